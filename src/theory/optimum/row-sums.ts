import type { InputClass, RowClasses } from "../rows/row-classes.ts";

/**
 * What rows of weight a add, per row, to the sums that a risk depends on.
 *
 * | field | term |
 * |---|---|
 * | `free` | a |
 * | `A`, `B`, `C` | a al, a et, a gap |
 * | `M1`, `M0` | a² al, a² et |
 * | `P11`, `P10`, `P00` | a² al², a² al et, a² et² |
 * | `T1`, `T0` | a² al gap, a² et gap |
 * | `right1`, `right0` | a² al r, a² et r; r the mean square that the mean estimator leaves |
 */
export interface RowAdds {
  free: number;
  A: number;
  B: number;
  C: number;
  M1: number;
  M0: number;
  P11: number;
  P10: number;
  P00: number;
  T1: number;
  T0: number;
  right1: number;
  right0: number;
}

/** The same with a³: named by the powers of al and et, `left` with r. */
export interface ThirdSums {
  al2: number;
  alet: number;
  et2: number;
  al3: number;
  al2et: number;
  alet2: number;
  et3: number;
  left2: number;
  left1: number;
  left0: number;
}

/** Names of the sums, in one order. */
export const rowTerms: readonly (keyof RowAdds)[] = [
  "free",
  "A",
  "B",
  "C",
  "M1",
  "M0",
  "P11",
  "P10",
  "P00",
  "T1",
  "T0",
  "right1",
  "right0",
];

/** The terms of one row. */
export function rowAt({ al, et, gap }: InputClass, a: number, left: number): RowAdds {
  const [v, w] = [a * al, a * et];
  return {
    free: a,
    A: v,
    B: w,
    C: a * gap,
    M1: a * v,
    M0: a * w,
    P11: v * v,
    P10: v * w,
    P00: w * w,
    T1: a * v * gap,
    T0: a * w * gap,
    right1: a * v * left,
    right0: a * w * left,
  };
}

/** Sums over classes of rows; `left` is r of a class. Cost O(Q). */
export function classSums(
  { size, share, al, et, c, gap }: RowClasses,
  a: Float64Array,
  left: (input: InputClass) => number,
): { own: RowAdds; third: ThirdSums } {
  const own = rowAt({ al: 0, et: 0, c: 0, gap: 0 }, 0, 0);
  const third: ThirdSums = {
    al2: 0,
    alet: 0,
    et2: 0,
    al3: 0,
    al2et: 0,
    alet2: 0,
    et3: 0,
    left2: 0,
    left1: 0,
    left0: 0,
  };
  for (let q = 0; q < size; q++) {
    const input = { al: al[q], et: et[q], c: c[q], gap: gap[q] };
    const r = left(input);
    const adds = rowAt(input, a[q], r);
    for (const term of rowTerms) own[term] += share[q] * adds[term];
    const m = share[q] * a[q];
    const { A: v, B: w } = adds;
    third.al2 += m * v * v;
    third.alet += m * v * w;
    third.et2 += m * w * w;
    third.al3 += share[q] * v * v * v;
    third.al2et += share[q] * v * v * w;
    third.alet2 += share[q] * v * w * w;
    third.et3 += share[q] * w * w * w;
    third.left2 += m * v * v * r;
    third.left1 += m * v * w * r;
    third.left0 += m * w * w * r;
  }
  return { own, third };
}
