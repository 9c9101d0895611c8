// loaded with the parser, when a formula or arithmetic is first needed
import { compile, NotAllowed, type Evaluate } from "./compile.ts";
import {
  describeGrammar,
  FOREIGN,
  MAX_BRACKETS,
  MAX_LENGTH,
  type FormulaSymbol,
} from "./grammar.ts";
import { parseText } from "./parser.ts";

/** A formula that can be evaluated, or what is wrong with its text. */
export type ReadFormula = { readonly evaluate: Evaluate } | { readonly message: string };

/** Reads a text that is looked at before the parser is: its depth of recursion follows from the text. */
export function readAnew(text: string, symbols: readonly FormulaSymbol[]): ReadFormula {
  const says = (message: string): ReadFormula => ({
    message: `${message}. ${describeGrammar(symbols)}`,
  });
  if (text.length > MAX_LENGTH) return says(`may have at most ${MAX_LENGTH} characters`);
  const strange = FOREIGN.exec(text)?.[0];
  if (strange !== undefined) return says(`may not hold the character ${shown(strange)}`);
  if (nesting(text) > MAX_BRACKETS) return says(`has more than ${MAX_BRACKETS} nested brackets`);
  try {
    return { evaluate: compile(parseText(text), symbols) };
  } catch (error) {
    if (error instanceof NotAllowed) return says(error.message);
    if (error instanceof SyntaxError) return says(`is not a formula: ${error.message}`);
    throw error;
  }
}

/** A character as people can tell it from its look-alikes. */
function shown(character: string): string {
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
  return `${JSON.stringify(character)} (U+${code})`;
}

/** Most brackets that are open at once. */
function nesting(text: string): number {
  let open = 0;
  let most = 0;
  for (const character of text) {
    if (character === "(") most = Math.max(most, ++open);
    if (character === ")") open--;
  }
  return most;
}
