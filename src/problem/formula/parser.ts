// the one importer of mathjs; `load.ts` brings it in with the reader when a formula is first needed
import type { MathNode } from "mathjs";
import { create, parseDependencies } from "mathjs/number";

/** mathjs reduced to its parser: none of its functions is there to be called. */
const { parse } = create({ ...parseDependencies });

/** The syntax tree of a text. Nothing is evaluated. Throws a SyntaxError that says where it goes wrong. */
export function parseText(text: string): MathNode {
  return parse(text);
}
