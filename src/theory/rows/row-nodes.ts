import { averageBetweenCuts } from "../../numerics/index.ts";
import { BELOW_ONE, ratioNodes, type Problem, type RatioNodes } from "../../problem/index.ts";

/**
 * Quadrature nodes of a problem's mask law that also serve where a ridge, or rescaled inputs, put a
 * pole of the integrands close to p = 1.
 *
 * With a ridge 1/(1 + u d) has one at 1-p of about -1/u, as near as the ridge is small; rescaled,
 * at about -u, as near as gamma is small. Laws with weight next to 1 are then integrated in
 * log(p/(1-p)), THEORY.md (1.4), where all such poles lie on the lines Im = ±pi: beta laws by the trapezoidal rule,
 * uniform ones between cuts that close in on 1. Otherwise these are the law's own nodes.
 *
 * Cost: 80-300 nodes for beta laws with a ridge or rescaled inputs, more for shapes below 0.5.
 * Source: L. Trefethen & J. Weideman, The exponentially convergent trapezoidal rule, SIAM Review
 * 56 (2014), §5.
 */
export function rowNodes({ mask, ridge, rescale, gamma }: Problem): RatioNodes {
  if (mask.law === "beta" && (ridge > 0 || rescale)) return betaNodes(mask.a, mask.b);
  if (mask.law === "uniform" && ridge > 0 && mask.max > 1 - 1e-5 && mask.min < mask.max) {
    // rescaled inputs have p/(1-p) itself, with its pole at 1: the nodes of a law that ends before know of it
    if (rescale && mask.max < 1) return ratioNodes(mask);
    const clearance = Math.max(1e-14, Math.min(1e-6, ridge / (10 * Math.max(1, gamma))));
    const right = Math.max(1, mask.max) + clearance;
    const { node, weight } = averageBetweenCuts(mask.min, mask.max, -1e-6, right);
    return { ratio: node.map((p) => Math.min(p, BELOW_ONE)), weight };
  }
  return ratioNodes(mask);
}

/** Least exponent kept to the left, and to the right, where integrands may grow by e^20. */
const leftTail = -36;
const rightTail = -56;

/** Trapezoidal rule in x = log(p/(1-p)), in which the density is in proportion to p^a (1-p)^b. */
function betaNodes(a: number, b: number): RatioNodes {
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
  for (let i = 0; add(mode - i * step, leftTail); i++);
  for (let i = 1; add(mode + i * step, rightTail); i++);
  return {
    ratio: Float64Array.from(ratio),
    weight: Float64Array.from(weight, (w) => w / total),
  };
}
