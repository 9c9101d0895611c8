import { assertNodeCount, type Rule } from "./rule.ts";

const cache = new Map<number, Rule>();

/**
 * Gauss-Legendre rule with `count` nodes on [-1, 1]; the weights sum to 2 (weight function 1).
 *
 * Nodes are the zeros of the Legendre polynomial P_count, found by Newton's method from Tricomi's
 * asymptotic values; weights are 2 / ((1 - x²) P'²). Both are good to about 1e-15.
 *
 * Domain: integers 1..4096, otherwise RangeError. Cost: O(count²) once, then cached.
 * Source: W. Gautschi, Orthogonal Polynomials: Computation and Approximation (2004), §3.1;
 * starting values F. Tricomi (1950).
 */
export function gaussLegendre(count: number): Rule {
  const known = cache.get(count);
  if (known !== undefined) return known;
  assertNodeCount(count);
  const node = new Float64Array(count);
  const weight = new Float64Array(count);
  for (let i = 0; i < count - i; i++) {
    const middle = 2 * i + 1 === count;
    let x = middle ? 0 : tricomi(count, i);
    let [value, derivative] = legendre(count, x);
    if (!middle) {
      // Newton from Tricomi's value doubles the digits each time; the loop ends when the steps,
      // down at rounding, cease to shrink.
      let step = value / derivative;
      let size = Infinity;
      while (Math.abs(step) < size && step !== 0) {
        size = Math.abs(step);
        x -= step;
        [value, derivative] = legendre(count, x);
        step = value / derivative;
      }
    }
    const w = 2 / ((1 - x) * (1 + x) * derivative * derivative);
    node[i] = -x;
    node[count - 1 - i] = x;
    weight[i] = w;
    weight[count - 1 - i] = w;
  }
  const rule: Rule = { node, weight };
  cache.set(count, rule);
  return rule;
}

/** Approximate i-th largest zero of P_n. */
function tricomi(n: number, i: number): number {
  const theta = (Math.PI * (4 * i + 3)) / (4 * n + 2);
  return (1 - (n - 1) / (8 * n * n * n)) * Math.cos(theta);
}

/** [P_n(x), P_n'(x)] by the three-term recurrence, |x| < 1. */
function legendre(n: number, x: number): [number, number] {
  let before = 1;
  let value = x;
  for (let k = 2; k <= n; k++) {
    const next = x * value + ((k - 1) / k) * (x * value - before);
    before = value;
    value = next;
  }
  return [value, (n * (before - x * value)) / ((1 - x) * (1 + x))];
}
