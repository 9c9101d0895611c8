/**
 * Sums over the rows at a trial u, the weights adding up to 1:
 * `free` = sum mu/(1 + u d), `taken` = sum mu u d/(1 + u d), so free + taken = 1, and
 * `fall` = sum mu d/(1 + u d)² = -d free/du.
 */
export interface LeverageSums {
  free: number;
  taken: number;
  fall: number;
}

/** A relative step of which the square is no digit. */
const square = 1e-8;

/**
 * u of the equation free(u) = 1 - gamma + ell u: what the rows leave free is what the dimensions
 * do not take up, the ridge counted in.
 *
 * 1/free is concave, increasing and nearly linear in u, and 1 - gamma + ell u is linear; with the
 * tangent in place of 1/free the equation is quadratic, its root is never beyond the true one, and
 * from Jensen's bound (the tangent at 0) the steps go up to it. Each is computed from differences
 * that do not cancel: (1-gamma) and ell x below the threshold, ell x alone above it, where
 * u = (gamma-1)/ell + x.
 *
 * `guess` is a u near the root, if one is known. `at(u)` fills `sums`; `mean` = sum mu d; `single`
 * says that all d are equal, when the first step is exact. Domain: gamma > 0, ell >= 0, gamma < 1 when ell = 0, mean > 0. Cost: 1-5 sums.
 * Derived in this project: THEORY.md (3.6).
 */
export function leverageScale(
  at: (u: number) => void,
  sums: LeverageSums,
  gamma: number,
  ell: number,
  mean: number,
  single: boolean,
  guess = 0,
): number {
  const under = gamma < 1;
  const base = under ? 0 : (gamma - 1) / ell;
  const spare = under ? 1 - gamma : 0;
  // (spare + ell x)(1 + mean (base + x)) = 1
  let x = forward(ell * mean, ell * (1 + mean * base) + spare * mean, under ? gamma : 1);
  if (single) return base + x;
  const least = x;
  if (guess - base > x) x = guess - base;
  for (let first = true; ; first = false) {
    at(base + x);
    const { free, taken, fall } = sums;
    const left = spare + ell * x;
    const short = under ? gamma * free - spare * taken - ell * x : free - ell * x;
    // with h = 1/free, h' = fall/free²: (left + ell s)(h + h' s) = 1, times free²
    const move = forward(ell * fall, ell * free + left * fall, short * free);
    // the tangent lies above: from beyond the root as well the first step ends on its near side
    if (first && move < 0) {
      x = Math.max(least, x + move);
      if (move > -square * x) return base + x;
      continue;
    }
    // from below and never beyond the root: a step that is not forward is rounding
    if (!(move > 2 * Number.EPSILON * x)) return base + x;
    x += move;
    // what is left is the square of it
    if (move < square * x) return base + x;
  }
}

/** The root s >= 0 of a s² + b s = c for a >= 0, b > 0; NaN or negative when c < 0. */
function forward(a: number, b: number, c: number): number {
  return (2 * c) / (b + Math.sqrt(b * b + 4 * a * c));
}
