import type { FormulaSymbol } from "./grammar.ts";
import type { ReadFormula } from "./reader.ts";

/** Turns text into a formula, or says what is wrong with it. */
type Reader = (text: string, symbols: readonly FormulaSymbol[]) => ReadFormula;

/** The reader with its parser, once it is there: the one thing of this layer that is not from the start. */
let reader: Reader | undefined;

/**
 * Loads the reader of formulas and its parser (mathjs), once; every thread loads its own. Until then a
 * formula is a fault that says so. Problems without formulas never need it.
 */
export async function loadFormulas(): Promise<void> {
  const { readAnew } = await import("./reader.ts");
  reader = readAnew;
}

/** The reader; undefined before {@link loadFormulas} is done. */
export function loadedReader(): Reader | undefined {
  return reader;
}
