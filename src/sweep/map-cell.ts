import type { Problem } from "../problem/index.ts";
import { quickOptimum } from "../theory/index.ts";

/** What a map tells of one problem, whatever its own mask law. NaN where something is not finite. */
export interface MapCell {
  /** The best fixed ratio. */
  readonly bestRatio: number;
  /** Excess risk there. */
  readonly bestRisk: number;
  /** How far masking lowers the risk, 1 − R(best ratio)/R(no masks) ≥ 0. */
  readonly benefit: number;
  /** Gain of the best uniform law (R²MAE) over the best fixed ratio, 1 − R(uniform)/R(fixed) ≥ 0. */
  readonly gain: number;
}

/** The cell of a map, to the accuracy of {@link quickOptimum}: five digits and more. */
export function mapCell(problem: Problem): MapCell {
  const { ratio, fixed, uniform, unmasked } = quickOptimum(problem);
  const share = (lower: number, upper: number): number =>
    upper < Infinity && upper > 0 ? Math.max(0, 1 - lower / upper) : Number.NaN;
  return {
    bestRatio: ratio,
    bestRisk: fixed < Infinity ? fixed : Number.NaN,
    benefit: share(fixed, unmasked),
    gain: share(uniform, fixed),
  };
}
