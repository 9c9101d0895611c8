import { terms, type TermName } from "../../problem/index.ts";
import type { Explanation } from "./explanation.ts";

/** A term of the table of symbols, as it is told where it stands. */
export function termText(name: TermName): Explanation {
  const { symbol, name: title, meaning: text, unit: note } = terms[name];
  return { title, symbol, text, note };
}
