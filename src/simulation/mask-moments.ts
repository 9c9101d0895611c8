import {
  hostDependence,
  inverseVisibleMeanDiverges,
  ratioNodes,
  type Problem,
} from "../problem/index.ts";
import { alike } from "./alike.ts";

/**
 * Moments over masks and ratios of s·m_j, the factor that masking puts on an input: m_j ~
 * Bernoulli(1 − p), s = 1 or, rescaled, 1/(1 − p), p from the law of the rows that count.
 *
 * | symbol | meaning |
 * |---|---|
 * | `mean` | E s·m_j = E s(1 − p) |
 * | `variance` | of s(1 − p) between ratios: E s·m_i·s·m_j − mean² for i ≠ j |
 * | `spread` | E s²p(1 − p): how much larger E (s·m_j)² is than E s·m_i·s·m_j; may be infinite |
 */
export interface MaskMoments {
  readonly mean: number;
  readonly variance: number;
  readonly spread: number;
}

/**
 * The moments for a problem's law of masks. With "masked-target" rows a ratio p counts in proportion
 * to p, the chance that its row is kept. Null when no row is ever kept. Cost O(nodes of the law).
 */
export function maskMoments({
  mask,
  rows,
  rescale,
}: Pick<Problem, "mask" | "rows" | "rescale">): MaskMoments | null {
  const { ratio, weight } = ratioNodes(mask);
  const share = ratio.map((p, q) => (rows === "masked-target" ? p * weight[q] : weight[q]));
  const total = share.reduce((sum, w) => sum + w, 0);
  if (total === 0) return null;
  const average = (f: (p: number) => number): number =>
    ratio.reduce((sum, p, q) => sum + share[q] * f(p), 0) / total;
  // nodes of a continuous law differ between hosts in their last bits
  const settle = (x: number): number => (hostDependence(mask).nodes && x < Infinity ? alike(x) : x);
  if (rescale) {
    const spread = inverseVisibleMeanDiverges(mask) ? Infinity : average((p) => p / (1 - p));
    return { mean: 1, variance: 0, spread: settle(spread) };
  }
  const mean = average((p) => 1 - p);
  return {
    mean: settle(mean),
    variance: settle(average((p) => (1 - p - mean) ** 2)),
    spread: settle(average((p) => p * (1 - p))),
  };
}
