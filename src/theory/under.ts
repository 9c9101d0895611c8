import type { RowSide } from "./fixed-point.ts";
import type { RowClasses } from "./row-classes.ts";

/**
 * The row side when rows outnumber dimensions (N > d), ridgeless.
 *
 * With d_q = al rho + et and u = gamma s0, a_q = 1/(1 + u d_q). Of the two equations of the fixed
 * point one is, exactly, sum mu a = 1 - gamma: it gives u for every rho, and then z = B/A. So the
 * outer problem is the same scalar one as above the threshold, and gamma enters only through
 * 1 - gamma, whose digits survive next to the threshold.
 *
 * gamma = d/N in (0, 1), some et > 0. Cost O(Q) per inner step, 1-5 steps per evaluation.
 * Derived in this project (see README, theory).
 */
export function underRows(classes: RowClasses, gamma: number): RowSide {
  const { size, share, al, et } = classes;
  let last = 1;
  let u = 0;
  const side = {
    slope: 0,
    at(rho: number): number {
      last = rho;
      u = leverage(classes, gamma, rho);
      const found = hiddenOverVisible(classes, rho, u);
      side.slope = found.slope;
      return found.z;
    },
    weights(a: Float64Array): void {
      for (let q = 0; q < size; q++) a[q] = 1 / (1 + u * (al[q] * last + et[q]));
    },
    defect(): number {
      let free = 0;
      for (let q = 0; q < size; q++) free += share[q] / (1 + u * (al[q] * last + et[q]));
      return Math.abs(Math.log(free / (1 - gamma)));
    },
  };
  return side;
}

/**
 * u of a given rho, from g(u) = sum(mu u d a)/sum(mu a) = gamma/(1-gamma): g is concave, increasing
 * and nearly linear, so Newton from Jensen's lower bound never overshoots.
 */
function leverage(classes: RowClasses, gamma: number, rho: number): number {
  const { size, share, al, et } = classes;
  const target = gamma / (1 - gamma);
  let mean = 0;
  for (let q = 0; q < size; q++) mean += share[q] * (al[q] * rho + et[q]);
  let u = target / mean;
  if (size === 1) return u;
  for (;;) {
    let free = 0;
    let taken = 0;
    let fall = 0;
    for (let q = 0; q < size; q++) {
      const d = al[q] * rho + et[q];
      const a = 1 / (1 + u * d);
      const weighted = share[q] * a;
      free += weighted;
      taken += weighted * d;
      fall += weighted * a * d;
    }
    const move = ((target * free - u * taken) * free) / fall;
    // from below and never beyond the root: a step that is not forward is rounding
    if (!(move > 2 * Number.EPSILON * u)) return u;
    u += move;
  }
}

/** z = B/A and d log z / d log rho, u following rho so as to keep sum mu a. */
function hiddenOverVisible(
  classes: RowClasses,
  rho: number,
  u: number,
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
    const m = b * a;
    visible += b * al[q];
    hidden += b * et[q];
    m1 += m * al[q];
    m0 += m * et[q];
    p11 += m * al[q] * al[q];
    p10 += m * al[q] * et[q];
    p00 += m * et[q] * et[q];
  }
  // with du/dlog rho = follow, d a = -a² (turn al + follow et)
  const follow = (-u * rho * m1) / (rho * m1 + m0);
  const turn = (follow + u) * rho;
  const slope = (turn * p11 + follow * p10) / visible - (turn * p10 + follow * p00) / hidden;
  return { z: hidden / visible, slope };
}
