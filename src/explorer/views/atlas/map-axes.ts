import { valueAt, withValueAt, type NumericField, type Problem } from "../../../problem/index.ts";
import { axisValues, type MapPlan, type PlotAxis } from "../../../sweep/index.ts";
import { axisFields, usualAxis, type ExplorerState } from "../../../state/index.ts";
import { familyOf, mapQuantities } from "./map-quantities.ts";

/** The two axes of a map. */
export interface MapAxes {
  readonly x: PlotAxis;
  readonly y: PlotAxis;
}

/**
 * Fields that a map may run over: every number of the problem; but those of its mask law only where
 * the map shows what that law does, and not the best one in its place.
 */
export function mapFields({ problem, view }: ExplorerState): NumericField[] {
  const fields = axisFields(problem);
  if (mapQuantities[view.mapped].family === "own") return fields;
  return fields.filter(({ path }) => !path.startsWith("mask."));
}

/** Fields worth a vertical axis first. */
const LIKELY = ["noise", "spectrum.spikes.0", "spectrum.communality", "gamma"];

/** The two axes of the map: the state's own where they fit, else the usual ones. */
export function mapAxes(state: ExplorerState): MapAxes {
  const fields = mapFields(state);
  const known = (axis: PlotAxis | null): axis is PlotAxis =>
    axis !== null && fields.some((field) => field.path === axis.path);
  const usual = (path: string | undefined): PlotAxis => {
    const field = fields.find((one) => one.path === path) ?? fields[0];
    if (field === undefined) throw new TypeError("a problem has no numeric field");
    return usualAxis(field);
  };
  const x = known(state.axis) ? state.axis : usual("gamma");
  if (known(state.across) && state.across.path !== x.path) return { x, y: state.across };
  const free = fields.map((field) => field.path).filter((path) => path !== x.path);
  return { x, y: usual(LIKELY.find((path) => free.includes(path)) ?? free[0]) };
}

/** What the map shows instead of what was asked for, in words; empty when it shows just that. */
export function axesNote(state: ExplorerState): string {
  const { x, y } = mapAxes(state);
  const name = (path: string): string =>
    axisFields(state.problem).find((field) => field.path === path)?.label ?? path;
  if (state.across?.path === x.path) {
    return `Both axes would be the ${name(x.path)}: a map needs two fields, so it goes up over the ${name(y.path)}.`;
  }
  // the horizontal axis is the curves', whose usual field is the mask ratio: nobody asked for it here
  const { across } = state;
  if (across !== null && across.path !== y.path && across.path.startsWith("mask.")) {
    return `This map finds the best mask itself, so it cannot run over the ${name(across.path)}.`;
  }
  return "";
}

/** The plan of the map that a state asks for. */
export function mapPlan(state: ExplorerState): MapPlan {
  const { x, y } = mapAxes(state);
  const fields = mapFields(state);
  const count = Number(state.view.cells);
  const family = familyOf(state.view.mapped, state.problem);
  return {
    problem: family === "own" ? state.problem : withPlainMask(state.problem),
    x: { path: x.path, values: placesOf(x, fields, count) },
    y: { path: y.path, values: placesOf(y, fields, count) },
    family,
  };
}

/** The problem with a mask law that every other field allows: it is going to be replaced. */
function withPlainMask(problem: Problem): Problem {
  return { ...problem, mask: { law: "fixed", ratio: 0.5 } };
}

/** Places along an axis; whole numbers where the field takes no others. */
function placesOf(axis: PlotAxis, fields: readonly NumericField[], count: number): number[] {
  const [from, to] = axis.range;
  const values = axisValues({ from, to, count, scale: axis.scale });
  const field = fields.find((one) => one.path === axis.path);
  if (field?.interval.integer !== true) return values;
  return [...new Set(values.map(Math.round))].filter((value) => value >= from && value <= to);
}

/** Where the problem stands on axes; null when one does not hold it. */
export function placeOnMap(problem: Problem, axes: MapAxes): { x: number; y: number } | null {
  const [x, y] = [axes.x, axes.y].map((axis) => {
    const value = valueAt(problem, axis.path);
    const inside = typeof value === "number" && value >= axis.range[0] && value <= axis.range[1];
    return inside ? value : null;
  });
  return typeof x === "number" && typeof y === "number" ? { x, y } : null;
}

/** What a map depends on: neither on the values its axes replace, nor on a law that it replaces. */
export function planKey({ problem, x, y, family }: MapPlan): string {
  const across = withValueAt(withValueAt(problem, x.path, null), y.path, null);
  return JSON.stringify([family, across, x, y]);
}
