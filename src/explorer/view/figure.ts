import {
  axisFraction,
  verticalRange,
  type Figure,
  type FigureAxis,
  type FigureCaution,
  type FigurePoint,
  type FigureSeries,
  type FigureThreshold,
} from "../../plot/index.ts";
import type { NumericField, Problem } from "../../problem/index.ts";
import { isRandomLaw, currentName } from "../state/names.ts";
import { offeredAxes, type ExplorerState } from "../state/state.ts";
import type { CurveCache } from "./curves.ts";

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
  const shown = [
    { name: currentName(state.problem, state.axis.path), problem: state.problem, current: true },
    ...state.pins.filter((pin) => pin.shown).map((pin) => ({ ...pin, current: false })),
  ];
  const tones = tonesOf(state);
  const series = shown.map(({ name, problem, current }, index): FigureSeries => {
    const { curve } = cache.curve(problem, state.axis, n);
    const pin = current
      ? -1
      : state.pins.findIndex((one) => one.problem === problem && one.name === name);
    return {
      id: `${index}`,
      name,
      tone: tones[pin + 1] ?? 0,
      dash: pin + 1,
      current,
      x: curve.x,
      total: curve.excessRisk,
      parts: current && state.view.parts ? { bias: curve.bias, variance: curve.variance } : null,
      points: points(problem),
      best: bestOnAxis(problem, state, cache),
    };
  });
  const field = axisField(state);
  const x: FigureAxis = {
    label: field?.label ?? state.axis.path,
    symbol: field?.symbol ?? "",
    scale: state.axis.scale,
    range: state.axis.range,
  };
  const vertical = state.view.vertical;
  return {
    x,
    y: {
      label: "excess risk",
      symbol: "",
      scale: vertical === "log" ? "log" : "linear",
      range: verticalRange(series, vertical),
    },
    series,
    thresholds: mergedThresholds(
      shown.map(({ problem }) => cache.curve(problem, state.axis, n).thresholds).flat(),
    ),
    cautions: visibleCautions(cache.curve(state.problem, state.axis, n).cautions, x),
  };
}

/** A hue for the current problem and each pin; random laws share the accent. */
export function tonesOf(state: ExplorerState): (number | "random")[] {
  let next = 0;
  const problems = [state.problem, ...state.pins.map((pin) => pin.problem)];
  return problems.map((problem) => (isRandomLaw(problem.mask) ? "random" : next++));
}

function bestOnAxis(
  problem: Problem,
  state: ExplorerState,
  cache: CurveCache,
): FigureSeries["best"] {
  if (state.axis.path !== "mask.ratio" || problem.mask.law !== "fixed") return null;
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

/** Stretches too thin to hatch are left out; they are still told at each point. */
function visibleCautions(cautions: readonly FigureCaution[], axis: FigureAxis): FigureCaution[] {
  return cautions
    .filter(({ from, to }) => axisFraction(axis, to) - axisFraction(axis, from) > 1e-3)
    .map(({ from, to, why }) => ({
      from,
      to,
      why: `Simulated means are unreliable here: ${why}.`,
    }));
}
