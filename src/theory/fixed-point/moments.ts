import type { FixedPoint } from "./fixed-point.ts";
import type { SpectralSide } from "../population/spectral-side.ts";

/**
 * Second moments of the training rows at the fixed point, each scaled by A = `visible` (index 1)
 * or B = `hidden` (index 0), so that all are of the order of 1.
 *
 * | symbol | meaning for row classes, alpha = a al/A, beta = a et/B (both average to 1) |
 * |---|---|
 * | `p11`, `p10`, `p00` | averages of alpha², alpha beta, beta² |
 * | `m1`, `m0` | averages of a alpha, a beta |
 * | `right1`, `right0` | averages of a alpha r, a beta r; r what the mean estimator leaves |
 */
export interface RowMoments {
  visible: number;
  hidden: number;
  p11: number;
  p10: number;
  p00: number;
  m1: number;
  m0: number;
  right1: number;
  right0: number;
}

/**
 * Closes the second moments: V = G R and R = sum mu a² (al, et) r with
 * r_q = k sigma² + missed_q + al V1 + et V0, a 2×2 system (I - PG) R = right-hand side; returns
 * `v1` = tr Sigma Cov(beta-hat) and `v0` = tr Cov(beta-hat), in units of t = 1.
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
 * | `g11`, `g10`, `g00` | gamma E[r²], E[r q], E[q²], r = A lambda Q, q = B Q |
 * | `v1`, `v0` | row sums of the scaled matrix |
 *
 * Along an eigenvector of mass w, tr Sigma Cov(beta-hat) is w r (r `load1` + q' `load0`) with
 * r = lambda/(lambda+z), q' = z/(lambda+z): `v1` term by term.
 *
 * Cost O(K). Derived in this project: THEORY.md (4.4) to (4.7).
 */
export function closeMoments(
  spectrum: SpectralSide,
  gamma: number,
  point: Pick<FixedPoint, "z" | "ell" | "interpolates">,
  rows: RowMoments,
): { v1: number; v0: number; load1: number; load0: number } {
  const { lambda, mass } = spectrum;
  const { z, ell, interpolates } = point;
  const { visible, hidden, p11, p10, p00, right1, right0 } = rows;
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

  let m1 = interpolates ? 0 : rows.m1;
  let m0 = interpolates ? 0 : rows.m0;
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
  return {
    v1: (gamma * (rr * r1 + rq * part * r0)) / visible,
    v0: (gamma * (rq * r1 + qq * part * r0)) / whole,
    load1: (gamma * r1) / visible,
    load0: (gamma * part * r0) / visible,
  };
}
