import type { TextField } from "../fields/kinds.ts";
import { describeGrammar, MAX_LENGTH, type FormulaSymbol } from "./grammar.ts";

/** A formula as a field. */
export function formulaField(
  text: Pick<TextField, "key" | "label" | "symbol" | "tex" | "help" | "initial">,
  symbols: readonly FormulaSymbol[],
): TextField {
  const help = `${text.help} ${describeGrammar(symbols)}`;
  return { kind: "text", maxLength: MAX_LENGTH, ...text, help };
}
