import { hostDependence, ratioMoment, type Problem } from "../problem/index.ts";
import { hostRounded } from "./host-rounding.ts";

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
 * to p, the chance that its row is kept. Null when no row is ever kept. Cost O(1) for continuous laws.
 */
export function maskMoments({
  mask,
  rows,
  rescale,
}: Pick<Problem, "mask" | "rows" | "rescale">): MaskMoments | null {
  const kept = rows === "masked-target" ? 1 : 0;
  const whole = ratioMoment(mask, kept, 0);
  if (!(whole > 0)) return null;
  const average = (i: number, j: number): number => ratioMoment(mask, kept + i, j) / whole;
  // quadrature of a continuous law differs between hosts in its last bits
  const settle = (x: number): number =>
    hostDependence(mask).nodes && x < Infinity ? hostRounded(x) : x;
  if (rescale) return { mean: 1, variance: 0, spread: settle(average(1, -1)) };
  const mean = average(0, 1);
  const hidden = average(1, 0);
  // the smaller of p and 1 − p has the digits of their variance
  const variance = hidden < mean ? average(2, 0) - hidden * hidden : average(0, 2) - mean * mean;
  return {
    mean: settle(mean),
    variance: settle(Math.max(0, variance)),
    spread: settle(average(1, 1)),
  };
}
