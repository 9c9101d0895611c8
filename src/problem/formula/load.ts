import type { MathNode } from "mathjs";

/** Turns text into a syntax tree. */
export type Parser = (text: string) => MathNode;

/** The parser, once it is there: the one thing of this layer that is not there from the start. */
let parser: Parser | undefined;

/**
 * Loads the parser of formulas (mathjs), once; every thread loads its own. Until then a formula is a
 * fault that says so. Problems without formulas never need it.
 */
export async function loadFormulas(): Promise<void> {
  const { parseText } = await import("./parser.ts");
  parser = parseText;
}

/** The parser; undefined before {@link loadFormulas} is done. */
export function loadedParser(): Parser | undefined {
  return parser;
}
