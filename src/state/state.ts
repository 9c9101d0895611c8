import {
  numericFieldAt,
  numericFields,
  type NumericField,
  type Problem,
} from "../problem/index.ts";
import type { ExperimentSettings as Experiment, PlotAxis } from "../sweep/index.ts";
import { soundFamily, type Family } from "./family.ts";
import { soundLimits, type Limits } from "./limits.ts";
import type { Reference } from "./reference.ts";
import type { View } from "./view-fields.ts";

/** A part of a problem that a pin may keep: one of its top-level fields, whole. */
export type ProblemPart = keyof Problem;

/** A problem kept on the plot. */
export interface Pin {
  /** Its name as given; empty for one that follows what sets it apart from the current problem. */
  readonly name: string;
  readonly problem: Problem;
  readonly shown: boolean;
  /**
   * The parts that are its own; it follows the current problem in all others. Without it the pin is
   * frozen whole.
   */
  readonly keeps?: readonly ProblemPart[];
  /**
   * Of one frozen whole: the parts in which it differed before the current problem moved away from it,
   * which its name is taken to tell. Without it all of them.
   */
  readonly about?: readonly ProblemPart[];
}

/** Everything a link restores. */
export interface ExplorerState {
  readonly problem: Problem;
  readonly axis: PlotAxis;
  /** Vertical axis of a map; null for the usual one. */
  readonly across: PlotAxis | null;
  readonly pins: readonly Pin[];
  /** A second field over which the current problem has a curve for each value; null for none. */
  readonly each: Family | null;
  /** The curve that the others are held against; null to show curves as they are. */
  readonly reference: Reference | null;
  /** Ends of the vertical axis of the curves that were given; null where its scale chooses them. */
  readonly limits: Limits | null;
  readonly view: View;
  readonly experiment: Experiment;
}

/** Longest list whose single entries are offered as axes. */
const LISTED_ENTRIES = 6;

const RATIO = "mask.ratio";

/** Most curves that can be pinned: more could not be told apart. */
export const MAX_PINS = 6;

/** The numbers of a problem worth offering as an axis: single entries of long lists are left out. */
export function axisFields(problem: Problem): NumericField[] {
  const fields = numericFields(problem);
  const lengths = new Map<string, number>();
  for (const { path } of fields) {
    const list = listOf(path);
    if (list !== null) lengths.set(list, (lengths.get(list) ?? 0) + 1);
  }
  return fields.filter(({ path }) => {
    const list = listOf(path);
    return list === null || (lengths.get(list) ?? 0) <= LISTED_ENTRIES;
  });
}

/** The list that an entry belongs to: `spectrum.spikes` of `spectrum.spikes.0`; null for other fields. */
function listOf(path: string): string | null {
  const dot = path.lastIndexOf(".");
  return /^\d+$/.test(path.slice(dot + 1)) ? path.slice(0, dot) : null;
}

/**
 * Every axis that some shown problem has, the current problem's first; and the axis in force, along
 * which problems without its field are level lines.
 */
export function offeredAxes(
  state: Pick<ExplorerState, "problem" | "pins"> & {
    readonly axis?: Pick<PlotAxis, "path"> | null;
  },
): NumericField[] {
  const found = new Map<string, NumericField>();
  for (const problem of [state.problem, ...state.pins.map((pin) => pin.problem)]) {
    for (const field of axisFields(problem))
      if (!found.has(field.path)) found.set(field.path, field);
  }
  const inForce = state.axis && !found.has(state.axis.path) && numericFieldAt(state.axis.path);
  if (inForce) found.set(inForce.path, inForce);
  return [...found.values()];
}

/** The axis over a field with its usual scale and range. */
export function usualAxis(field: NumericField): PlotAxis {
  return { path: field.path, scale: field.scale, range: field.track };
}

/**
 * The state with its axis mended. Another law, spectrum or alignment keeps the axis; when it runs over
 * an entry of a list that no shown problem has any more, the first offered one takes its place; a quantity
 * that is told along the mask ratio takes that. A family that makes no sense any more is dropped, and so
 * are limits of the vertical axis.
 */
export function withSoundAxis(state: ExplorerState): ExplorerState {
  const axis = soundAxis(state);
  const each = soundFamily(state.each, state.problem, axis);
  const limits = soundLimits(state);
  const sound = axis === state.axis && each === state.each && limits === state.limits;
  return sound ? state : { ...state, axis, each, limits };
}

/** What a few rows would do is told along their ratio only. */
function tellsOfRatio({ view }: ExplorerState): boolean {
  return view.panel === "curves" && view.quantity === "few-rows";
}

function soundAxis(state: ExplorerState): PlotAxis {
  if (tellsOfRatio(state) && state.axis.path !== RATIO) {
    const ratio = numericFieldAt(RATIO);
    if (ratio !== null) return usualAxis(ratio);
  }
  const axes = offeredAxes(state);
  const first = axes[0];
  if (first === undefined || axes.some((field) => field.path === state.axis.path)) {
    return state.axis;
  }
  return usualAxis(axes.find((field) => field.path === RATIO) ?? first);
}
