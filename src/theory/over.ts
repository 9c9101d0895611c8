import type { RowSide } from "./fixed-point.ts";
import type { RowClasses } from "./row-classes.ts";

/**
 * The row side when the fit interpolates (N < rank), ridgeless.
 *
 * Two exact identities, A s1 + B s0 = 1/gamma and s0 = 1 - 1/gamma (t = 1), leave one scalar rho:
 * with d_q = al rho + et, h1 = sum mu al/d and h0 = sum mu et/d (so rho h1 + h0 = 1),
 * a_q = 1/((gamma-1) d_q) and z = (1+B)/A = (gamma - 1 + h0)/h1: sums of positive terms, so all
 * digits of gamma - 1 survive next to the threshold.
 *
 * gamma = d/N >= 1. At gamma = 1 (with et > 0 for some class) z is its limit, and the weights are
 * infinite: take `limitWeights`, which are multiplied by gamma - 1. Cost O(Q) per evaluation.
 * Derived in this project (see README, theory).
 */
export class OverRows implements RowSide {
  slope = 0;
  private rho = 1;
  private readonly classes: RowClasses;
  private readonly excess: number;

  constructor(classes: RowClasses, gamma: number) {
    this.classes = classes;
    this.excess = gamma - 1;
  }

  at(rho: number): number {
    const { size, share, al, et } = this.classes;
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
    this.rho = rho;
    const z = (this.excess + h0) / h1;
    this.slope = (rho * h2) / h1 + (rho * (rho * h2 - h1)) / (this.excess + h0);
    return z;
  }

  weights(a: Float64Array): void {
    this.write(a, 1 / this.excess);
  }

  /** (gamma-1) a_q, finite at gamma = 1 as well. */
  limitWeights(a: Float64Array): void {
    this.write(a, 1);
  }

  /** Zero: the row side is explicit here. */
  defect(): number {
    return 0;
  }

  private write(a: Float64Array, scale: number): void {
    const { size, al, et } = this.classes;
    for (let q = 0; q < size; q++) a[q] = scale / (al[q] * this.rho + et[q]);
  }
}
