/**
 * The standard normal quantile Φ⁻¹(p), 0 < p < 1. Relative error below 1.2e-9.
 *
 * Source: P. J. Acklam (2003), An algorithm for computing the inverse normal cumulative distribution
 * function: minimax rational functions.
 */
export function normalQuantile(p: number): number {
  if (p < EDGE) return tail(Math.sqrt(-2 * Math.log(p)));
  if (p > 1 - EDGE) return -tail(Math.sqrt(-2 * Math.log(1 - p)));
  const q = p - 0.5;
  const r = q * q;
  return (q * polynomial(A, r)) / polynomial(B, r);
}

/** Where the tails begin. */
const EDGE = 0.02425;

const A = [
  -39.69683028665376, 220.9460984245205, -275.9285104469687, 138.357751867269, -30.66479806614716,
  2.506628277459239,
];
const B = [
  -54.47609879822406, 161.5858368580409, -155.6989798598866, 66.80131188771972, -13.28068155288572,
  1,
];
const C = [
  -0.007784894002430293, -0.3223964580411365, -2.400758277161838, -2.549732539343734,
  4.374664141464968, 2.938163982698783,
];
const D = [0.007784695709041462, 0.3224671290700398, 2.445134137142996, 3.754408661907416, 1];

function tail(q: number): number {
  return polynomial(C, q) / polynomial(D, q);
}

/** Coefficients from the highest power down. */
function polynomial(coefficients: readonly number[], x: number): number {
  return coefficients.reduce((sum, coefficient) => sum * x + coefficient, 0);
}
