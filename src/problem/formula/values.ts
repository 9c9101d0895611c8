import type { Evaluate } from "./compile.ts";
import type { FormulaSymbol, Place } from "./grammar.ts";
import { readFormula } from "./read.ts";

/** The values of a checked formula at k = 1…D. Throws a TypeError for one that was never checked. */
export function formulaValues(
  formula: string,
  symbols: readonly FormulaSymbol[],
  count: number,
  lambda?: Float64Array,
): Float64Array {
  const read = readFormula(formula, symbols);
  if ("message" in read) throw new TypeError(`the formula ${read.message}`);
  return valuesOf(read.evaluate, count, lambda);
}

function valuesOf(evaluate: Evaluate, count: number, lambda?: Float64Array): Float64Array {
  const values = new Float64Array(count);
  for (let i = 0; i < count; i++) values[i] = evaluate(placeOf(i, count, lambda));
  return values;
}

function placeOf(index: number, D: number, lambda?: Float64Array): Place {
  return { u: (index + 0.5) / D, k: index + 1, D, lambda: lambda?.[index] ?? Number.NaN };
}

/**
 * What is wrong with a formula: its text, or its values at k = 1…D, each of which must be in
 * [0, max] and one of them positive; undefined when nothing is.
 */
export function formulaMistake(
  formula: string,
  symbols: readonly FormulaSymbol[],
  count: number,
  max: number,
  lambda?: Float64Array,
): string | undefined {
  const read = readFormula(formula, symbols);
  if ("message" in read) return read.message;
  const values = valuesOf(read.evaluate, count, lambda);
  const wrong = values.findIndex((value) => !(value >= 0 && value <= max));
  if (wrong >= 0) {
    const place = placeOf(wrong, count, lambda);
    const where = symbols.map((name) => `${name} = ${place[name]}`).join(", ");
    const allowed = max < Number.MAX_VALUE ? `a number in [0, ${max}]` : "a finite number ≥ 0";
    return `must be ${allowed} at every k; at ${where} it is ${values[wrong]}`;
  }
  return values.some((value) => value > 0)
    ? undefined
    : "must be positive at some k; it is 0 at all";
}
