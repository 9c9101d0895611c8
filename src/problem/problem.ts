import {
  activeFields,
  numericFieldOfTable,
  numericFieldsOf,
  type ActiveField,
  type NumericField,
} from "./fields/active.ts";
import { checkFields } from "./fields/check.ts";
import { decodeFields, encodeFields, linkKeyFaults, type LinkParameters } from "./fields/codec.ts";
import type { Fault, Fields } from "./fields/kinds.ts";
import { valueAt, withValueAt } from "./fields/paths.ts";
import { schemaOf, type JsonSchema } from "./fields/schema.ts";
import { InvalidProblem } from "./invalid-problem.ts";
import { problemRules } from "./rules.ts";
import { problemFields, PROBLEM_VERSION, type Problem } from "./table.ts";

const table = problemFields as Fields;

/** Outcome of a check that does not throw. */
export type Checked<T> =
  | { readonly value: T; readonly faults: readonly [] }
  | { readonly faults: readonly Fault[] };

/** Checks an input as a problem and fills in defaults, without throwing. Cost O(size of the input). */
export function checkProblem(input: unknown): Checked<Problem> {
  const { value, faults } = checkFields(table, input);
  if (faults.length > 0) return { faults };
  const problem = value as Problem;
  const joint = problemRules(problem);
  return joint.length > 0 ? { faults: joint } : { value: problem, faults: [] };
}

/**
 * Checks an input as a problem and fills in every default.
 *
 * @throws InvalidProblem with all faults at once.
 */
export function parseProblem(input: unknown): Problem {
  const checked = checkProblem(input);
  if ("value" in checked) return checked.value;
  throw new InvalidProblem(checked.faults);
}

/**
 * The problem with one field replaced, checked again.
 *
 * @param path dotted path of an existing field or list entry, such as `spectrum.spikes.0`
 * @throws InvalidProblem when the path does not exist in this problem or the value is not allowed.
 */
export function setField(problem: Problem, path: string, value: unknown): Problem {
  if (valueAt(problem, path) === undefined) {
    const known = numericFields(problem).map((field) => field.path);
    const message = `is not a field of this problem; its numeric fields: ${known.slice(0, 12).join(", ")}`;
    throw new InvalidProblem([{ path, value, message }]);
  }
  const changed = withValueAt(problem, path, value);
  return withCheckedPart(problem, changed, path, value) ?? parseProblem(changed);
}

/** Tables that hold one field of a problem each, with all that is in it. */
const partTables = new Map(Object.entries(table).map(([key, field]) => [key, { [key]: field }]));

/**
 * The changed problem, having checked only the part that holds the change; null where the whole has
 * to be checked. A number decides about no other field but through the joint rules, and everything
 * beside it is sound already: curves change one number at hundreds of places.
 */
function withCheckedPart(
  problem: Problem,
  changed: Problem,
  path: string,
  value: unknown,
): Problem | null {
  if (typeof value !== "number") return null;
  const [key = ""] = path.split(".", 1);
  const part = partTables.get(key);
  if (part === undefined) return null;
  const checked = checkFields(part, { [key]: valueAt(changed, key) });
  if (checked.faults.length > 0) return null;
  const next = { ...problem, ...(checked.value as Partial<Problem>) };
  return problemRules(next).length > 0 ? null : next;
}

/** Every number of a problem that an axis may run over, list entries included. */
export function numericFields(problem: Problem): NumericField[] {
  return numericFieldsOf(table, problem, (path) => firstIndex(problem, path));
}

/**
 * Index of a list's first entry as symbols write it: 1, but 0 for the energies of a spiked spectrum,
 * whose first is the bulk's, so that b̃₁ belongs to the spike λ₁.
 */
export function firstIndex(problem: Problem, path: string): 0 | 1 {
  return path === "signal.alignment.weights" && problem.spectrum.family === "spiked" ? 0 : 1;
}

/** The number at a path, of whichever law, spectrum or alignment has it; null where none has. */
export function numericFieldAt(path: string): NumericField | null {
  return numericFieldOfTable(table, path);
}

/** Every field present in a problem, in the order of the table. */
export function problemActiveFields(problem: Problem): ActiveField[] {
  return activeFields(table, problem);
}

/** Parameters of a link that holds the problem; defaults are left out, `v` is always there. */
export function encodeProblem(problem: Problem): Map<string, string> {
  return encodeFields(table, problem);
}

/**
 * Reads a problem from link parameters.
 *
 * @param isOther tells keys that belong to somebody else (axis, seed…); all others must mean something.
 * @throws InvalidProblem with all faults, unknown and repeated keys included.
 */
export function decodeProblem(
  parameters: LinkParameters,
  isOther: (key: string) => boolean = () => false,
): Problem {
  const own = [...parameters].filter(([key]) => !isOther(key));
  const { value, used } = decodeFields(table, own);
  const keyFaults = linkKeyFaults(own, used);
  const checked = checkProblem(value);
  if ("value" in checked && keyFaults.length === 0) return checked.value;
  throw new InvalidProblem([...checked.faults, ...keyFaults]);
}

/** The JSON Schema (draft 2020-12) of a problem. */
export function problemSchema(): JsonSchema {
  return schemaOf(table, "Maskrisk problem", `maskrisk:problem:${PROBLEM_VERSION}`);
}
