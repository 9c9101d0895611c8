import { CELL, mapScale, type FigureAxis, type MapFigure } from "../../../plot/index.ts";
import type { NumericField, Problem } from "../../../problem/index.ts";
import { completeStride, standIns, type PlotAxis } from "../../../sweep/index.ts";
import { viewFields, type View } from "../../../state/index.ts";
import { placeOnMap } from "./map-axes.ts";
import type { MapJob } from "./live-maps.ts";
import { mapQuantities } from "./map-quantities.ts";

/** The part of a map's drawing that depends on what is computed alone. */
type Surface = Pick<
  MapFigure,
  "xs" | "ys" | "values" | "kinds" | "region" | "side" | "scale" | "stride" | "lattice" | "computed"
>;

/** Keeps the surface last made, as long as nothing of it has changed: everything drawn hangs on it. */
export class SurfaceCache {
  #last: { readonly key: string; readonly surface: Surface } | null = null;

  /** The drawing of what is known of a map. */
  figure(
    job: MapJob,
    mapped: View["mapped"],
    fields: readonly NumericField[],
    problem: Problem,
  ): MapFigure {
    const key = `${job.key} ${mapped} ${job.count}`;
    if (this.#last?.key !== key) this.#last = { key, surface: surfaceOf(job, mapped) };
    const quantity = mapQuantities[mapped];
    const { axes } = job;
    const { mapped: field } = viewFields;
    return {
      ...this.#last.surface,
      x: figureAxis(axes.x, fields),
      y: figureAxis(axes.y, fields),
      label: (field.kind === "choice" && field.options[mapped]) || mapped,
      symbol: quantity.symbol,
      unit: quantity.unit,
      flatValue: quantity.flatValue,
      flatName: quantity.flatName,
      missingName: missingName(job, mapped),
      borderName: quantity.borderName,
      thresholdName: thresholdName(job),
      here: placeOnMap(problem, axes),
    };
  }
}

function figureAxis({ path, scale, range }: PlotAxis, fields: readonly NumericField[]): FigureAxis {
  const field = fields.find((one) => one.path === path);
  return { label: field?.label ?? path, symbol: field?.symbol ?? "", scale, range };
}

function surfaceOf(job: MapJob, mapped: View["mapped"]): Surface {
  const { plan, values: columns, done } = job;
  const quantity = mapQuantities[mapped];
  const width = plan.x.values.length;
  const stands = standIns(done, width);
  const values = new Float64Array(done.length).fill(Number.NaN);
  const kinds = new Uint8Array(done.length);
  const region = new Float64Array(done.length).fill(Number.NaN);
  const side = new Float64Array(done.length).fill(Number.NaN);
  const stride = completeStride(done, width);
  const finite: number[] = [];
  stands.forEach((from, cell) => {
    if (from < 0) return;
    side[cell] = columns.side?.[from] ?? Number.NaN;
    const value = quantity.value(columns, from);
    const nothing = quantity.nothing?.(columns, from) ?? false;
    if (!Number.isNaN(value) && quantity.nothing) region[cell] = nothing ? 1 : 0;
    values[cell] = value;
    kinds[cell] =
      nothing && quantity.flat
        ? CELL.flat
        : value === Infinity
          ? CELL.infinite
          : Number.isNaN(value)
            ? CELL.missing
            : CELL.value;
    // colours, like contours, stay as they are until the next finer blocks are all there
    const counts =
      stride === 0 || ((cell % width) % stride === 0 && Math.floor(cell / width) % stride === 0);
    if (counts && kinds[cell] === CELL.value) finite.push(value);
  });
  return {
    xs: Float64Array.from(plan.x.values),
    ys: Float64Array.from(plan.y.values),
    values,
    kinds,
    region,
    side,
    scale: mapScale(finite, quantity.scale),
    stride,
    lattice: `${job.key} ${mapped} ${stride}`,
    computed: job.count,
  };
}

function missingName(job: MapJob, mapped: View["mapped"]): string {
  const { copies } = job.plan.problem;
  if (mapQuantities[mapped].scale.ramp === "random" && typeof copies === "number" && copies > 64) {
    return "no random law for more than 64 copies";
  }
  return "no value";
}

/** Name of the line on which N = d. */
function thresholdName({ plan, axes }: MapJob): string {
  const { copies, rows, mask } = plan.problem;
  const swept = [axes.x.path, axes.y.path];
  if (rows === "masked-target") {
    if (plan.family !== "own") return "N = d at p*";
    return "N = d";
  }
  if (copies === "infinity") return "";
  if (swept.includes("copies")) return "γ = K, N = d";
  // unmasked rows alone are N = rank at their threshold, not always d
  const plain = plan.family !== "own" || mask.law !== "fixed" || mask.ratio > 0;
  return plain ? `γ = ${copies}, N = d` : "threshold";
}
