import type { FreshRatios } from "../rows/fresh-copies.ts";
import { copySums, type CopyAverages } from "./copy-sums.ts";
import type { RowSide } from "./fixed-point.ts";
import { leverageScale, type LeverageSums } from "./leverage.ts";
import { leverageDefect } from "./under.ts";

/**
 * The row side of samples with copies at fresh ratios.
 *
 * The copies of a sample have, given it, the leave-one-out block M = (e I + u Dm)^-1 with
 * Dm = diag D + rho v v'; e = 1, or 0 when the fit interpolates (then M is taken at u = 1, as a_q is
 * in over.ts). Averages over its ratios (copy-sums.ts) take the place of sums over classes:
 * mu a -> tr M, mu a al -> v'Mv, mu a et -> tr DM, mu a² al² -> (v'Mv)², mu a² al et -> v'MDMv,
 * mu a² et² -> tr DMDM, mu a² al -> v'M²v, mu a² et -> tr MDM; the equations are those of over.ts and
 * under.ts.
 *
 * `point()` is where the last evaluation was. Derived in this project: THEORY.md (9.3)
 * to (9.8).
 */
export interface CopyRows extends RowSide {
  point(): { rho: number; u: number };
  readonly averages: CopyAverages;
}

/** Interpolating fit, gamma = d/N >= 1. Cost: one table, then O(nodes tau) an evaluation. */
export function overCopies(ratios: FreshRatios, gamma: number): CopyRows {
  const excess = gamma - 1;
  const averages = copySums(ratios, 0);
  let last = 1;
  const side = {
    averages,
    slope: 0,
    interpolates: true,
    at(rho: number): number {
      last = rho;
      const { visible, hidden, p11, p10 } = averages.at(rho, 1);
      side.slope = (rho * p11) / visible - (rho * p10) / (excess + hidden);
      return (excess + hidden) / visible;
    },
    weights: (): void => undefined,
    defect: (): number => 0,
    point: () => ({ rho: last, u: 1 }),
  };
  return side;
}

/** Fit that leaves residuals, as in under.ts. Cost: a table for each of 2-6 steps an evaluation. */
export function underCopies(ratios: FreshRatios, gamma: number, ell: number): CopyRows {
  const averages = copySums(ratios, 1);
  const sums: LeverageSums = { free: 1, taken: 0, fall: 0 };
  let last = 1;
  let u = 0;
  // du/dlog rho where the last evaluation was
  let follow = 0;
  const sumsAt = (scale: number): void => {
    const { free, visible, hidden, m1, m0 } = averages.at(last, scale);
    sums.free = free;
    sums.taken = scale * (last * visible + hidden);
    sums.fall = last * m1 + m0;
  };
  const side = {
    averages,
    slope: 0,
    interpolates: false,
    at(rho: number): number {
      const { visible: v2, hidden: d } = averages.at(rho, 0);
      const guess = u > 0 ? u * Math.exp((follow / u) * Math.log(rho / last)) : 0;
      last = rho;
      u = leverageScale(sumsAt, sums, gamma, ell, rho * v2 + d, false, guess);
      const { visible, hidden, p11, p10, p00, m1, m0 } = averages.at(rho, u);
      const whole = ell + hidden;
      follow = (-u * rho * m1) / (ell + rho * m1 + m0);
      const turn = (follow + u) * rho;
      side.slope = (turn * p11 + follow * p10) / visible - (turn * p10 + follow * p00) / whole;
      return whole / visible;
    },
    weights: (): void => undefined,
    defect(): number {
      sumsAt(u);
      return leverageDefect(sums, gamma, ell, u);
    },
    point: () => ({ rho: last, u }),
  };
  return side;
}
