/**
 * The language of formulas: arithmetic in one line. Anything that is not named here is refused,
 * whatever the parser makes of it.
 */

/** Where a formula is evaluated: one eigenvalue among D. */
export interface Place {
  /** Mid-point of the k-th of D equal parts of (0, 1), u = (k−½)/D. */
  readonly u: number;
  /** Rank, from 1 to D. */
  readonly k: number;
  /** Number of eigenvalues. */
  readonly D: number;
  /** The eigenvalue λ_k; of use to signals only. */
  readonly lambda: number;
}

/** What a formula may name. */
export type FormulaSymbol = keyof Place;

/** Most characters of a formula. */
export const MAX_LENGTH = 200;

/** Most brackets inside one another. */
export const MAX_BRACKETS = 24;

/** Most steps inside one another, of all kinds: a sum of n terms has n − 1. */
export const MAX_DEPTH = 100;

/** A character that no formula has: quotes, braces, semicolons, line ends, letters beyond ASCII and the like. */
export const FOREIGN: RegExp = /[^A-Za-z0-9_.,+\-*/^()<>=?: ]/u;

/** Numbers a formula may name. */
export const constants: ReadonlyMap<string, number> = new Map([
  ["pi", Math.PI],
  ["e", Math.E],
]);

type Unary = (x: number) => number;
type Binary = (x: number, y: number) => number;

/** Functions of one number. */
export const functions: ReadonlyMap<string, Unary> = new Map<string, Unary>([
  ["abs", Math.abs],
  ["sqrt", Math.sqrt],
  ["cbrt", Math.cbrt],
  ["exp", Math.exp],
  ["log", Math.log],
  ["log2", Math.log2],
  ["log10", Math.log10],
  ["sin", Math.sin],
  ["cos", Math.cos],
  ["tan", Math.tan],
  ["sinh", Math.sinh],
  ["cosh", Math.cosh],
  ["tanh", Math.tanh],
  ["asin", Math.asin],
  ["acos", Math.acos],
  ["atan", Math.atan],
  ["floor", Math.floor],
  ["ceil", Math.ceil],
]);

/** Functions of several numbers, at least two, folded from the left. */
export const folds: ReadonlyMap<string, Binary> = new Map<string, Binary>([
  ["min", Math.min],
  ["max", Math.max],
]);

/** Signs before a number. */
export const signs: ReadonlyMap<string, Unary> = new Map<string, Unary>([
  ["-", (x) => -x],
  ["+", (x) => x],
]);

/** Operators between two numbers; a comparison is 1 where it holds and 0 elsewhere. */
export const operators: ReadonlyMap<string, Binary> = new Map<string, Binary>([
  ["+", (x, y) => x + y],
  ["-", (x, y) => x - y],
  ["*", (x, y) => x * y],
  ["/", (x, y) => x / y],
  ["^", (x, y) => x ** y],
  ["<", (x, y) => Number(x < y)],
  ["<=", (x, y) => Number(x <= y)],
  [">", (x, y) => Number(x > y)],
  [">=", (x, y) => Number(x >= y)],
]);

/** Everything a formula may hold, as one sentence for people. */
export function describeGrammar(symbols: readonly FormulaSymbol[]): string {
  const names = [...functions.keys(), ...folds.keys()].join(", ");
  return (
    `A formula has numbers, ${[...symbols, ...constants.keys()].join(", ")}, ` +
    `${[...operators.keys()].join(" ")}, brackets, c ? a : b, and ${names}.`
  );
}
