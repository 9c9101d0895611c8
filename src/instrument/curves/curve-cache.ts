import {
  InvalidProblem,
  setField,
  spectralAtoms,
  valueAt,
  withValueAt,
  type Problem,
} from "../../problem/index.ts";
import { canonicalJson } from "../../simulation/index.ts";
import type { FigureCaution, FigureSeries } from "../../plot/index.ts";
import {
  axisGrid,
  curveQuantities,
  type CurveQuantityName,
  experimentCaution,
  fewRows,
  problemsAlong,
  riskCurve,
  type PlotAxis,
} from "../../sweep/index.ts";
import { type View, seriesKey } from "../../state/index.ts";
import {
  bestFixedRatio,
  bestRidge,
  type BestRidge,
  finiteSizeRisk,
  thresholdsAlong,
  type BestFixedRatio,
} from "../../theory/index.ts";

/** Places at which each curve is evaluated before thresholds add theirs. */
const PLACES = 201;

/** Everything that theory says about one problem along one axis. */
export interface ProblemCurve {
  readonly x: Float64Array;
  /** The quantity shown; NaN where it is infinite or not defined. */
  readonly values: Float64Array;
  /** Bias and variance of the clean excess risk; null for other quantities. */
  readonly parts: { readonly bias: Float64Array; readonly variance: Float64Array } | null;
  /** Interpolation thresholds on the axis, ascending. */
  readonly thresholds: readonly number[];
  /** Where experiments with n samples cannot be trusted, and why. */
  readonly cautions: readonly FigureCaution[];
}

/** Curves kept: more than are ever on a plot, few enough to forget while a slider is dragged. */
const KEPT = 48;

/**
 * Curves by what they are, so that while one problem is dragged the pinned ones are not computed
 * again, and moving the marker along the axis computes nothing.
 */
export class CurveCache {
  /** Whether something is being dragged: what is searched for is then computed at fewer places. */
  coarse = false;
  readonly #curves = new Map<string, ProblemCurve>();
  readonly #ridge = new WeakMap<Problem, BestRidge>();
  #refinedKey = "";
  #refined: FigureSeries["refined"] = null;
  readonly #best = new Map<string, BestFixedRatio>();

  /** Theory along the axis; `n` samples for the cautions. */
  curve(
    problem: Problem,
    axis: PlotAxis,
    n: number,
    { quantity }: Pick<View, "quantity">,
  ): ProblemCurve {
    // what a few rows do depends on the law in force, the marker's place on the axis included
    const own = quantity === "few-rows" ? canonicalJson(problem) : "";
    const coarse = this.coarse && curveQuantities[quantity].searched === true;
    const key = `${n} ${quantity} ${seriesKey(problem, axis)} ${own} ${coarse}`;
    const known = this.#curves.get(key);
    const value = known ?? computeCurve(problem, axis, n, quantity, coarse);
    keepLatest(this.#curves, key, value);
    return value;
  }

  /** Theory refined for n samples, along the axis; null where the refinement does not apply. */
  refined(problem: Problem, axis: PlotAxis, n: number): FigureSeries["refined"] {
    const key = `${n} ${seriesKey(problem, axis)}`;
    if (key !== this.#refinedKey) {
      this.#refinedKey = key;
      this.#refined = refinedCurve(problem, axis, n);
    }
    return this.#refined;
  }

  /** The best ridge of the problem, whatever its own. */
  ridge(problem: Problem): BestRidge {
    let best = this.#ridge.get(problem);
    if (best === undefined) {
      best = bestRidge(problem);
      this.#ridge.set(problem, best);
    }
    return best;
  }

  /** The best fixed ratio of the problem, whatever its own law. */
  best(problem: Problem): BestFixedRatio {
    // it is the same for every law, so that moving the marker along the ratio searches nothing
    const key = canonicalJson(withValueAt(problem, "mask", null));
    const best = this.#best.get(key) ?? bestFixedRatio(problem);
    keepLatest(this.#best, key, best);
    return best;
  }
}

/** Puts an entry last and forgets the one longest unused, which is the first of the map. */
function keepLatest<T>(map: Map<string, T>, key: string, value: T): void {
  map.delete(key);
  map.set(key, value);
  const [oldest] = map.keys();
  if (map.size > KEPT && oldest !== undefined) map.delete(oldest);
}

function computeCurve(
  problem: Problem,
  axis: PlotAxis,
  n: number,
  quantity: CurveQuantityName,
  coarse: boolean,
): ProblemCurve {
  if (quantity === "few-rows") return fewRowsCurve(problem, axis);
  if (curveQuantities[quantity].searched) return searchedCurve(problem, axis, quantity, coarse);
  const thresholds = thresholdsOn(problem, axis);
  const x = axisGrid(axis, PLACES, thresholds);
  const problems = problemsAlong(problem, axis.path, x);
  const varies = valueAt(problem, axis.path) !== undefined;
  return {
    x,
    ...valuesOf(x, problems, quantity),
    thresholds,
    cautions: varies ? cautionsOn(x, problems, n) : [],
  };
}

/** D(p) along the ratio; a gap everywhere along other axes, where it says nothing. */
function fewRowsCurve(problem: Problem, axis: PlotAxis): ProblemCurve {
  const x = axisGrid(axis, PLACES);
  const values = axis.path === "mask.ratio" ? fewRows(problem, x) : x.map(() => Number.NaN);
  return { x, values, parts: null, thresholds: [], cautions: [] };
}

/** Fewest and most places of a quantity that is searched for, and its eigenvalues times places. */
const SEARCHED_PLACES = [21, 81] as const;
const SEARCHED_WORK = 1200;
/** How many times fewer they are while something is dragged. */
const COARSER = 3;

/** A quantity that is searched for among mask laws: at fewer places, and once where only the law varies. */
function searchedCurve(
  problem: Problem,
  axis: PlotAxis,
  quantity: CurveQuantityName,
  coarse: boolean,
): ProblemCurve {
  const eigenvalues = spectralAtoms(problem.spectrum).lambda.length;
  const [fewest, most] = SEARCHED_PLACES;
  const count = Math.min(most, Math.max(fewest, Math.round(SEARCHED_WORK / eigenvalues)));
  const x = axisGrid(axis, coarse ? Math.round(count / COARSER) : count);
  const { value } = curveQuantities[quantity];
  const found = (one: Problem | null): number => (one && value(one)) ?? Number.NaN;
  const values = axis.path.startsWith("mask.")
    ? new Float64Array(x.length).fill(found(problem))
    : Float64Array.from(problemsAlong(problem, axis.path, x), found);
  return { x, values, parts: null, thresholds: [], cautions: [] };
}

/** Places of the refined curve: it costs a hundred times a limit, and is smooth. */
const REFINED_PLACES = 45;

function refinedCurve(problem: Problem, axis: PlotAxis, n: number): FigureSeries["refined"] {
  if (problem.copies !== 1) return null;
  const x = axisGrid(axis, REFINED_PLACES, []);
  const y = Float64Array.from(problemsAlong(problem, axis.path, x), (one) => {
    if (one === null) return Number.NaN;
    const d = Math.max(1, Math.round(one.gamma * n));
    return finiteSizeRisk(one, { n, d }).excessRisk ?? Number.NaN;
  });
  return { x, y };
}

function valuesOf(
  x: Float64Array,
  problems: readonly (Problem | null)[],
  quantity: CurveQuantityName,
): Pick<ProblemCurve, "values" | "parts"> {
  if (quantity === "excess") {
    const { excessRisk, bias, variance } = riskCurve(x, problems);
    return { values: excessRisk, parts: { bias, variance } };
  }
  const { value } = curveQuantities[quantity];
  let last: { problem: Problem | null; value: number } | null = null;
  const values = Float64Array.from(problems, (problem) => {
    if (last === null || last.problem !== problem) {
      last = { problem, value: (problem === null ? null : value(problem)) ?? Number.NaN };
    }
    return last.value;
  });
  return { values, parts: null };
}

/** Stretches of the axis where simulated means cannot be trusted, from neighbouring places. */
function cautionsOn(
  x: Float64Array,
  problems: readonly (Problem | null)[],
  n: number,
): FigureCaution[] {
  const found: FigureCaution[] = [];
  let previous: string | null = null;
  problems.forEach((problem, i) => {
    const place = x[i] as number;
    const why = problem === null ? null : experimentCaution(problem, n);
    if (why !== null) {
      const last = found.at(-1);
      // neighbours touch, so that no seam shows where only the reason changes
      if (last !== undefined && previous !== null) found[found.length - 1] = { ...last, to: place };
      if (why !== previous) found.push({ from: place, to: place, why });
    }
    previous = why;
  });
  return found;
}

/** More thresholds than a problem can pass on its way along one field. */
const MOST_THRESHOLDS = 6;

/** Where the problem passes an interpolation threshold on the axis. */
function thresholdsOn(problem: Problem, axis: PlotAxis): number[] {
  if (valueAt(problem, axis.path) === undefined) return [];
  const log = axis.scale === "log";
  const [from, to] = axis.range;
  const [low, high] = log ? [Math.log(from), Math.log(to)] : [from, to];
  const at = (x: number): Problem => setField(problem, axis.path, log ? Math.exp(x) : x);
  try {
    const found = thresholdsAlong(at, low, high);
    // a problem that stays at its threshold passes none
    return found.length > MOST_THRESHOLDS ? [] : found.map((x) => (log ? Math.exp(x) : x));
  } catch (error) {
    // part of the axis is not allowed in this problem (min above max): it has no thresholds to name
    if (error instanceof InvalidProblem) return [];
    throw error;
  }
}
