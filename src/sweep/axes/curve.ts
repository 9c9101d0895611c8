import { InvalidProblem, setField, valueAt, type Problem } from "../../problem/index.ts";
import { risk, type Risk } from "../../theory/index.ts";

/** A stretch of one field, the axis of a plot. */
export interface PlotAxis {
  /** Dotted path of the field that varies. */
  readonly path: string;
  readonly scale: "linear" | "log";
  /** Ends, ascending; both positive on a log scale. */
  readonly range: readonly [number, number];
}

/**
 * Theory along an axis. Where a quantity is infinite, or the field's value is not allowed in this
 * problem, the entry is NaN: a gap.
 */
export interface RiskCurve {
  readonly x: Float64Array;
  readonly excessRisk: Float64Array;
  /** Bias of the clean excess risk. */
  readonly bias: Float64Array;
  /** Variance of the clean excess risk. */
  readonly variance: Float64Array;
}

/** Closest approach to a threshold, as a fraction of the axis. */
const CLOSEST = 1e-4;

/** Extra places on each side of a threshold. */
const AROUND = 14;

/**
 * Places at which a curve is evaluated: even on the axis' own scale, denser towards each threshold,
 * where the risk behaves like 1/|γ−1|, and with each threshold itself, so that the curve breaks there.
 */
export function axisGrid(
  axis: PlotAxis,
  count: number,
  thresholds: readonly number[] = [],
): Float64Array {
  const [from, to] = axis.range;
  const log = axis.scale === "log";
  const place = (fraction: number): number =>
    log ? from * (to / from) ** fraction : from + (to - from) * fraction;
  const fractions = Array.from({ length: count }, (_, i) => i / (count - 1));
  const values = new Set(fractions.map(place));
  for (const threshold of thresholds) {
    if (!(threshold > from && threshold < to)) continue;
    const centre = log
      ? Math.log(threshold / from) / Math.log(to / from)
      : (threshold - from) / (to - from);
    values.add(threshold);
    for (let i = 0; i < AROUND; i++) {
      const distance = CLOSEST * (0.03 / CLOSEST) ** (i / (AROUND - 1));
      for (const near of [centre - distance, centre + distance]) {
        if (near > 0 && near < 1) values.add(place(near));
      }
    }
  }
  return Float64Array.from(values).sort();
}

/**
 * The problem at each place of an axis; null where the value is not allowed in it. A problem that has
 * no such field does not depend on it: it is the same at every place.
 */
export function problemsAlong(problem: Problem, path: string, x: Float64Array): (Problem | null)[] {
  const level = valueAt(problem, path) === undefined;
  return Array.from(x, (place) => (level ? problem : problemAt(problem, path, place)));
}

function problemAt(problem: Problem, path: string, value: number): Problem | null {
  try {
    return setField(problem, path, value);
  } catch (error) {
    if (error instanceof InvalidProblem) return null;
    throw error;
  }
}

/**
 * The risk along an axis, of the problems at its places ({@link problemsAlong}).
 *
 * Cost: one theory evaluation for each problem that differs from its neighbour.
 */
export function riskCurve(x: Float64Array, problems: readonly (Problem | null)[]): RiskCurve {
  const curve: RiskCurve = {
    x,
    excessRisk: new Float64Array(x.length),
    bias: new Float64Array(x.length),
    variance: new Float64Array(x.length),
  };
  let value: Risk | null = null;
  problems.forEach((problem, i) => {
    if (i === 0 || problem !== problems[i - 1]) value = problem === null ? null : risk(problem);
    curve.excessRisk[i] = value?.excessRisk ?? Number.NaN;
    curve.bias[i] = value?.bias ?? Number.NaN;
    curve.variance[i] = value?.variance ?? Number.NaN;
  });
  return curve;
}
