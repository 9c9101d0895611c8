import type { FixedPoint } from "./fixed-point.ts";
import type { MeanEstimator } from "./mean-estimator.ts";
import type { RowClasses } from "./row-classes.ts";
import type { SpectralSide } from "./spectral-side.ts";

/**
 * Fluctuation of beta-hat around its mean (units of t = 1).
 *
 * `v1` = tr Sigma Cov(beta-hat), `v0` = tr Cov(beta-hat), `training` = mean squared residual on
 * the training rows.
 */
export interface Fluctuation {
  readonly v1: number;
  readonly v0: number;
  readonly training: number;
}

/**
 * Closes the second moments: V = G R and R = sum mu a² (al, et) r with
 * r_q = k sigma² + missed_q + al V1 + et V0, a 2×2 system (I - PG) R = right-hand side.
 *
 * Near the threshold I - PG is nearly singular. Its diagonal is not computed by subtraction:
 * the fixed point gives (I - PG)(A, B)' = v with v > 0 in closed form, the sum of
 * ell gamma P (E[lambda Q²], E[Q²]) and, unless the fit interpolates, sum mu a² (al, et). So with
 * unknowns scaled by (A, B) the diagonal is v plus the (known, positive) off-diagonal entry, and
 * the determinant and the solution are sums of positive terms: full relative accuracy at any
 * distance (the device of Grassmann, Taksar & Heyman 1985 for Markov chains).
 *
 * | symbol | meaning |
 * |---|---|
 * | `alpha`, `beta` | a al/A and a et/B of a class: both average to 1 |
 * | `g11`, `g10`, `g00` | gamma E[r²], E[r q], E[q²], r = A lambda Q, q = B Q |
 * | `p11`, `p10`, `p00` | averages of alpha², alpha beta, beta² |
 * | `v1`, `v0` | row sums of the scaled matrix |
 *
 * Cost O(K + Q). Derived in this project (see README, theory).
 */
export function fluctuation(
  spectrum: SpectralSide,
  classes: RowClasses,
  gamma: number,
  point: FixedPoint,
  mean: MeanEstimator,
): Fluctuation {
  const { lambda, mass, noise } = spectrum;
  const { size, share, al, et, c, k, gap } = classes;
  const { a, z, ell, interpolates } = point;
  let visible = 0;
  let hidden = 0;
  for (let q = 0; q < size; q++) {
    visible += share[q] * a[q] * al[q];
    hidden += share[q] * a[q] * et[q];
  }
  const whole = ell + hidden;
  const part = hidden / whole;

  let rr = 0;
  let rq = 0;
  let qq = 0;
  for (let i = 0; i < lambda.length; i++) {
    if (mass[i] === 0) continue;
    const inverse = 1 / (lambda[i] + z);
    const r = lambda[i] * inverse;
    const q = z * inverse;
    rr += mass[i] * r * r;
    rq += mass[i] * r * q;
    qq += mass[i] * q * q;
  }
  const g11 = gamma * rr;
  const g10 = gamma * rq * part;
  const g00 = gamma * qq * part * part;

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
  if (interpolates) {
    m1 = 0;
    m0 = 0;
  }
  if (ell > 0) {
    const scale = (ell * gamma) / whole;
    m1 += scale * (p11 * rq + p10 * qq * part);
    m0 += scale * (p10 * rq + p00 * qq * part);
  }
  const n10 = p11 * g10 + p10 * g00;
  const n01 = p10 * g11 + p00 * g10;
  let r1 = right1 / m1;
  let r0 = 0;
  if (hidden > 0) {
    const determinant = m1 * m0 + m1 * n01 + m0 * n10;
    r1 = ((m0 + n01) * right1 + n10 * right0) / determinant;
    r0 = ((m1 + n10) * right0 + n01 * right1) / determinant;
  }
  const v1 = (gamma * (rr * r1 + rq * part * r0)) / visible;
  const v0 = (gamma * (rq * r1 + qq * part * r0)) / whole;

  let training = 0;
  if (!interpolates) {
    for (let q = 0; q < size; q++) {
      const base = residual(mean, noise, k[q], c[q], al[q], gap[q], et[q]);
      training += share[q] * a[q] * a[q] * (base + al[q] * v1 + et[q] * v0);
    }
  }
  return { v1, v0, training };
}

/** k sigma² + E(sqrt(k) f - z' theta)²: see missedBy, here with the class's share k of the target. */
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
