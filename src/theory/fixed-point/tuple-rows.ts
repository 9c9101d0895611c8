import type { CopyTuples } from "../rows/copy-tuples.ts";
import type { RowSide } from "./fixed-point.ts";
import { leverageScale, type LeverageSums } from "./leverage.ts";
import type { RowMoments } from "./moments.ts";
import { leverageDefect } from "./under.ts";

/**
 * The row side of samples with copies at fresh ratios.
 *
 * The m copies of a sample have, given it, the leave-one-out block M = (e I + u Dm)^-1 with
 * Dm = diag D + rho v v'; e = 1, or 0 when the fit interpolates (then M is taken at u = 1, as a_q is
 * in over.ts). By Sherman-Morrison with E = e + u D, y = v/E, S = sum v y, T = 1 + u rho S and
 * f = u rho/T it is diag(1/E) - f y y'. Averages over the combinations of copies take the place of
 * sums over classes: mu a -> tr M, mu a al -> v'Mv, mu a et -> tr DM, mu a² al² -> (v'Mv)²,
 * mu a² al et -> v'MDMv, mu a² et² -> tr DMDM, mu a² al -> v'M²v, mu a² et -> tr MDM; the equations
 * are those of over.ts and under.ts.
 *
 * `point()` is where the last evaluation was. Derived in this project: THEORY.md (9.3)
 * to (9.5).
 */
export interface TupleRows extends RowSide {
  point(): { rho: number; u: number };
}

/** Interpolating fit, gamma = d/N >= 1. Cost O(combinations × copies) an evaluation. */
export function overTuples(tuples: CopyTuples, gamma: number): TupleRows {
  const excess = gamma - 1;
  const at = tupleSums(tuples, 0);
  let last = 1;
  const side = {
    slope: 0,
    interpolates: true,
    at(rho: number): number {
      last = rho;
      const { visible, hidden, p11, p10 } = at(rho, 1);
      side.slope = (rho * p11) / visible - (rho * p10) / (excess + hidden);
      return (excess + hidden) / visible;
    },
    weights: (): void => undefined,
    defect: (): number => 0,
    point: () => ({ rho: last, u: 1 }),
  };
  return side;
}

/** Fit that leaves residuals, as in under.ts. Cost 2-6 times O(combinations × copies). */
export function underTuples(tuples: CopyTuples, gamma: number, ell: number): TupleRows {
  const at = tupleSums(tuples, 1);
  const sums: LeverageSums = { free: 1, taken: 0, fall: 0 };
  let last = 1;
  let u = 0;
  const sumsAt = (scale: number): void => {
    const { free, visible, hidden, m1, m0 } = at(last, scale);
    sums.free = free;
    sums.taken = scale * (last * visible + hidden);
    sums.fall = last * m1 + m0;
  };
  const side = {
    slope: 0,
    interpolates: false,
    at(rho: number): number {
      last = rho;
      const { visible: v2, hidden: d } = at(rho, 0);
      u = leverageScale(sumsAt, sums, gamma, ell, rho * v2 + d, false);
      const { visible, hidden, p11, p10, p00, m1, m0 } = at(rho, u);
      const whole = ell + hidden;
      const follow = (-u * rho * m1) / (ell + rho * m1 + m0);
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

/** Averages over the combinations, not yet scaled by A and B; `free` is that of tr M. */
export type TupleSums = Omit<RowMoments, "right1" | "right0"> & { free: number };

/** The averages at (rho, u), e = `unit`; one record, written again at every call. */
export function tupleSums(tuples: CopyTuples, unit: 0 | 1): (rho: number, u: number) => TupleSums {
  const { visible: v, hidden: D, groups } = tuples;
  const count = v.length;
  // per node: 1/E, y, and what their sums over a combination are made of
  const fields = 9;
  const table = new Float64Array(count * fields);
  const out = { free: 0, visible: 0, hidden: 0, p11: 0, p10: 0, p00: 0, m1: 0, m0: 0 };
  return (rho, u) => {
    for (let i = 0; i < count; i++) {
      const e = 1 / (unit + u * D[i]);
      const y = v[i] * e;
      const de = D[i] * e;
      const row = [
        e,
        y * v[i],
        y * y,
        de,
        y * y * D[i],
        de * e,
        de * y * y,
        de * de,
        de * de * v[i] * y,
      ];
      table.set(row, i * fields);
    }
    out.free = out.visible = out.hidden = out.p11 = out.p10 = out.p00 = out.m1 = out.m0 = 0;
    for (const { size, index, weight } of groups) {
      for (let j = 0, at = 0; j < weight.length; j++) {
        let inverse = 0;
        let s = 0;
        let yy = 0;
        let de = 0;
        let dyy = 0;
        let dee = 0;
        let deyy = 0;
        let dede = 0;
        let ddeyy = 0;
        for (let i = 0; i < size; i++, at++) {
          const from = index[at] * fields;
          inverse += table[from];
          s += table[from + 1];
          yy += table[from + 2];
          de += table[from + 3];
          dyy += table[from + 4];
          dee += table[from + 5];
          deyy += table[from + 6];
          dede += table[from + 7];
          ddeyy += table[from + 8];
        }
        const w = weight[j];
        const t = 1 / (1 + u * rho * s);
        const f = u * rho * t;
        const x = s * t;
        out.free += w * (inverse - f * yy);
        out.visible += w * x;
        out.hidden += w * (de - f * dyy);
        out.p11 += w * x * x;
        out.p10 += w * dyy * t * t;
        out.p00 += w * (dede - 2 * f * ddeyy + f * f * dyy * dyy);
        out.m1 += w * yy * t * t;
        out.m0 += w * (dee - 2 * f * deyy + f * f * dyy * yy);
      }
    }
    return out;
  };
}
