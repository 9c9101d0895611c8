import { gaussLegendre } from "./quadrature-legendre.ts";
import type { Rule } from "./rule.ts";

/** Natural logarithm of the relative error aimed at, with some to spare: e^-34 is about 2e-15. */
const digits = 34;
/** Fewer nodes save nothing; more are needed only for cuts that all but touch the interval. */
const fewestNodes = 8;
const mostNodes = 512;

/**
 * Rule for averages over [low, high], `sum_i weight[i] f(node[i])` with weights of sum 1, of
 * functions that are analytic except on the real axis outside (left, right): rational functions
 * with real poles there, say. To about 14 digits however near the poles are.
 *
 * Gauss-Legendre in v = log((x - left)/(right - x)): the cuts become the lines Im v = ±pi, so that
 * with half-width h of the interval in v the error falls as R^(-2m), R = pi/h + sqrt(1 + (pi/h)²)
 * (Trefethen 2008, Thm 4.5), and the number of nodes follows: it grows with the logarithm of the
 * nearness of the cuts only. Poles inside (left, low) or (high, right) slow it down as they would
 * plain Gauss-Legendre.
 *
 * Domain: left < low <= high < right, otherwise RangeError; low = high gives one node. Cost: some
 * 12-80 exponentials, not cached.
 */
export function averageBetweenCuts(low: number, high: number, left: number, right: number): Rule {
  if (!(left < low && low <= high && high < right)) {
    throw new RangeError(`need left < low <= high < right, got ${left}, ${low}, ${high}, ${right}`);
  }
  if (low === high) return { node: Float64Array.of(low), weight: Float64Array.of(1) };
  const from = Math.log((low - left) / (right - low));
  const half = (Math.log((high - left) / (right - high)) - from) / 2;
  const { node: x, weight: w } = gaussLegendre(nodeCount(half));
  const node = new Float64Array(x.length);
  const weight = new Float64Array(x.length);
  let total = 0;
  for (let i = 0; i < x.length; i++) {
    const odds = Math.exp(from + half * (1 + x[i]));
    const part = 1 / (1 + odds);
    node[i] = (left + right * odds) * part;
    weight[i] = w[i] * odds * part * part;
    total += weight[i];
  }
  for (let i = 0; i < x.length; i++) weight[i] /= total;
  return { node, weight };
}

function nodeCount(half: number): number {
  const distance = Math.PI / half;
  const rate = Math.asinh(distance);
  return Math.max(fewestNodes, Math.min(mostNodes, Math.ceil(digits / (2 * rate))));
}
