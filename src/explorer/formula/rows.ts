import type { Problem } from "../../problem/index.ts";
import type { RowClasses } from "../../theory/index.ts";
import {
  minus,
  power,
  product,
  quotient,
  sum,
  type Bound,
  type Expression,
  type Points,
} from "./expression.ts";

/** Averages over the training rows, and the letters of a row inside them. */
export interface RowAverage {
  readonly points: Points;
  /** Cov(z) = al Σ + et t I, E zy = c Σβ, E y² = k times the variance of y. */
  readonly al: Bound;
  readonly et: Bound;
  readonly c: Bound;
  readonly k: Bound;
}

/**
 * Averages over row classes: the expectation over the law of ratios, or a sum over the classes that
 * copies of one ratio make.
 */
export function rowAverage(problem: Problem, classes: RowClasses): RowAverage {
  const { size, share, al, et, c, k } = classes;
  const copies = typeof problem.copies === "number" && problem.copies > 1;
  const points: Points = {
    operator: copies ? "\\sum_i \\mu_i" : "\\mathrm{E}_p",
    brackets: !copies,
    size,
    weight: share.subarray(0, size),
    columns: { al, et, c, k },
  };
  const index = copies ? "_i" : "";
  const letter = (tex: string, column: string, written: Expression): Bound =>
    copies
      ? { kind: "bound", tex: `${tex}${index}`, column }
      : { kind: "bound", tex, column, written };
  const p: Bound = { kind: "bound", tex: "p", path: ratioPath(problem) };
  const visible = sum(1, minus(p));
  const one: Expression = { kind: "literal", value: 1 };
  return {
    points,
    al: letter("\\alpha", "al", problem.rescale ? one : power(visible, 2)),
    et: letter("\\eta", "et", problem.rescale ? quotient(p, visible) : product(p, visible)),
    c: letter("c", "c", problem.rescale ? one : visible),
    k: letter("k", "k", one),
  };
}

function ratioPath({ mask }: Problem): string {
  return mask.law === "fixed" ? "mask.ratio" : "mask";
}
