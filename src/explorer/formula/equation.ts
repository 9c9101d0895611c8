import { evaluate, scalar, type Expression, type Scalar } from "./expression.ts";

/** Where an equation is from. */
export interface Source {
  readonly text: string;
  readonly href?: string;
}

const HASTIE = "Hastie, Montanari, Rosset & Tibshirani (2022)";
const hastie = (place: string): Source => ({
  text: `${HASTIE}, ${place}`,
  href: "https://arxiv.org/abs/1903.08560",
});

/** Sources of the equations shown. */
export const sources: Readonly<
  Record<"leastSquares" | "isotropic" | "ridgeless" | "ridge" | "project", Source>
> = {
  leastSquares: hastie("Prop. 2"),
  isotropic: hastie("Thm 1"),
  ridgeless: hastie("Thm 2"),
  ridge: hastie("ridge regression"),
  project: { text: "derived in this project (THEORY.md)" },
};

/**
 * One line of a formula. An `equation` is held against the theory's own solution: both sides are
 * numbers found independently. A `definition` gives a letter its meaning.
 */
export interface Equation {
  readonly kind: "equation" | "definition";
  readonly left: Expression;
  readonly right: Expression;
  /** What it says, in words. */
  readonly note: string;
}

/** How well an equation holds at the numbers shown. */
export interface Check {
  readonly left: number;
  readonly right: number;
  /** Difference of the sides, relative to the larger one. */
  readonly residual: number;
}

/** Both sides of an equation at the numbers shown. Cost: that of evaluating it. */
export function checkEquation({ left, right }: Equation): Check {
  const a = evaluate(left);
  const b = evaluate(right);
  const size = Math.max(Math.abs(a), Math.abs(b));
  return { left: a, right: b, residual: size === 0 ? 0 : Math.abs(a - b) / size };
}

export function equation(left: Expression, right: Expression, note: string): Equation {
  return { kind: "equation", left, right, note };
}

export function definition(left: Expression, right: Expression, note: string): Equation {
  return { kind: "definition", left, right, note };
}

/** A letter whose value is what a definition gives it, with that definition. */
export function defined(
  tex: string,
  right: Expression,
  note: string,
): { readonly letter: Scalar; readonly line: Equation } {
  const letter = scalar(tex, evaluate(right));
  return { letter, line: definition(letter, right, note) };
}
