import {
  checkFields,
  decodeFields,
  decodeProblem,
  encodeFields,
  encodeProblem,
  InvalidProblem,
  type Fault,
  type Field,
  type Fields,
  type NumericField,
  type Problem,
} from "../problem/index.ts";
import {
  experimentFields,
  type ExperimentSettings as Experiment,
  type PlotAxis,
} from "../sweep/index.ts";
import { plotAxisFaults } from "./axis.ts";
import { familyFaults, familyText, readFamily, usualFamily, type Family } from "./family.ts";
import { isLogarithmic, LIMIT_KEYS, limitFaults, limitsOf, type Limits } from "./limits.ts";
import { queryPairs } from "./query.ts";
import { readReference, referenceText, type Reference } from "./reference.ts";
import {
  axisFields,
  offeredAxes,
  usualAxis,
  withSoundAxis,
  type ExplorerState,
  type Pin,
} from "./state.ts";
import { collect, encodePin, readPins, wellFormed } from "./pin-link.ts";
import { viewFields, type View } from "./view-fields.ts";

/** Keys of an axis: its path, its ends and its scale. */
type AxisKeys = readonly [path: string, from: string, to: string, scale: string];

const AXIS_KEYS: AxisKeys = ["axis", "from", "to", "xscale"];
const ACROSS_KEYS: AxisKeys = ["across", "acrossfrom", "acrossto", "acrossscale"];
const FAMILY_KEYS = ["each", "eachrange"] as const;
const REFERENCE_KEY = "relative";
const PIN_KEY = "pin";

/** Keys of fields that stand one beside the other. */
const keysOf = (fields: Fields): string[] =>
  Object.values<Field>(fields).flatMap((field) => ("key" in field ? [field.key] : []));

/** Keys of a link that belong to the page rather than to the problem. */
export const PAGE_KEYS: ReadonlySet<string> = new Set([
  ...AXIS_KEYS,
  ...ACROSS_KEYS,
  ...FAMILY_KEYS,
  REFERENCE_KEY,
  ...LIMIT_KEYS,
  PIN_KEY,
  ...keysOf(viewFields),
  ...keysOf(experimentFields),
]);

/** Longest link that is read; a longer one is refused before anything is parsed. */
const LONGEST_LINK = 200_000;

/** The whole state as a query string, without the question mark. Defaults are left out. */
export function encodeState(state: ExplorerState): string {
  const own = encodeProblem(state.problem);
  const pairs: [string, string][] = [
    ...own,
    ...encodeAxis(state),
    ...encodeAcross(state),
    ...encodeFamily(state),
    ...(state.reference === null
      ? []
      : ([[REFERENCE_KEY, referenceText(state.reference)]] as [string, string][])),
    ...encodeFields(viewFields, state.view),
    ...encodeLimits(state.limits),
    ...encodeFields(experimentFields, state.experiment),
    ...state.pins.map((pin): [string, string] => [PIN_KEY, encodePin(pin, own)]),
  ];
  // commas and the separators are legal in a query and far more readable as they are
  return pairs
    .map(
      ([key, value]) =>
        `${key}=${encodeURIComponent(wellFormed(value)).replaceAll("%2C", ",").replaceAll("%3A", ":")}`,
    )
    .join("&");
}

function encodeAxis(state: ExplorerState): [string, string][] {
  const { axis } = state;
  const field = offeredAxes(state).find((one) => one.path === axis.path);
  return axisPairs(axis, field, AXIS_KEYS);
}

function encodeAcross({ across, problem }: ExplorerState): [string, string][] {
  if (across === null) return [];
  const field = axisFields(problem).find((one) => one.path === across.path);
  return field ? axisPairs(across, field, ACROSS_KEYS) : [];
}

/** An axis as its path and what is not usual about it, under four keys. */
function axisPairs(
  axis: PlotAxis,
  field: NumericField | undefined,
  [path, from, to, scale]: AxisKeys,
): [string, string][] {
  const usual = field ? usualAxis(field) : null;
  const pairs: [string, string][] = [[path, axis.path]];
  if (usual?.range[0] !== axis.range[0]) pairs.push([from, String(axis.range[0])]);
  if (usual?.range[1] !== axis.range[1]) pairs.push([to, String(axis.range[1])]);
  if (usual?.scale !== axis.scale) pairs.push([scale, axis.scale]);
  return pairs;
}

function encodeLimits(limits: Limits | null): [string, string][] {
  return [limits?.from, limits?.to].flatMap((value, i): [string, string][] =>
    value === null || value === undefined ? [] : [[LIMIT_KEYS[i] as string, String(value)]],
  );
}

function encodeFamily({ each, problem }: ExplorerState): [string, string][] {
  const field = axisFields(problem).find((one) => one.path === each?.path);
  if (each === null || field === undefined) return [];
  const usual = usualFamily(field);
  const text = familyText(each, usual);
  return [
    [FAMILY_KEYS[0], each.path],
    ...(text === familyText(usual, usual) ? [] : [[FAMILY_KEYS[1], text] as [string, string]]),
  ];
}

/**
 * Reads a query string written by {@link encodeState}, or by hand.
 *
 * @throws InvalidProblem with every fault found, of the problem, the axis, the pins and the experiment.
 */
export function decodeState(query: string): ExplorerState {
  if (query.length > LONGEST_LINK) {
    const message = `must be at most ${LONGEST_LINK} characters; found ${query.length}`;
    throw new InvalidProblem([{ path: "link", value: undefined, message }]);
  }
  const search = queryPairs(query);
  const faults: Fault[] = [];
  const parameters = new Map<string, string>();
  for (const [key, value] of search) {
    if (key === PIN_KEY) continue;
    if (parameters.has(key))
      faults.push({ path: `link.${key}`, value, message: "is given more than once" });
    parameters.set(key, value);
  }
  // the atlas was called so in links made before it had other views beside it
  if (parameters.get("view") === "map") parameters.set("view", "atlas");
  const problem = collect(faults, () => decodeProblem(parameters, (key) => PAGE_KEYS.has(key)));
  const view = readFields(viewFields, parameters, faults) as View;
  const experiment = readFields(experimentFields, parameters, faults) as Experiment;
  const own = problem ? encodeProblem(problem) : null;
  const pins =
    own === null
      ? []
      : readPins(
          search.flatMap(([key, value]) => (key === PIN_KEY ? [value] : [])),
          own,
          faults,
        );
  const axis = problem ? readAxis(parameters, { problem, pins }, faults) : null;
  const across = problem ? readAcross(parameters, problem, faults) : null;
  const each = problem && axis ? readEach(parameters, problem, axis, faults) : null;
  const reference = readRelative(parameters.get(REFERENCE_KEY), pins.length, faults);
  const limits = readLimits(parameters);
  faults.push(...limitFaults(limits, isLogarithmic({ view, reference })));
  if (problem === null || axis === null || faults.length > 0) throw new InvalidProblem(faults);
  return withSoundAxis({
    problem,
    axis,
    across,
    pins,
    each,
    reference,
    limits,
    view,
    experiment,
  });
}

function readFields(
  fields: Fields,
  parameters: ReadonlyMap<string, string>,
  faults: Fault[],
): unknown {
  const checked = checkFields(fields, decodeFields(fields, parameters).value);
  faults.push(...checked.faults);
  return checked.value;
}

function readAxis(
  parameters: ReadonlyMap<string, string>,
  shown: { problem: Problem; pins: readonly Pin[] },
  faults: Fault[],
): PlotAxis | null {
  const path = parameters.get(AXIS_KEYS[0]) ?? defaultAxis(shown.problem);
  const fields = offeredAxes({ ...shown, axis: { path } });
  const field = fields.find((one) => one.path === path);
  if (field === undefined) {
    const message = `must be a numeric field of a shown problem: ${fields.map((one) => one.path).join(", ")}`;
    faults.push({ path: "axis", value: path, message });
    return null;
  }
  return readPlaces(parameters, field, AXIS_KEYS, faults);
}

/** The ends and the scale of an axis over a field, under three keys. */
function readPlaces(
  parameters: ReadonlyMap<string, string>,
  field: NumericField,
  [, fromKey, toKey, scaleKey]: AxisKeys,
  faults: Fault[],
): PlotAxis | null {
  const usual = usualAxis(field);
  const scale = parameters.get(scaleKey) ?? usual.scale;
  if (scale !== "linear" && scale !== "log") {
    faults.push({ path: scaleKey, value: scale, message: 'must be "linear" or "log"' });
    return null;
  }
  const range: [number, number] = [
    readNumber(parameters.get(fromKey), usual.range[0]),
    readNumber(parameters.get(toKey), usual.range[1]),
  ];
  const axis: PlotAxis = { path: field.path, scale, range };
  const keys: Readonly<Record<string, string>> = { from: fromKey, to: toKey };
  const found = plotAxisFaults(axis, field);
  faults.push(...found.map((fault) => ({ ...fault, path: keys[fault.path] ?? fault.path })));
  return axis;
}

/** The vertical axis of a map. */
function readAcross(
  parameters: ReadonlyMap<string, string>,
  problem: Problem,
  faults: Fault[],
): PlotAxis | null {
  const path = parameters.get(ACROSS_KEYS[0]);
  if (path === undefined) return null;
  const fields = axisFields(problem);
  const field = fields.find((one) => one.path === path);
  if (field !== undefined) {
    return readPlaces(parameters, field, ACROSS_KEYS, faults);
  }
  const message = `must be a numeric field: ${fields.map((one) => one.path).join(", ")}`;
  faults.push({ path: "across", value: path, message });
  return null;
}

/** The second field of a family of curves. */
function readEach(
  parameters: ReadonlyMap<string, string>,
  problem: Problem,
  axis: PlotAxis,
  faults: Fault[],
): Family | null {
  const path = parameters.get(FAMILY_KEYS[0]);
  if (path === undefined) return null;
  const fields = axisFields(problem).filter((field) => field.path !== axis.path);
  const field = fields.find((one) => one.path === path);
  if (field === undefined) {
    const message = `must be a numeric field other than the axis: ${fields.map((one) => one.path).join(", ")}`;
    faults.push({ path: "each", value: path, message });
    return null;
  }
  const family = readFamily(parameters.get(FAMILY_KEYS[1]), usualFamily(field));
  const found = familyFaults(family, field);
  faults.push(...found.map((fault) => ({ ...fault, path: `eachrange.${fault.path.slice(5)}` })));
  return found.length === 0 ? family : null;
}

function readRelative(text: string | undefined, pins: number, faults: Fault[]): Reference | null {
  if (text === undefined) return null;
  const reference = readReference(text, pins);
  if (reference !== null) return reference;
  const message = `must be the number of a curve, 0 to ${pins}, or "minus" and that number`;
  faults.push({ path: "relative", value: text, message });
  return null;
}

/** The ends of the vertical axis; a text that is no number is NaN, which is told as a fault. */
function readLimits(parameters: ReadonlyMap<string, string>): Limits | null {
  const [from, to] = LIMIT_KEYS.map((key) => {
    const text = parameters.get(key);
    return text === undefined ? null : readNumber(text, Number.NaN);
  });
  return limitsOf(from ?? null, to ?? null);
}

function readNumber(text: string | undefined, otherwise: number): number {
  if (text === undefined) return otherwise;
  return text.trim() === "" ? Number.NaN : Number(text);
}

/** The mask ratio where the problem has one, else its first numeric field. */
export function defaultAxis(problem: Problem): string {
  const fields = axisFields(problem);
  return fields.find((field) => field.path === "mask.ratio")?.path ?? fields[0]?.path ?? "gamma";
}
