import {
  axisFraction,
  verticalRange,
  type Figure,
  type FigureAxis,
  type FigureCaution,
  type FigurePoint,
  type FigureSeries,
  type FigureThreshold,
} from "../../../plot/index.ts";
import type { NumericField, Problem } from "../../../problem/index.ts";
import { curveQuantities } from "../../../sweep/index.ts";
import { currentName } from "../../state/names.ts";
import { offeredAxes, type ExplorerState } from "../../state/state.ts";
import { strokesOf, type Stroke } from "../../state/strokes.ts";
import type { CurveCache } from "./curve-cache.ts";

/** Simulated points of a problem along the axis in force; empty when there are none. */
export type PointsOf = (problem: Problem) => readonly FigurePoint[];

/** Thresholds this near on the axis are one. */
const SAME_PLACE = 1e-6;

/** The field behind the axis. */
export function axisField(state: ExplorerState): NumericField | undefined {
  return offeredAxes(state).find((field) => field.path === state.axis.path);
}

/** What the state draws: theory curves, experiments, thresholds and cautions. */
export function buildFigure(
  state: ExplorerState,
  cache: CurveCache,
  points: PointsOf,
  n: number,
): Figure {
  const strokes = strokesOf(state);
  const { axis, pins, problem: edited, view } = state;
  const { quantity } = view;
  const all = [{ name: currentName(edited, axis.path), problem: edited, shown: true }, ...pins].map(
    (one, index) => ({ ...one, current: index === 0, stroke: strokes[index] as Stroke }),
  );
  const shown = all
    .filter((one) => one.shown)
    .map((one) => ({ ...one, curve: cache.curve(one.problem, axis, n, view) }));
  const series = shown.map(({ name, problem, current, stroke, curve }, index): FigureSeries => {
    return {
      id: `${index}`,
      name,
      ...stroke,
      current,
      x: curve.x,
      total: curve.values,
      parts: current && view.parts ? curve.parts : null,
      points: points(problem),
      refined:
        current && view.refined && quantity === "excess" ? cache.refined(problem, axis, n) : null,
      best: bestOnAxis(problem, state, cache),
    };
  });
  const field = axisField(state);
  const x: FigureAxis = {
    label: field?.label ?? axis.path,
    symbol: field?.symbol ?? "",
    scale: axis.scale,
    range: axis.range,
  };
  const { vertical } = view;
  return {
    x,
    y: {
      label: curveQuantities[quantity].label,
      symbol: curveQuantities[quantity].symbol,
      scale: vertical === "log" ? "log" : "linear",
      range: verticalRange(series, vertical),
    },
    series,
    thresholds: mergedThresholds(shown.flatMap(({ curve }) => curve.thresholds)),
    cautions: visibleCautions(shown[0]?.curve.cautions ?? [], x),
  };
}

function bestOnAxis(
  problem: Problem,
  state: ExplorerState,
  cache: CurveCache,
): FigureSeries["best"] {
  if (state.axis.path !== "mask.ratio" || problem.mask.law !== "fixed") return null;
  if (state.view.quantity !== "excess") return null;
  const { ratio, risk } = cache.best(problem);
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
  return cautions
    .filter((caution) => shareOf(caution, axis) > 1e-3)
    .map(({ from, to, why }) => ({
      from,
      to,
      why: `Simulated means are unreliable here: ${why}.`,
    }));
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
