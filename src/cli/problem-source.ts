import { existsSync } from "node:fs";
import {
  checkProblem,
  isRecord,
  loadFormulas,
  usesFormulas,
  type Problem,
} from "../problem/index.ts";
import { BadInput } from "./bad-input.ts";
import { parseJson } from "./json-text.ts";
import { isLink, readLink, type LinkExtras } from "./link.ts";
import { readText } from "./read-text.ts";

/** A problem as given on the command line, and what came with it. */
export interface ProblemSource {
  readonly problem: Problem;
  readonly extras: LinkExtras;
}

/** The problem in an answer of this program, such as that of `table`; any other input is one itself. */
function problemIn(input: unknown): unknown {
  if (!isRecord(input) || !isRecord(input["problem"]) || "gamma" in input) return input;
  return input["problem"];
}

/**
 * Reads PROBLEM: a JSON file, `-` for standard input, or a link; an answer of this program is taken for its problem.
 *
 * @throws BadInput with every fault.
 */
export async function readProblem(source: string): Promise<ProblemSource> {
  if (source !== "-" && isLink(source) && !existsSync(source)) return readLink(source);
  const text = await readText(source);
  const input = problemIn(parseJson(text, source === "-" ? "standard input" : source));
  if (usesFormulas(input)) await loadFormulas();
  const checked = checkProblem(input);
  if ("value" in checked) return { problem: checked.value, extras: {} };
  throw new BadInput(checked.faults);
}
