import {
  chiSquareTail,
  meanInterval,
  meanScore,
  skewness,
  summarize,
  type SampleMean,
} from "../../numerics/index.ts";

/** Normal deviate that a 95 % interval reaches to. */
export const NINETY_FIVE = 1.959964;

/** A score beyond any doubt: squares of larger ones would only overflow. */
export const MOST_SCORE = 100;

/** Relative difference that is rounding: of solver, estimator, and what hosts compute alike. */
const ROUNDING = 1e-6;

/** Replicates from which on heavy tails can be told from ordinary ones. */
const TAILS_FROM = 64;

/** Share of the squared deviations in a single replicate that tells heavy tails. */
const TAILS_SHARE = 0.5;

/** A mean held against a prediction that is not 0. */
export interface Deviation {
  /** mean/theory − 1. */
  readonly difference: number;
  /** Its 95 % interval. */
  readonly interval: readonly [number, number];
  /** (mean − theory)/standard error, as it is; null where nothing varies. */
  readonly z: number | null;
  /** Normal deviate of the difference, few replicates and their skewness counted. */
  readonly score: number;
}

/** A sample's mean with what its uncertainty takes; null below two values. */
export function sampleMean(draws: ArrayLike<number>): SampleMean | null {
  const { mean, standardError, replicates } = summarize(draws);
  if (mean === null || standardError === null) return null;
  return { mean, standardError, count: replicates, skewness: skewness(draws) };
}

/** Holds a mean against a prediction > 0. */
export function deviation(sample: SampleMean, theory: number): Deviation {
  const { mean, standardError } = sample;
  const difference = mean / theory - 1;
  const [low, high] = meanInterval(sample, NINETY_FIVE);
  const interval = [low / theory - 1, high / theory - 1] as const;
  const z = standardError > ROUNDING * theory ? (mean - theory) / standardError : null;
  if (Math.abs(difference) <= ROUNDING) return { difference, interval, z, score: 0 };
  const score = meanScore(sample, theory);
  return { difference, interval, z, score: Math.max(-MOST_SCORE, Math.min(MOST_SCORE, score)) };
}

/** Whether a score is within noise at a level, both sides. */
export function isWithin(score: number, level: number): boolean {
  return chiSquareTail(score * score, 1) >= level;
}

/** Half the width of an interval. */
export function halfWidth([low, high]: readonly [number, number]): number {
  return (high - low) / 2;
}

/** Whether one replicate makes more than half of the variance of many. */
export function hasHeavyTails(draws: ArrayLike<number>): boolean {
  const count = draws.length;
  if (count < TAILS_FROM) return false;
  let mean = 0;
  for (let i = 0; i < count; i++) mean += (draws[i] as number) / count;
  let [sum, largest] = [0, 0];
  for (let i = 0; i < count; i++) {
    const square = ((draws[i] as number) - mean) ** 2;
    sum += square;
    largest = Math.max(largest, square);
  }
  return largest > TAILS_SHARE * sum && sum > (ROUNDING * mean) ** 2;
}
