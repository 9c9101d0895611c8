import type { InputClass, RowClasses } from "../rows/row-classes.ts";
import type { SpectralSide } from "../population/spectral-side.ts";

/**
 * The mean estimator E beta-hat = theta along each eigenvector, and the sums made of it:
 * THEORY.md (4.1), (4.2).
 *
 * theta_k = t_k beta_k with t_k = (1+chi) lambda/(lambda+z) and 1 - t_k = (z - chi lambda)/(lambda+z).
 *
 * | symbol | meaning (units of t = 1) |
 * |---|---|
 * | `chi` | sum mu a (c - al) / A: excess of the mean estimator's gain over ridge regression's |
 * | `signal` | sum b lambda, the variance of the signal |
 * | `missed`, `missed2` | sum b lambda (1-t), sum b lambda (1-t)²; the latter is the bias |
 * | `norm` | sum b t²; (its product with et is the damage that mask noise does) |
 * | `error` | sum b (1-t)² |
 * | `z`, `chi` | what these are sums for; z = Infinity: theta = 0 |
 */
export interface MeanEstimator {
  readonly z: number;
  readonly chi: number;
  readonly signal: number;
  readonly missed: number;
  readonly missed2: number;
  readonly norm: number;
  readonly error: number;
}

/** chi of the weights a_q (only their ratios matter). */
export function gainExcess(classes: RowClasses, a: Float64Array): number {
  const { size, share, al, gap } = classes;
  let lost = 0;
  let visible = 0;
  for (let q = 0; q < size; q++) {
    lost += share[q] * a[q] * gap[q];
    visible += share[q] * a[q] * al[q];
  }
  return lost / visible;
}

/** Sums of the mean estimator of a given z and chi; eigenvalues 0 are not seen at all. Cost O(K). */
export function meanEstimator(spectrum: SpectralSide, z: number, chi: number): MeanEstimator {
  const { lambda, energy } = spectrum;
  let signal = 0;
  let missed = 0;
  let missed2 = 0;
  let norm = 0;
  let error = 0;
  for (let k = 0; k < lambda.length; k++) {
    const b = energy[k];
    if (b === 0) continue;
    if (lambda[k] === 0) {
      error += b;
      continue;
    }
    const inverse = 1 / (lambda[k] + z);
    const u = (z - chi * lambda[k]) * inverse;
    const t = (1 + chi) * lambda[k] * inverse;
    const variance = b * lambda[k];
    signal += variance;
    missed += variance * u;
    missed2 += variance * u * u;
    norm += b * t * t;
    error += b * u * u;
  }
  return { signal, missed, missed2, norm, error, z, chi };
}

/**
 * E(f - z' theta)² on inputs of one class, f = x' beta the noiseless target: what the mean
 * estimator misses. Written so that nothing cancels when little is missed:
 * (1-c)² signal + 2c(1-c) missed + c² missed2 + et norm, using c² = al: THEORY.md (4.8).
 */
export function missedBy(mean: MeanEstimator, { al, et, c, gap }: InputClass): number {
  const hidden = gap / c;
  const visible = al / c;
  return (
    hidden * hidden * mean.signal +
    2 * hidden * visible * mean.missed +
    visible * visible * mean.missed2 +
    et * mean.norm
  );
}
