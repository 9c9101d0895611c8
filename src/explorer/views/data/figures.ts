import type { TablePopulation, TableRows } from "../../../data/index.ts";
import { lawName } from "../../../instrument/index.ts";
import { summarize } from "../../../numerics/index.ts";
import {
  type Figure,
  type FigurePoint,
  type FigureSeries,
  type FigureThreshold,
  type Tone,
} from "../../../plot/index.ts";
import { type Problem } from "../../../problem/index.ts";
import type { Observation } from "../../../simulation/index.ts";
import {
  axisGrid,
  experimentCaution,
  problemsAlong,
  signedPercent,
  type PlotAxis,
} from "../../../sweep/index.ts";
import { risk, thresholdsAlong } from "../../../theory/index.ts";
import type { Advice } from "./advice.ts";
import type { HeldCell } from "./holdout-cells.ts";
import { errorsAlong, sizesBetween, type LearningCurve } from "./learning.ts";
import type { RefinedCurve } from "./predicted.ts";
import { largestShown } from "./ratio-axis.ts";

/** A held-out cell with what it gave and what theory expects of it. */
export interface HeldResult extends HeldCell {
  readonly observations: readonly Observation[];
  readonly expected: number | null;
}

const ERROR = { label: "error on new rows", symbol: "" } as const;
const PLACES = 161;

function series(
  id: string,
  name: string,
  tone: Tone,
  lines: Pick<FigureSeries, "x" | "total"> & Partial<FigureSeries>,
): FigureSeries {
  return {
    id,
    name,
    tone,
    dash: 0,
    current: false,
    member: false,
    parts: null,
    points: [],
    refined: null,
    best: null,
    ...lines,
  };
}

/** What a cell gave, as a point; null before its first split. */
function heldPoint({ x, cell, observations, expected }: HeldResult): FigurePoint | null {
  const { mean, median, standardError, replicates } = summarize(
    observations.map(({ totalRisk }) => totalRisk).filter((value) => Number.isFinite(value)),
  );
  if (mean === null || median === null) return null;
  const caution = experimentCaution(cell.problem, cell.n);
  const compared = expected !== null && caution === null;
  return {
    x,
    mean,
    median,
    standardError,
    replicates,
    caution,
    z: compared && standardError ? (mean - expected) / standardError : null,
    verdict: compared ? `${signedPercent(mean / expected - 1)} beside theory at this n` : null,
  };
}

const pointsOn = (results: readonly HeldResult[], on: HeldCell["on"]): FigurePoint[] =>
  results.filter((one) => one.on === on).flatMap((one) => heldPoint(one) ?? []);

/** The error on new rows against the fixed ratio, and the level of the law in force where it is another. */
export function riskFigure(
  problem: Problem,
  axis: PlotAxis,
  refined: RefinedCurve | null,
  best: Advice | null,
  results: readonly HeldResult[],
): Figure {
  const fixed: Problem =
    problem.mask.law === "fixed" ? problem : { ...problem, mask: { law: "fixed", ratio: 0.1 } };
  const [from, to] = axis.range;
  const places = thresholdsAlong(
    (ratio) => {
      return { ...fixed, mask: { law: "fixed", ratio } };
    },
    1e-4,
    to,
  );
  const x = axisGrid(axis, PLACES, places);
  const total = Float64Array.from(
    problemsAlong(fixed, axis.path, x),
    (one) => (one === null ? null : risk(one).totalRisk) ?? Number.NaN,
  );
  const inside = best !== null && best.attained && best.ratio >= from && best.ratio <= to;
  const curves = [
    series("ratio", "one ratio", 0, {
      x,
      total,
      current: true,
      points: pointsOn(results, "ratio"),
      refined,
      best: inside ? { x: best.ratio, y: best.error } : null,
    }),
  ];
  if (problem.mask.law !== "fixed") {
    const level = risk(problem).totalRisk ?? Number.NaN;
    const tone = problem.mask.law === "uniform" ? "random" : 2;
    curves.push(
      series("law", lawName(problem.mask), tone, {
        x,
        total: x.map(() => level),
        dash: 1,
        points: pointsOn(results, "law"),
      }),
    );
  }
  return {
    x: { label: "mask ratio", symbol: "p", scale: "linear", range: axis.range },
    y: { ...ERROR, scale: "linear", range: errorRange(curves, true) },
    series: curves,
    thresholds: places.map((place) => ({ x: place, name: "rows that count = features" })),
    cautions: [],
    zero: null,
  };
}

/** A range from under the curves, or from 0, to the largest error worth showing. */
function errorRange(curves: readonly FigureSeries[], fit: boolean): [number, number] {
  const values = curves.flatMap(({ total }) => [...total].filter((value) => value > 0));
  if (values.length === 0) return [0, 1];
  const least = Math.min(...values);
  const top = Math.min(Math.max(...values), largestShown(least));
  const air = 0.06 * Math.max(top - least, 0.05 * top);
  return [fit ? Math.max(0, least - 2 * air) : 0, top + air];
}

/** Ends of the axis of training rows: from few to four times what the table has. */
export function sizeRange({ rows, columns }: TableRows): readonly [number, number] {
  return [Math.max(4, Math.round(columns / 10)), 4 * Math.max(rows, columns)];
}

/** The error on new rows against the number of training rows, beyond those of the table too. */
export function learningFigure(
  problem: Problem,
  table: TableRows,
  features: number,
  curve: LearningCurve | null,
  results: readonly HeldResult[],
): Figure {
  const range = sizeRange(table);
  const n = sizesBetween(range);
  const curves = [
    ...(curve?.unmasked
      ? [series("unmasked", "no masks", 4, { x: curve.n, total: curve.unmasked, dash: 1 })]
      : []),
    ...(curve === null
      ? []
      : [series("best", "best ratio at each n", 1, { x: curve.n, total: curve.best, dash: 2 })]),
    series("own", "masks as they are", 0, {
      x: n,
      total: errorsAlong(problem, features, n),
      current: true,
      points: pointsOn(results, "size"),
    }),
  ];
  const marks: FigureThreshold[] = [{ x: table.rows, name: "rows of the table" }];
  return {
    x: { label: "training rows", symbol: "n", scale: "log", range },
    y: { ...ERROR, scale: "linear", range: errorRange(curves, false) },
    series: curves,
    thresholds: marks,
    cautions: [],
    zero: null,
  };
}

/** Eigenvalues, largest first: the table's own, and those of the population behind it. */
export function spectrumFigure(
  { sample, eigenvalues, masses }: TablePopulation,
  columns: number,
): Figure {
  const order = Array.from(eigenvalues.keys())
    .filter((k) => (masses[k] ?? 0) > 0)
    .toSorted((a, b) => (eigenvalues[b] ?? 0) - (eigenvalues[a] ?? 0));
  const stepsX: number[] = [];
  const stepsY: number[] = [];
  let reached = 0;
  for (const k of order) {
    stepsX.push(reached);
    reached = Math.min(1, reached + (masses[k] ?? 0));
    stepsX.push(reached);
    stepsY.push(eigenvalues[k] ?? 0, eigenvalues[k] ?? 0);
  }
  const shown = sample.filter((value) => value > 1e-9);
  const all = [
    series("sample", "the table’s own", 4, {
      x: Float64Array.from(shown, (_, k) => (k + 0.5) / columns),
      total: shown,
      dash: 1,
    }),
    series("population", "behind it, estimated", 0, {
      x: Float64Array.from(stepsX),
      total: Float64Array.from(stepsY),
      current: true,
    }),
  ];
  return {
    x: {
      label: "share of the directions, largest first",
      symbol: "",
      scale: "linear",
      range: [0, 1],
    },
    y: { label: "eigenvalue", symbol: "λ", scale: "log", range: logRange(all) },
    series: all,
    thresholds: [],
    cautions: [],
    zero: null,
  };
}

function logRange(curves: readonly FigureSeries[]): [number, number] {
  const values = curves.flatMap(({ total }) => [...total]).filter((value) => value > 0);
  const low = Math.max(1e-6, Math.min(...values));
  return [10 ** Math.floor(Math.log10(low)), 10 ** Math.ceil(Math.log10(Math.max(...values)))];
}
