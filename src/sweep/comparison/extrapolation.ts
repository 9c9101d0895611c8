import {
  meanScore,
  skewness,
  standardError,
  summarize,
  type SampleMean,
} from "../../numerics/index.ts";
import type { Problem } from "../../problem/index.ts";
import { risk } from "../../theory/index.ts";
import { isWithin, sampleMean } from "./estimate.ts";
import type { Size } from "./precision.ts";

/** Experiments of one size. */
export interface SizedDraws extends Size {
  /** Excess risks of replicates 0, 1, …, under one seed for all sizes. */
  readonly draws: ArrayLike<number>;
}

/** The mean of one size, at the aspect ratio asked for. */
export interface SizedMean extends Size {
  readonly mean: number;
  readonly standardError: number;
  readonly replicates: number;
}

/** Means of several sizes run out to n = ∞: a of a + b/n. */
export interface Extrapolation extends SampleMean {
  /** b of a + b/n. */
  readonly slope: number;
  readonly sizes: readonly SizedMean[];
  /** Normal score of the three means' distance from a line; null of two sizes. */
  readonly bend: number | null;
  /** How many of the largest sizes the line goes through: all, or two where all do not lie on one. */
  readonly used: number;
  /** The mean of the smallest size, as it is. */
  readonly atSize: SampleMean;
  /** What a comes to in each replicate that all sizes have. */
  readonly draws: Float64Array;
}

/** Sizes whose means are run out to n = ∞, as multiples of n. */
export const EXTRAPOLATED: readonly number[] = [1, 2, 4];

/** Chance of leaving out the smallest size without need. */
const BENT = 0.01;

/**
 * Fits a + b/n to the means of experiments of several sizes by weighted least squares, the weights
 * being 1/standard error²; a is what they come to in the limit, but for terms of 1/n². Where three
 * means lie on no line (1 %), the line goes through the two of the largest sizes.
 *
 * The standard error of a is that of a sum over replicates: sizes share their draws, and may err
 * alike. As d is a whole number, d/n differs a little from size to size; means are brought to the γ
 * asked for by the ratio of the limits at both.
 *
 * @param sizes two or more, of increasing n
 * @returns null where a size has fewer than two replicates
 */
export function extrapolate(problem: Problem, sizes: readonly SizedDraws[]): Extrapolation | null {
  const [smallest] = sizes;
  const atSize = smallest === undefined ? null : sampleMean(smallest.draws);
  if (sizes.length < 2 || atSize === null) return null;
  const scaled = sizes.map((size) => {
    const factor = ratioFactor(problem, size);
    return { ...size, draws: Float64Array.from(size.draws, (value) => value * factor) };
  });
  const means: SizedMean[] = [];
  for (const { n, d, draws } of scaled) {
    const { mean, standardError: error, replicates } = summarize(draws);
    if (mean === null || error === null) return null;
    means.push({ n, d, mean, standardError: error, replicates });
  }
  const bend = bendOf(means, scaled);
  const used = bend !== null && !isWithin(bend, BENT) ? 2 : means.length;
  const first = means.length - used;
  const [level, slope] = lineOf(means.slice(first));
  const sample = combination(scaled.slice(first), level);
  const { mean: fitted } = combination(scaled.slice(first), slope);
  return { ...sample, slope: fitted, sizes: means, bend, used, atSize };
}

/** Limit at γ over limit at d/n. */
function ratioFactor(problem: Problem, { n, d }: Size): number {
  const asked = risk(problem).excessRisk;
  const own = risk({ ...problem, gamma: d / n }).excessRisk;
  return asked === null || own === null || !(own > 0) ? 1 : asked / own;
}

/** Coefficients of a and of b in the means. */
function lineOf(means: readonly SizedMean[]): readonly [number[], number[]] {
  const largest = Math.max(...means.map((one) => one.standardError));
  const weights = means.map((one) => (largest > 0 ? (largest / one.standardError) ** 2 : 1));
  // what does not vary at one size, and does at another, decides
  const known = weights.map((weight) => Math.min(weight, 1e12));
  const sum = (f: (x: number) => number): number =>
    known.reduce((total, weight, i) => total + weight * f(1 / (means[i] as SizedMean).n), 0);
  const [s0, s1, s2] = [sum(() => 1), sum((x) => x), sum((x) => x * x)];
  const scale = 1 / (s0 * s2 - s1 * s1);
  const level = means.map(({ n }, i) => (known[i] as number) * (s2 - s1 / n) * scale);
  const slope = means.map(({ n }, i) => (known[i] as number) * (s0 / n - s1) * scale);
  return [level, slope];
}

/** Normal score of how far three means are from a line; null of two. */
function bendOf(means: readonly SizedMean[], sizes: readonly SizedDraws[]): number | null {
  if (means.length !== 3) return null;
  const [x, y, z] = means.map(({ n }) => 1 / n) as [number, number, number];
  return meanScore(combination(sizes, [y - z, z - x, x - y]), 0);
}

/** Σ c·mean over sizes, with the error that it has where replicates share their draws. */
function combination(
  sizes: readonly SizedDraws[],
  coefficients: readonly number[],
): SampleMean & { readonly draws: Float64Array } {
  const counts = sizes.map(({ draws }) => draws.length);
  const [fewest, most] = [Math.min(...counts), Math.max(...counts)];
  const parts = new Float64Array(most);
  const draws = new Float64Array(fewest);
  let mean = 0;
  sizes.forEach(({ draws: values }, k) => {
    const c = coefficients[k] as number;
    const average = summarize(values).mean ?? 0;
    mean += c * average;
    for (let i = 0; i < values.length; i++) {
      // a replicate's part of the sum, were all sizes to have as many as the largest
      const value = values[i] as number;
      parts[i] = (parts[i] as number) + (c * (value - average) * most) / values.length;
      if (i < fewest) draws[i] = (draws[i] as number) + c * value;
    }
  });
  const squares = parts.reduce((sum, part) => sum + part * part, 0);
  const error = standardError({ count: most, mean: 0, squares }) ?? 0;
  return { mean, standardError: error, count: fewest, skewness: skewness(draws), draws };
}
