import { noiselessShare, type RowClasses } from "../rows/row-classes.ts";

/**
 * What kind of limit a problem has. Shares of d: m0 rows at ratio 0, f masked rows (m0 + f = N/d),
 * phi = rank(Sigma)/d. Masked rows span everything; rows at ratio 0 only the range of Sigma.
 *
 * - `over`: m0 < phi, m0 + f < 1. All rows independent: the fit interpolates.
 * - `under`: f > 1 - phi, m0 + f > 1. The rows span all d dimensions.
 * - `clean`: m0 > phi, f < 1 - phi. Rows at ratio 0 decide beta-hat on the range of Sigma by
 *   ordinary least squares, and masked rows, few enough to be interpolated in its null space, do
 *   not change it. (All rows at ratio 0 and N > rank is of this kind.)
 * - `peak`: on the boundary of `over` with one of the others: the clean risk is infinite.
 * - `norm-peak`: on the boundary of `clean` and `under`: the norm alone is infinite.
 *
 * Derived in this project: THEORY.md (3.9), and (4.14) for what `clean` rows give.
 */
export type Phase = "over" | "under" | "clean" | "peak" | "norm-peak";

/** gamma = d/N may have come through a few roundings (n E p): this close to 1 is 1. */
const rounding = 8 * Number.EPSILON;

/** -1, 0 or 1 as a is below, at or above b, up to rounding of either. */
export function side(a: number, b: number): number {
  const difference = a - b;
  return Math.abs(difference) <= rounding * Math.max(a, b) ? 0 : Math.sign(difference);
}

/** The phase of rows of given classes; `gamma` = d/N, `rankShare` = phi. */
export function phaseOf(classes: RowClasses, gamma: number, rankShare: number): Phase {
  const clean = noiselessShare(classes);
  const cleanRows = side(clean, rankShare * gamma);
  const maskedRows = side(1 - clean, (1 - rankShare) * gamma);
  if (cleanRows > 0) {
    if (maskedRows < 0) return "clean";
    if (maskedRows > 0) return "under";
    return rankShare < 1 || clean < 1 ? "norm-peak" : "clean";
  }
  const rows = side(1, gamma);
  if (cleanRows === 0) return rows > 0 ? "under" : "peak";
  return rows === 0 ? "peak" : rows > 0 ? "under" : "over";
}

/**
 * The gamma = d/N at which the clean risk peaks: where `over` ends when d/N falls. 1, unless so
 * many rows are at ratio 0 that they fill the range of a singular Sigma first: THEORY.md (3.10).
 */
export function peakGamma(classes: RowClasses, rankShare: number): number {
  return Math.max(1, noiselessShare(classes) / rankShare);
}
