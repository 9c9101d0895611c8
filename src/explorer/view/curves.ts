import { InvalidProblem, setField, valueAt, type Problem } from "../../problem/index.ts";
import type { FigureCaution } from "../../plot/index.ts";
import {
  axisGrid,
  experimentCaution,
  problemsAlong,
  riskCurve,
  type PlotAxis,
  type RiskCurve,
} from "../../sweep/index.ts";
import { seriesKey } from "../state/series-key.ts";
import { bestFixedRatio, thresholdsAlong, type BestFixedRatio } from "../../theory/index.ts";

/** Places at which each curve is evaluated before thresholds add theirs. */
const PLACES = 201;

/** Everything that theory says about one problem along one axis. */
export interface ProblemCurve {
  readonly curve: RiskCurve;
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
  readonly #curves = new Map<string, ProblemCurve>();
  readonly #best = new WeakMap<Problem, BestFixedRatio>();

  /** Theory along the axis; `n` samples for the cautions. */
  curve(problem: Problem, axis: PlotAxis, n: number): ProblemCurve {
    const key = `${n} ${seriesKey(problem, axis)}`;
    const known = this.#curves.get(key);
    const value = known ?? computeCurve(problem, axis, n);
    // put last: the first of the map is the one longest unused
    this.#curves.delete(key);
    this.#curves.set(key, value);
    const [oldest] = this.#curves.keys();
    if (this.#curves.size > KEPT && oldest !== undefined) this.#curves.delete(oldest);
    return value;
  }

  /** The best fixed ratio of the problem, whatever its own law. */
  best(problem: Problem): BestFixedRatio {
    let best = this.#best.get(problem);
    if (best === undefined) {
      best = bestFixedRatio(problem);
      this.#best.set(problem, best);
    }
    return best;
  }
}

function computeCurve(problem: Problem, axis: PlotAxis, n: number): ProblemCurve {
  const thresholds = thresholdsOn(problem, axis);
  const x = axisGrid(axis, PLACES, thresholds);
  const problems = problemsAlong(problem, axis.path, x);
  const varies = valueAt(problem, axis.path) !== undefined;
  return {
    curve: riskCurve(x, problems),
    thresholds,
    cautions: varies ? cautionsOn(x, problems, n) : [],
  };
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

/** Where the problem passes an interpolation threshold on the axis. */
function thresholdsOn(problem: Problem, axis: PlotAxis): number[] {
  if (valueAt(problem, axis.path) === undefined) return [];
  const log = axis.scale === "log";
  const [from, to] = axis.range;
  const [low, high] = log ? [Math.log(from), Math.log(to)] : [from, to];
  const at = (x: number): Problem => setField(problem, axis.path, log ? Math.exp(x) : x);
  try {
    return thresholdsAlong(at, low, high).map((x) => (log ? Math.exp(x) : x));
  } catch (error) {
    // part of the axis is not allowed in this problem (min above max): it has no thresholds to name
    if (error instanceof InvalidProblem) return [];
    throw error;
  }
}
