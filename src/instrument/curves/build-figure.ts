import {
  autoAxis,
  axisFraction,
  differenceRange,
  limitedAxis,
  verticalRange,
  type Figure,
  type FigureAxis,
  type FigureCaution,
  type FigurePoint,
  type FigureSeries,
  type FigureThreshold,
} from "../../plot/index.ts";
import type { NumericField, Problem } from "../../problem/index.ts";
import { curveQuantities } from "../../sweep/index.ts";
import { offeredAxes, type ExplorerState } from "../../state/index.ts";
import { referenceCurve, shownCurves, type ShownCurve } from "./shown-curves.ts";
import type { CurveCache, ProblemCurve } from "./curve-cache.ts";
import { lawName } from "./names.ts";
import { relativeSeries } from "./relative.ts";

/** Simulated points of a problem along the axis in force; empty when there are none. */
export type PointsOf = (problem: Problem) => readonly FigurePoint[];

/** Thresholds this near on the axis are one. */
const SAME_PLACE = 1e-6;

/** The field behind the axis. */
function axisField(state: ExplorerState): NumericField | undefined {
  return offeredAxes(state).find((field) => field.path === state.axis.path);
}

/** What the state draws: theory curves, experiments, thresholds and cautions. */
export function buildFigure(state: ExplorerState, cache: CurveCache, points: PointsOf): Figure {
  const { axis, view } = state;
  const { n } = state.experiment;
  const shown = shownCurves(state).map((one) => ({
    ...one,
    curve: cache.curve(one.problem, axis, n, view),
  }));
  const reference = referenceCurve(state);
  const held = reference && cache.curve(reference.problem, axis, n, view);
  const plain = shown.map((one) => seriesOf(one, state, cache, points(one.problem)));
  const series =
    held && state.reference
      ? plain.map((one) =>
          relativeSeries(one, { x: held.x, y: held.values }, state.reference?.as ?? "percent"),
        )
      : plain;
  const field = axisField(state);
  const x: FigureAxis = {
    label: field?.label ?? axis.path,
    symbol: field?.symbol ?? "",
    scale: axis.scale,
    range: axis.range,
  };
  return {
    x,
    y: limitedAxis(verticalAxis(state, x, series, reference?.name ?? null), state.limits),
    series,
    thresholds: mergedThresholds(shown.flatMap(({ curve }) => curve.thresholds)),
    cautions: visibleCautions(shown[0]?.curve.cautions ?? [], x),
    zero: reference ? `0: ${reference.name}` : zeroOf(state),
  };
}

/** What zero means where a quantity is a difference; null where it is not. */
function zeroOf({ view, problem }: ExplorerState): string | null {
  return view.quantity === "few-rows" ? `0: ${lawName(problem.mask)}, as it is` : null;
}

function seriesOf(
  { id, name, problem, stroke, role, curve }: ShownCurve & { readonly curve: ProblemCurve },
  state: ExplorerState,
  cache: CurveCache,
  points: readonly FigurePoint[],
): FigureSeries {
  const { axis, view } = state;
  const current = role === "current";
  return {
    id,
    name,
    ...stroke,
    current,
    member: role === "member",
    x: curve.x,
    total: curve.values,
    parts: current && view.parts ? curve.parts : null,
    points,
    refined:
      current && view.refined && view.quantity === "excess"
        ? cache.refined(problem, axis, state.experiment.n)
        : null,
    best: bestOnAxis(problem, state, cache),
  };
}

function verticalAxis(
  { view, reference }: ExplorerState,
  x: FigureAxis,
  series: readonly FigureSeries[],
  held: string | null,
): FigureAxis {
  const { label, symbol, unit: own } = curveQuantities[view.quantity];
  if (reference === null || held === null) {
    if (own !== undefined) {
      return { label, symbol, scale: "linear", range: differenceRange(series), unit: own };
    }
    if (view.vertical === "zero") return { label, symbol, ...autoAxis(x, series) };
    const scale = view.vertical === "log" ? "log" : "linear";
    return { label, symbol, scale, range: verticalRange(series, view.vertical) };
  }
  const unit = reference.as === "percent" ? "%" : "difference";
  const words = unit === "%" ? `${label} relative to ${held}` : `${label} minus that of ${held}`;
  return { label: words, symbol: "", scale: "linear", range: differenceRange(series), unit };
}

function bestOnAxis(
  problem: Problem,
  state: ExplorerState,
  cache: CurveCache,
): FigureSeries["best"] {
  if (state.axis.path !== "mask.ratio" || problem.mask.law !== "fixed") return null;
  if (state.view.quantity !== "excess") return null;
  const { ratio, risk, approaches } = cache.best(problem);
  if (approaches !== null) return null;
  const [from, to] = state.axis.range;
  if (risk.excessRisk === null || ratio < from || ratio > to) return null;
  return { x: ratio, y: risk.excessRisk };
}

function mergedThresholds(places: readonly number[]): FigureThreshold[] {
  const sorted = places.toSorted((a, b) => a - b);
  const distinct = sorted.filter(
    (x, i) => i === 0 || x - (sorted[i - 1] as number) > SAME_PLACE * Math.abs(x),
  );
  return distinct.map((x) => ({ x, name: "interpolation threshold" }));
}

/** Beyond this share of the axis a hatch would tell nothing apart; it is said in words instead. */
const MOST_HATCHED = 0.6;

/** Stretches to hatch: not those too thin to be seen, and none when they cover most of the axis. */
function visibleCautions(cautions: readonly FigureCaution[], axis: FigureAxis): FigureCaution[] {
  if (coverMost(cautions, axis)) return [];
  return cautions.filter((caution) => shareOf(caution, axis) > 1e-3);
}

function shareOf({ from, to }: FigureCaution, axis: FigureAxis): number {
  return axisFraction(axis, to) - axisFraction(axis, from);
}

function coverMost(cautions: readonly FigureCaution[], axis: FigureAxis): boolean {
  return cautions.reduce((sum, one) => sum + shareOf(one, axis), 0) > MOST_HATCHED;
}

/** Why experiments of this size are of little use on most of the axis; null when they are of use. */
export function overallCaution(state: ExplorerState, cache: CurveCache): string | null {
  const { n } = state.experiment;
  const { cautions } = cache.curve(state.problem, state.axis, n, state.view);
  const [first] = cautions;
  if (!first || !coverMost(cautions, { label: "", symbol: "", ...state.axis })) return null;
  return `With n = ${n}, means are unreliable on most of this axis: ${first.why}. A larger n helps.`;
}
