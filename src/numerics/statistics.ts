/** Count, mean and sum of squared deviations from the mean of a sample. */
export interface Moments {
  readonly count: number;
  readonly mean: number;
  readonly squares: number;
}

/** What is reported of repeated measurements of one quantity. */
export interface Summary {
  /** Null when nothing was measured. */
  readonly mean: number | null;
  /** Standard error of the mean, √(s²/count) with s² unbiased; null below two measurements. */
  readonly standardError: number | null;
  /** Null when nothing was measured. */
  readonly median: number | null;
  /** How many measurements there are. */
  readonly replicates: number;
}

/**
 * Moments in one pass, without the cancellation of "mean of squares minus square of mean".
 *
 * Rounding depends on the order of `values` (in the last bits): who needs one answer whatever the
 * order of arrival puts the values in a fixed order first.
 *
 * Source: Welford (1962), Technometrics 4, 419.
 */
export function moments(values: ArrayLike<number>): Moments {
  let mean = 0;
  let squares = 0;
  for (let i = 0; i < values.length; i++) {
    const delta = values[i] - mean;
    mean += delta / (i + 1);
    squares += delta * (values[i] - mean);
  }
  return { count: values.length, mean, squares };
}

/**
 * Moments of two samples together, equal to those of the joined list but for rounding.
 *
 * Source: Chan, Golub & LeVeque (1983), The American Statistician 37, 242, eq. 2.1.
 */
export function mergeMoments(a: Moments, b: Moments): Moments {
  if (a.count === 0) return b;
  if (b.count === 0) return a;
  const count = a.count + b.count;
  const delta = b.mean - a.mean;
  return {
    count,
    mean: a.mean + (delta * b.count) / count,
    squares: a.squares + b.squares + (delta * delta * a.count * b.count) / count,
  };
}

/** Standard error of the mean; null below two values. */
export function standardError({ count, squares }: Moments): number | null {
  return count < 2 ? null : Math.sqrt(squares / (count - 1) / count);
}

/** Middle value, or the mean of the two middle ones; NaN of nothing. O(n log n). */
export function median(values: ArrayLike<number>): number {
  const sorted = Float64Array.from(values).sort();
  const upper = sorted.length >> 1;
  if (sorted.length % 2 === 1) return sorted[upper];
  if (sorted.length === 0) return Number.NaN;
  const sum = sorted[upper - 1] + sorted[upper];
  // halves of the smallest numbers round away from them, and sums of the largest overflow
  return Number.isFinite(sum) ? sum / 2 : sorted[upper - 1] / 2 + sorted[upper] / 2;
}

/** Mean, standard error and median of values taken in the order given. */
export function summarize(values: ArrayLike<number>): Summary {
  const m = moments(values);
  if (m.count === 0) return { mean: null, standardError: null, median: null, replicates: 0 };
  return {
    mean: m.mean,
    standardError: standardError(m),
    median: median(values),
    replicates: m.count,
  };
}
