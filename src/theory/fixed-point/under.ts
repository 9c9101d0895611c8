import type { RowSide } from "./fixed-point.ts";
import { leverageScale, type LeverageSums } from "./leverage.ts";
import type { RowClasses } from "../rows/row-classes.ts";

/**
 * The row side of a fit that leaves residuals: a ridge ell > 0 with any number of rows, or none
 * (ell = 0) and more rows than dimensions (N > d).
 *
 * With d_q = al rho + et and u = gamma s0, a_q = 1/(1 + u d_q). Of the two equations of the fixed
 * point one is, exactly, sum mu a = 1 - gamma + ell u: it gives u for every rho (see leverage.ts),
 * and then z = (ell + B)/A. So the outer problem is the same scalar one as above the threshold, and
 * gamma enters only through 1 - gamma, whose digits survive next to the threshold.
 *
 * `gamma` = d/N > 0, below 1 and some et > 0 when `ell` = 0; `ell` is the ridge over t. Cost O(Q)
 * per inner step, 1-5 steps per evaluation. Derived in this project: THEORY.md (3.6).
 */
export function underRows(classes: RowClasses, gamma: number, ell = 0): RowSide {
  const { size, share, al, et } = classes;
  let last = 1;
  let u = 0;
  const sums: LeverageSums = { free: 1, taken: 0, fall: 0 };
  const sumsAt = (scale: number): void => {
    let free = 0;
    let taken = 0;
    let fall = 0;
    for (let q = 0; q < size; q++) {
      const d = al[q] * last + et[q];
      const a = 1 / (1 + scale * d);
      const weighted = share[q] * a;
      free += weighted;
      taken += weighted * d;
      fall += weighted * a * d;
    }
    sums.free = free;
    sums.taken = scale * taken;
    sums.fall = fall;
  };
  const side = {
    slope: 0,
    interpolates: false,
    at(rho: number): number {
      last = rho;
      let mean = 0;
      for (let q = 0; q < size; q++) mean += share[q] * (al[q] * rho + et[q]);
      u = leverageScale(sumsAt, sums, gamma, ell, mean, size === 1);
      const found = hiddenOverVisible(classes, rho, u, ell);
      side.slope = found.slope;
      return found.z;
    },
    weights(a: Float64Array): void {
      for (let q = 0; q < size; q++) a[q] = 1 / (1 + u * (al[q] * last + et[q]));
    },
    defect(): number {
      sumsAt(u);
      return leverageDefect(sums, gamma, ell, u);
    },
  };
  return side;
}

/**
 * Relative defect of free = 1 - gamma + ell u, THEORY.md (3.6). Both its forms are held to, since next to the
 * threshold the one in which all is small counts, and the digits that gamma itself has lost do not.
 */
export function leverageDefect(
  { free, taken }: LeverageSums,
  gamma: number,
  ell: number,
  u: number,
): number {
  const left = free + Math.max(0, gamma - 1);
  const right = Math.max(0, 1 - gamma) + ell * u;
  return Math.min(Math.abs(Math.log(left / right)), Math.abs(Math.log((taken + ell * u) / gamma)));
}

/** z = (ell+B)/A and d log z / d log rho, u following rho so as to keep sum mu a - ell u. */
function hiddenOverVisible(
  classes: RowClasses,
  rho: number,
  u: number,
  ell: number,
): { z: number; slope: number } {
  const { size, share, al, et } = classes;
  let visible = 0;
  let hidden = 0;
  let p11 = 0;
  let p10 = 0;
  let p00 = 0;
  let m1 = 0;
  let m0 = 0;
  for (let q = 0; q < size; q++) {
    const a = 1 / (1 + u * (al[q] * rho + et[q]));
    const b = share[q] * a;
    // u a² rather than a²: with a small ridge a is as small as it, and u as large as 1/ell
    const m = b * (u * a);
    visible += b * al[q];
    hidden += b * et[q];
    m1 += m * al[q];
    m0 += m * et[q];
    p11 += m * al[q] * al[q];
    p10 += m * al[q] * et[q];
    p00 += m * et[q] * et[q];
  }
  const whole = ell + hidden;
  // with du/dlog rho = follow u, d a = -u a² (turn al + follow et)
  const follow = (-rho * m1) / (ell * u + rho * m1 + m0);
  const turn = (follow + 1) * rho;
  const slope = (turn * p11 + follow * p10) / visible - (turn * p10 + follow * p00) / whole;
  return { z: whole / visible, slope };
}
