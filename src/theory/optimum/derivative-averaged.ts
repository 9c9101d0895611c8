import { meanRatio, type Problem } from "../../problem/index.ts";
import { solveFixedPoint } from "../fixed-point/fixed-point.ts";
import { underRows } from "../fixed-point/under.ts";
import type { SpectralSide } from "../population/spectral-side.ts";
import { meanEstimator, missedBy } from "../risk/mean-estimator.ts";
import { averagedClass } from "../rows/averaged-class.ts";
import { fillRowClasses, inputClass, rowClassRoom } from "../rows/row-classes.ts";
import type { LawDerivativeGap, LawSlope } from "./law-derivative.ts";
import { linearise, meanChanges, noChange } from "./linearise.ts";

/**
 * D(p) for infinitely many copies: the risk depends on the law through the penalty
 * ell = (E et + lambda)/E al and the gain 1 + chi = E c/E al of a plain ridge regression alone (see
 * averaged-loss.ts), so two partial derivatives say it all.
 *
 * Cost: about one risk, O(1) a ratio. Derived in this project: THEORY.md (12.1).
 */
export function averagedSlope(
  spectrum: SpectralSide,
  problem: Problem,
): { readonly excessRisk: number; readonly at: LawSlope } | { readonly reason: LawDerivativeGap } {
  const { mask, rescale, gamma } = problem;
  const targetHidden = problem.rows === "masked-target";
  const rows = averagedClass(problem);
  if (rows === null || rows.et === Infinity) return { reason: "still" };
  const { al: visible, et: hidden, gap: lost } = rows;
  const ridge = problem.ridge / spectrum.diagonal;
  const ell = (hidden + ridge) / visible;
  if (!(ell > 0)) return { reason: "threshold" };
  const chi = lost / visible;
  const gain = 1 + chi;
  const clean = fillRowClasses(
    rowClassRoom(1),
    { ratio: Float64Array.of(0), visible: Float64Array.of(1), weight: Float64Array.of(1) },
    rescale,
    false,
  );
  const side = underRows(clean, gamma, ell);
  const point = solveFixedPoint(spectrum, side, ell, new Float64Array(1));
  const plain = linearise(spectrum, clean, gamma, point);
  const mean = meanEstimator(spectrum, point.z, chi);
  const test = inputClass(problem.test.mask, rescale);
  const fluctuating = (v1: number, v0: number): number => test.al * v1 + test.et * v0;
  const spread = fluctuating(plain.v1, plain.v0);

  const by = meanChanges(spectrum, mean);
  const moved = plain.change({ ...noChange, ell: 1 / plain.scale });
  const missed = (of: "z" | "chi"): number =>
    2 * test.gap * by.missed[of] + test.al * by.missed2[of] + test.et * by.norm[of];
  const perEll = missed("z") * moved.z + gain * gain * fluctuating(moved.v1, moved.v0);
  const perChi = missed("chi") + 2 * gain * spread;
  const scale = targetHidden ? 1 / meanRatio(mask) : null;
  const at = (ratio: number): number => {
    const row = inputClass(ratio, rescale);
    const weight = (scale === null ? 1 : ratio * scale) / visible;
    const dEll = row.et - ell * row.al + ridge;
    const dChi = row.gap - chi * row.al;
    return weight * (perEll * dEll + perChi * dChi);
  };
  return { excessRisk: missedBy(mean, test) + gain * gain * spread, at };
}
