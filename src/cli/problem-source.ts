import { existsSync } from "node:fs";
import { checkProblem, loadFormulas, usesFormulas, type Problem } from "../problem/index.ts";
import { BadInput } from "./bad-input.ts";
import { parseJson } from "./json-text.ts";
import { isLink, readLink, type LinkExtras } from "./link.ts";
import { readText } from "./read-text.ts";

/** A problem as given on the command line, and what came with it. */
export interface ProblemSource {
  readonly problem: Problem;
  readonly extras: LinkExtras;
}

/**
 * Reads PROBLEM: a JSON file, `-` for standard input, or a link.
 *
 * @throws BadInput with every fault.
 */
export async function readProblem(source: string): Promise<ProblemSource> {
  if (source !== "-" && isLink(source) && !existsSync(source)) return readLink(source);
  const text = await readText(source);
  const input = parseJson(text, source === "-" ? "standard input" : source);
  if (usesFormulas(input)) await loadFormulas();
  const checked = checkProblem(input);
  if ("value" in checked) return { problem: checked.value, extras: {} };
  throw new BadInput(checked.faults);
}
