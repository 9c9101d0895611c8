import { gaussLegendre } from "./quadrature-legendre.ts";
import type { Rule } from "./rule.ts";

/**
 * Natural logarithm of the relative error aimed at, e^-34 some 2e-15, and what poles of higher order
 * than one add to it: the map itself has a double one in each cut.
 */
const digits = 40;
/** Fewer nodes save nothing; more are needed only for cuts that all but touch the interval. */
const fewestNodes = 8;
const mostNodes = 2048;

/** A rule on [low, high] whose nodes also tell, to all digits, how far they are from its end. */
export interface RuleBetween extends Rule {
  /** high - node. */
  readonly fromHigh: Float64Array;
}

/**
 * Rule for averages over [low, high], `sum_i weight[i] f(node[i])` with weights of sum 1, of
 * functions that are analytic except on the real axis outside (low - before, high + after): rational
 * functions with real poles there, say. To about 14 digits however near the poles are.
 *
 * Gauss-Legendre in v = log((x - left)/(right - x)), left = low - before, right = high + after: the
 * cuts become the lines Im v = ±pi, so that with half-width h of the interval in v the error falls
 * as R^(-2m), R = pi/h + sqrt(1 + (pi/h)²) (Trefethen 2008, Thm 4.5), and the number of nodes
 * follows: it grows with the logarithm of the nearness of the cuts only. Poles inside (left, low) or
 * (high, right) slow it down as they would plain Gauss-Legendre.
 *
 * Domain: low <= high, before > 0, after > 0, otherwise RangeError; low = high gives one node. Cost:
 * some 12-80 exponentials, not cached.
 */
export function averageBetweenCuts(
  low: number,
  high: number,
  before: number,
  after: number,
): RuleBetween {
  if (!(low <= high && before > 0 && after > 0)) {
    throw new RangeError(
      `need low <= high and cuts outside, got ${low}, ${high}, ${before}, ${after}`,
    );
  }
  const width = high - low;
  if (width === 0) {
    return {
      node: Float64Array.of(low),
      weight: Float64Array.of(1),
      fromHigh: new Float64Array(1),
    };
  }
  const span = before + width + after;
  const from = Math.log(before / (width + after));
  const half = (Math.log((width + before) / after) - from) / 2;
  const { node: x, weight: w } = gaussLegendre(nodeCount(half));
  const size = x.length;
  const node = new Float64Array(size);
  const fromHigh = new Float64Array(size);
  const weight = new Float64Array(size);
  let total = 0;
  for (let i = 0; i < size; i++) {
    const odds = Math.exp(from + half * (1 + x[i]));
    const part = 1 / (1 + odds);
    // the nearer end is the one to count from
    const left = odds < 1;
    const near = left ? span * odds * part - before : span * part - after;
    fromHigh[i] = left ? width - near : near;
    node[i] = left ? low + near : high - near;
    weight[i] = w[i] * odds * part * part;
    total += weight[i];
  }
  for (let i = 0; i < size; i++) weight[i] /= total;
  return { node, weight, fromHigh };
}

function nodeCount(half: number): number {
  const distance = Math.PI / half;
  const rate = Math.asinh(distance);
  return Math.max(fewestNodes, Math.min(mostNodes, Math.ceil(digits / (2 * rate))));
}
