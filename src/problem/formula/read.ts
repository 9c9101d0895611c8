import type { FormulaSymbol } from "./grammar.ts";
import { loadedReader } from "./load.ts";
import type { ReadFormula } from "./reader.ts";

/** Formulas kept ready; a page or a sweep uses the same few over and over. */
const KEPT = 64;
const kept = new Map<string, ReadFormula>();

/**
 * Reads a formula in some symbols. Never throws and never runs any part of the text; cheap when it was
 * read before.
 */
export function readFormula(text: string, symbols: readonly FormulaSymbol[]): ReadFormula {
  const readAnew = loadedReader();
  if (!readAnew) return { message: "cannot be read yet: formulas need loadFormulas() first" };
  const key = `${symbols.join()} ${text}`;
  const known = kept.get(key);
  if (known) return known;
  const read = readAnew(text, symbols);
  const oldest = kept.keys().next();
  if (kept.size >= KEPT && !oldest.done) kept.delete(oldest.value);
  kept.set(key, read);
  return read;
}
