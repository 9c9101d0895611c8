import { ratioMoment, type Problem } from "../../problem/index.ts";

/** Averages over the ratios of the rows that count, in proportion to p with masked targets. */
export interface AveragedClass {
  /** E al, E et, E c and E (c - al), as in RowClasses. */
  readonly al: number;
  readonly et: number;
  readonly c: number;
  readonly gap: number;
  /** Variance of c. */
  readonly spread: number;
}

/**
 * The mean of the row classes of a law, from its moments in closed form; null without rows. `et` is
 * infinite for rescaled inputs under a law with E p/(1-p) = infinity.
 */
export function averagedClass({
  mask,
  rows,
  rescale,
}: Pick<Problem, "mask" | "rows" | "rescale">): AveragedClass | null {
  const h = rows === "masked-target" ? 1 : 0;
  const whole = ratioMoment(mask, h, 0);
  if (!(whole > 0)) return null;
  const mean = (i: number, j: number): number => ratioMoment(mask, h + i, j) / whole;
  if (rescale) return { al: 1, et: mean(1, -1), c: 1, gap: 0, spread: 0 };
  const c = mean(0, 1);
  const p = mean(1, 0);
  const et = mean(1, 1);
  // the smaller of p and 1-p has the digits of their variance
  const spread = p < c ? mean(2, 0) - p * p : mean(0, 2) - c * c;
  return { al: mean(0, 2), et, c, gap: et, spread: Math.max(0, spread) };
}
