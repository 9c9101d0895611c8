import type { FixedPoint } from "../fixed-point/fixed-point.ts";
import type { MeanEstimator } from "./mean-estimator.ts";
import { closeMoments, type RowMoments } from "../fixed-point/moments.ts";
import type { RowClasses } from "../rows/row-classes.ts";
import type { SpectralSide } from "../population/spectral-side.ts";

/**
 * Fluctuation of beta-hat around its mean (units of t = 1).
 *
 * `v1` = tr Sigma Cov(beta-hat), `v0` = tr Cov(beta-hat), `training` = mean squared residual on
 * the training rows; `load1`, `load0` tell how the first two are spread over the eigenvectors (see
 * moments.ts), `nullNorm` what of `v0` lies on eigenvalues 0 beside that.
 */
export interface Fluctuation {
  readonly v1: number;
  readonly v0: number;
  readonly training: number;
  readonly load1: number;
  readonly load0: number;
  readonly nullNorm: number;
}

/**
 * The fluctuation for rows of given classes, the moments closed by {@link closeMoments}.
 * Cost O(K + Q). Derived in this project: THEORY.md (4.3) to (4.6).
 */
export function fluctuation(
  spectrum: SpectralSide,
  classes: RowClasses,
  gamma: number,
  point: FixedPoint,
  mean: MeanEstimator,
): Fluctuation {
  const { noise } = spectrum;
  const { size, share, al, et, c, k, gap } = classes;
  const { a, interpolates } = point;
  const moments = rowMoments(classes, a, mean, noise);
  const { v1, v0, load1, load0 } = closeMoments(spectrum, gamma, point, moments);
  let training = 0;
  if (!interpolates) {
    for (let q = 0; q < size; q++) {
      const base = residual(mean, noise, k[q], c[q], al[q], gap[q], et[q]);
      training += share[q] * a[q] * a[q] * (base + al[q] * v1 + et[q] * v0);
    }
  }
  return { v1, v0, training, load1, load0, nullNorm: 0 };
}

function rowMoments(
  classes: RowClasses,
  a: Float64Array,
  mean: MeanEstimator,
  noise: number,
): RowMoments {
  const { size, share, al, et, c, k, gap } = classes;
  let visible = 0;
  let hidden = 0;
  for (let q = 0; q < size; q++) {
    visible += share[q] * a[q] * al[q];
    hidden += share[q] * a[q] * et[q];
  }
  let p11 = 0;
  let p10 = 0;
  let p00 = 0;
  let m1 = 0;
  let m0 = 0;
  let right1 = 0;
  let right0 = 0;
  for (let q = 0; q < size; q++) {
    const alpha = (a[q] * al[q]) / visible;
    const beta = hidden > 0 ? (a[q] * et[q]) / hidden : 0;
    const base = residual(mean, noise, k[q], c[q], al[q], gap[q], et[q]);
    p11 += share[q] * alpha * alpha;
    p10 += share[q] * alpha * beta;
    p00 += share[q] * beta * beta;
    const weight = share[q] * a[q];
    m1 += weight * alpha;
    m0 += weight * beta;
    right1 += weight * alpha * base;
    right0 += weight * beta * base;
  }
  return { visible, hidden, p11, p10, p00, m1, m0, right1, right0 };
}

/** k sigma² + E(sqrt(k) f - z' theta)²: see missedBy and THEORY.md (4.3), here with the class's share k of the target. */
function residual(
  mean: MeanEstimator,
  noise: number,
  k: number,
  c: number,
  al: number,
  gap: number,
  et: number,
): number {
  const aligned = c > 0 ? 1 / c : 0;
  const hidden = gap * aligned;
  const visible = al * aligned;
  return (
    k *
      (noise +
        hidden * hidden * mean.signal +
        2 * hidden * visible * mean.missed +
        visible * visible * mean.missed2) +
    et * mean.norm
  );
}
