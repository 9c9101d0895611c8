import type { RowSide } from "./fixed-point.ts";
import type { RowClasses } from "../rows/row-classes.ts";

/** The row side above the threshold; its weights at gamma = 1 are infinite, the limits are not. */
export interface OverRows extends RowSide {
  /** Writes (gamma-1) a_q, finite at gamma = 1 as well. */
  limitWeights(a: Float64Array): void;
}

/**
 * The row side when the fit interpolates (N < rank), ridgeless.
 *
 * Two exact identities, A s1 + B s0 = 1/gamma and s0 = 1 - 1/gamma (t = 1), leave one scalar rho:
 * with d_q = al rho + et, h1 = sum mu al/d and h0 = sum mu et/d (so rho h1 + h0 = 1),
 * a_q = 1/((gamma-1) d_q) and z = (1+B)/A = (gamma - 1 + h0)/h1: sums of positive terms, so all
 * digits of gamma - 1 survive next to the threshold.
 *
 * gamma = d/N >= 1; at gamma = 1 (with et > 0 for some class) z is its limit. Cost O(Q) per
 * evaluation. Derived in this project: THEORY.md (3.7), (3.8).
 */
export function overRows(classes: RowClasses, gamma: number): OverRows {
  const { size, share, al, et } = classes;
  const excess = gamma - 1;
  let last = 1;
  const write = (a: Float64Array, scale: number): void => {
    for (let q = 0; q < size; q++) a[q] = scale / (al[q] * last + et[q]);
  };
  const side = {
    slope: 0,
    interpolates: true,
    at(rho: number): number {
      let h1 = 0;
      let h0 = 0;
      let h2 = 0;
      for (let q = 0; q < size; q++) {
        const inverse = 1 / (al[q] * rho + et[q]);
        const visible = al[q] * inverse;
        h1 += share[q] * visible;
        h0 += share[q] * et[q] * inverse;
        h2 += share[q] * visible * visible;
      }
      last = rho;
      side.slope = (rho * h2) / h1 + (rho * (rho * h2 - h1)) / (excess + h0);
      return (excess + h0) / h1;
    },
    weights(a: Float64Array): void {
      write(a, 1 / excess);
    },
    limitWeights(a: Float64Array): void {
      write(a, 1);
    },
    // the row side is explicit here: nothing is left over
    defect: (): number => 0,
  };
  return side;
}
