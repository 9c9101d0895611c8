/**
 * Formulas as data: what is written and what is computed come from the same tree, so that neither
 * can drift from the other. Built with the functions below, evaluated with {@link evaluate}, written
 * with tex.ts.
 */
export type Expression =
  | Scalar
  | Bound
  | Average
  | { readonly kind: "literal"; readonly value: number }
  | { readonly kind: "sum"; readonly terms: readonly Term[] }
  | { readonly kind: "product"; readonly factors: readonly Expression[] }
  | { readonly kind: "quotient"; readonly top: Expression; readonly bottom: Expression }
  | { readonly kind: "power"; readonly base: Expression; readonly exponent: number };

/** One term of a sum, added or subtracted. */
export interface Term {
  readonly sign: 1 | -1;
  readonly of: Expression;
}

/** A letter with a value. `path` is the field that sets it, if one does. */
export interface Scalar {
  readonly kind: "scalar";
  readonly tex: string;
  readonly value: number;
  readonly path?: string;
}

/**
 * A letter bound by an average: a column of its points, or what `meaning` says in terms of other
 * letters. `written` is what stands for it where numbers are written (a ratio p for al = (1-p)²).
 */
export interface Bound {
  readonly kind: "bound";
  readonly tex: string;
  readonly column?: string;
  readonly meaning?: Expression;
  readonly written?: Expression;
  readonly path?: string;
}

/** Points that an average runs over: weights and named columns, all of length `size`. */
export interface Points {
  /** What stands before the body, such as `\sum_k w_k`. */
  readonly operator: string;
  /** Whether the operator takes its body in brackets (an expectation) rather than as factors. */
  readonly brackets: boolean;
  readonly size: number;
  readonly weight: Float64Array;
  readonly columns: Readonly<Record<string, Float64Array>>;
}

/** Weighted sum of a body over points. */
export interface Average {
  readonly kind: "average";
  readonly over: Points;
  readonly body: Expression;
}

/** Whatever can stand in a formula: an expression or a plain number. */
export type Operand = Expression | number;

const expressionOf = (operand: Operand): Expression =>
  typeof operand === "number" ? { kind: "literal", value: operand } : operand;

export function scalar(tex: string, value: number, path?: string): Scalar {
  return path === undefined ? { kind: "scalar", tex, value } : { kind: "scalar", tex, value, path };
}

/** Sum of the operands; `{ minus: x }` subtracts. */
export function sum(...operands: readonly (Operand | { readonly minus: Operand })[]): Expression {
  const terms = operands.map((operand): Term =>
    typeof operand === "object" && "minus" in operand
      ? { sign: -1, of: expressionOf(operand.minus) }
      : { sign: 1, of: expressionOf(operand) },
  );
  return terms.length === 1 && terms[0]?.sign === 1 ? terms[0].of : { kind: "sum", terms };
}

export const minus = (operand: Operand): { readonly minus: Operand } => ({ minus: operand });

/** Product; factors that are the number 1 are left out. */
export function product(...operands: readonly Operand[]): Expression {
  const factors = operands.map(expressionOf).filter((one) => !isOne(one));
  if (factors.length === 1) return factors[0] as Expression;
  return factors.length === 0 ? { kind: "literal", value: 1 } : { kind: "product", factors };
}

export function quotient(top: Operand, bottom: Operand): Expression {
  const below = expressionOf(bottom);
  return isOne(below)
    ? expressionOf(top)
    : { kind: "quotient", top: expressionOf(top), bottom: below };
}

export function power(base: Operand, exponent: number): Expression {
  return { kind: "power", base: expressionOf(base), exponent };
}

export function average(over: Points, body: Operand): Expression {
  return { kind: "average", over, body: expressionOf(body) };
}

export function isOne(expression: Expression): boolean {
  return expression.kind === "literal" && expression.value === 1;
}

/** One point of an average: where bound letters take their values. */
export interface Place {
  readonly points: Points;
  readonly index: number;
}

/**
 * The value of an expression, from the values its letters hold. Cost: its size, times the number
 * of points inside averages. Throws where a bound letter stands outside its average.
 */
export function evaluate(expression: Expression, place: Place | null = null): number {
  switch (expression.kind) {
    case "literal":
    case "scalar":
      return expression.value;
    case "bound":
      return boundValue(expression, place);
    case "sum": {
      let total = 0;
      for (const { sign, of } of expression.terms) total += sign * evaluate(of, place);
      return total;
    }
    case "product": {
      let total = 1;
      for (const factor of expression.factors) total *= evaluate(factor, place);
      return total;
    }
    case "quotient":
      return evaluate(expression.top, place) / evaluate(expression.bottom, place);
    case "power":
      return evaluate(expression.base, place) ** expression.exponent;
    case "average": {
      const { over, body } = expression;
      let total = 0;
      for (let index = 0; index < over.size; index++) {
        total += (over.weight[index] as number) * evaluate(body, { points: over, index });
      }
      return total;
    }
  }
}

function boundValue({ tex, column, meaning }: Bound, place: Place | null): number {
  const value = column === undefined ? undefined : place?.points.columns[column]?.[place.index];
  if (value !== undefined) return value;
  if (meaning !== undefined) return evaluate(meaning, place);
  throw new Error(`${tex} has no value here`);
}

/** Whether a bound letter has a value at a point. */
export function hasValue({ column, meaning }: Bound, { points }: Place): boolean {
  return meaning !== undefined || (column !== undefined && points.columns[column] !== undefined);
}
