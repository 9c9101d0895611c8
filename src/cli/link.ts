import {
  checkFields,
  decodeFields,
  decodeProblem,
  encodeProblem,
  loadFormulas,
  numericFields,
  usesFormulas,
  type Problem,
} from "../problem/index.ts";
import {
  axisValues,
  experimentFields,
  type Axis,
  type ExperimentSettings,
} from "../sweep/index.ts";
import { FaultList } from "./bad-input.ts";

/** What a link of the page says beside its problem; absent where it leaves a default. */
export interface LinkExtras {
  /** The axis of its plot, at the places where the page runs experiments. */
  readonly axis?: Axis;
  readonly n?: number;
  readonly replicates?: number;
  readonly target?: number;
  readonly seed?: number;
}

/** Keys that say how the page looks, which is nothing to a command. */
const LOOKS = [
  "view",
  "mapped",
  "across",
  "quantity",
  "refined",
  "yscale",
  "eigenscale",
  "parts",
  "each",
  "eachrange",
  "relative",
  "pin",
];

/** Keys of a link that are not the problem's. */
const otherKeys = new Set([
  ...Object.keys(experimentFields),
  "axis",
  "from",
  "to",
  "xscale",
  ...LOOKS,
]);

/** Whether an argument is a link rather than a file: an address, or a bare query. */
export function isLink(text: string): boolean {
  return /^[a-z][a-z\d+.-]*:\/\//i.test(text) || text.startsWith("?") || /^[a-z]+=/i.test(text);
}

/** The query of a link: of an address, or the text itself. */
function queryOf(link: string): URLSearchParams {
  const at = link.indexOf("?");
  if (at >= 0) return new URLSearchParams(link.slice(at + 1).replace(/#.*$/s, ""));
  return new URLSearchParams(link.includes("://") ? "" : link);
}

/**
 * Reads a link made by the page, or a query written by hand.
 *
 * @throws BadInput with every fault, unknown keys included.
 */
export async function readLink(link: string): Promise<{ problem: Problem; extras: LinkExtras }> {
  const parameters = queryOf(link);
  if (usesFormulas(parameters)) await loadFormulas();
  const faults = new FaultList();
  const problem = await faults.gather(() => decodeProblem(parameters, (key) => otherKeys.has(key)));
  for (const key of otherKeys) {
    const [, again] = parameters.getAll(key);
    if (again !== undefined && key !== "pin") {
      faults.add(`link.${key}`, again, "is given more than once");
    }
  }
  const given = decodeFields(experimentFields, parameters).value as Record<string, number>;
  const checked = checkFields(experimentFields, given);
  faults.addAll(checked.faults.map((fault) => ({ ...fault, path: `link.${fault.path}` })));
  if (problem === undefined) faults.throwIfAny();
  const known = problem as Problem;
  const axis = readAxis(known, parameters, (checked.value as ExperimentSettings).places, faults);
  faults.throwIfAny();
  const { places: _, ...sizes } = given;
  return { problem: known, extras: axis === undefined ? sizes : { ...sizes, axis } };
}

/** The axis of the page's plot; undefined when the link names none. */
function readAxis(
  problem: Problem,
  parameters: URLSearchParams,
  count: number,
  faults: FaultList,
): Axis | undefined {
  const path = parameters.get("axis");
  const field = numericFields(problem).find((one) => one.path === path);
  // the field may be that of a pinned curve, which is not read here
  if (path === null || (field === undefined && parameters.has("pin"))) return undefined;
  if (field === undefined) {
    const known = numericFields(problem).map((one) => one.path);
    faults.add("link.axis", path, `must be a numeric field: ${known.slice(0, 12).join(", ")}`);
    return undefined;
  }
  const scale = parameters.get("xscale") ?? field.scale;
  if (scale !== "linear" && scale !== "log") {
    faults.add("link.xscale", scale, 'must be "linear" or "log"');
    return undefined;
  }
  const end = (key: string, usual: number): number => {
    const text = parameters.get(key);
    const value = text === null ? usual : text.trim() === "" ? Number.NaN : Number(text);
    if (Number.isFinite(value) && (scale === "linear" || value > 0)) return value;
    faults.add(`link.${key}`, text, `must be a ${scale === "log" ? "positive " : ""}number`);
    return usual;
  };
  const [from, to] = [end("from", field.track[0]), end("to", field.track[1])];
  return { path, values: axisValues({ from, to, count, scale }) };
}

/** A link, relative to the page, that opens a problem there, along the first axis where there is one. */
export function linkTo(problem: Problem, axes: readonly Axis[]): string {
  const query = new URLSearchParams([...encodeProblem(problem)]);
  const [axis] = axes;
  if (axis !== undefined) {
    query.set("axis", axis.path);
    const [from, to] = [Math.min(...axis.values), Math.max(...axis.values)];
    if (from < to) {
      query.set("from", String(from));
      query.set("to", String(to));
      if (!(from > 0)) query.set("xscale", "linear");
    }
  }
  return `?${query.toString().replaceAll("%2C", ",")}`;
}
