import { InvalidProblem, parseProblem, valueAt, type Problem } from "../../problem/index.ts";
import { canonicalJson } from "../../simulation/index.ts";
import { seriesKey, type ExplorerState, type Pin, type ProblemPart } from "../../state/index.ts";
import { withEnergies } from "./lists.ts";

/** The parts in which two problems differ, in the order of the table. */
function differingParts(one: Problem, other: Problem): ProblemPart[] {
  const parts = new Set([...Object.keys(one), ...Object.keys(other)] as ProblemPart[]);
  return [...parts].filter((part) => canonicalJson(one[part]) !== canonicalJson(other[part]));
}

/**
 * A pin that keeps what sets its problem apart from the current one and follows it in everything else.
 *
 * @param name empty to be named by what sets it apart
 */
export function followingPin(name: string, problem: Problem, current: Problem): Pin {
  return { name, problem, shown: true, keeps: differingParts(problem, current) };
}

/**
 * The pins of a state after its problem has become another. A pin that follows keeps its own parts and
 * takes the others from the new problem. One whose curve lay on the current one, because it was pinned
 * just now, makes what has changed its own: else it could never be told apart. Where its parts and the
 * new ones make no problem it stays as it was, until they do.
 */
export function followed(state: ExplorerState, problem: Problem): readonly Pin[] {
  const changed = differingParts(state.problem, problem);
  if (changed.length === 0) return state.pins;
  return state.pins.map((pin): Pin => {
    if (pin.keeps === undefined) {
      return { ...pin, about: pin.about ?? differingParts(pin.problem, state.problem) };
    }
    const keeps = lies(pin, state) ? [...new Set([...pin.keeps, ...changed])] : pin.keeps;
    return { ...pin, keeps, problem: mixed(pin.problem, problem, keeps) ?? pin.problem };
  });
}

/** Whether a pin that has nothing of its own that shows along the axis lies on the current curve. */
function lies({ keeps = [], problem }: Pin, { axis, problem: current }: ExplorerState): boolean {
  if (seriesKey(problem, axis) !== seriesKey(current, axis)) return false;
  const [along] = axis.path.split(".");
  return keeps.every((part) => part === along && valueAt(problem, axis.path) !== undefined);
}

/** The current problem with some parts of another; null where they make no problem together. */
function mixed(own: Problem, current: Problem, keeps: readonly ProblemPart[]): Problem | null {
  const next: Record<string, unknown> = { ...current };
  for (const part of keeps) {
    if (own[part] === undefined) delete next[part];
    else next[part] = own[part];
  }
  try {
    // energies belong to the spectrum they came with
    const before = keeps.includes("signal") ? own : current;
    return parseProblem(withEnergies(before, next as unknown as Problem));
  } catch (error) {
    if (error instanceof InvalidProblem) return null;
    throw error;
  }
}

/** A pin that follows frozen whole; or one frozen made to follow in all that it has in common now. */
export function withOtherKeeping(pin: Pin, current: Problem): Pin {
  const { keeps, about: _about, ...rest } = pin;
  return keeps === undefined
    ? { ...rest, keeps: differingParts(pin.problem, current) }
    : { ...rest, about: keeps };
}

/**
 * Makes a pinned problem the current one and pins the current one in its stead: nothing that is drawn
 * changes, so that the other pins make what would now differ their own.
 */
export function exchanged(
  { problem, pins }: ExplorerState,
  index: number,
): Pick<ExplorerState, "problem" | "pins"> | null {
  const chosen = pins[index];
  if (chosen === undefined) return null;
  const apart = differingParts(chosen.problem, problem);
  return {
    problem: chosen.problem,
    pins: pins.map((pin, i): Pin => {
      if (i === index) return { name: "", problem, shown: true, keeps: apart };
      if (pin.keeps === undefined) return pin;
      return { ...pin, keeps: [...new Set([...pin.keeps, ...apart])] };
    }),
  };
}
