import { BELOW_ONE } from "./below-one.ts";
import type { RatioNodes } from "./law.ts";

/** Least exponent kept to the left, and to the right, where integrands may grow by e^20. */
const LEFT_TAIL = -36;
const RIGHT_TAIL = -56;

/**
 * Nodes of Beta(a, b) for integrands with poles close to p = 1: the trapezoidal rule in
 * x = log(p/(1-p)), THEORY.md (1.4), in which the density is in proportion to p^a (1-p)^b and all such poles lie on the
 * lines Im x = ±pi.
 *
 * Cost: 80-300 nodes, more for shapes below 0.5.
 * Source: L. Trefethen & J. Weideman, The exponentially convergent trapezoidal rule, SIAM Review
 * 56 (2014), §5.
 */
export function betaNodesNearOne(a: number, b: number): RatioNodes {
  const mode = Math.log(a / b);
  const density = (x: number): number =>
    -a * Math.log1p(Math.exp(-x)) - b * Math.log1p(Math.exp(x));
  const top = density(mode);
  // The error is the characteristic function of x at w = 2 pi/step,
  // |Gamma(a+iw) Gamma(b-iw)|/(Gamma(a) Gamma(b)): for moderate shapes about exp(-pi w), for one
  // large shape exp(-pi w/2), for two exp(-w²/2 (1/a+1/b)). Each is below 1e-13 with these steps.
  const coarse = Math.max(a, b) <= 6 ? 0.5 : 0.3;
  const step = coarse * Math.min(1, Math.sqrt(1 / a + 1 / b));
  const ratio: number[] = [];
  const weight: number[] = [];
  let total = 0;
  const add = (x: number, tail: number): boolean => {
    const log = density(x) - top;
    if (log < tail || Math.abs(x) > 700) return false;
    const w = Math.exp(log);
    ratio.push(Math.min(1 / (1 + Math.exp(-x)), BELOW_ONE));
    weight.push(w);
    total += w;
    return true;
  };
  for (let i = 0; add(mode - i * step, LEFT_TAIL); i++);
  for (let i = 1; add(mode + i * step, RIGHT_TAIL); i++);
  return {
    ratio: Float64Array.from(ratio),
    weight: Float64Array.from(weight, (w) => w / total),
  };
}
