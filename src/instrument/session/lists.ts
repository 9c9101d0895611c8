import {
  InvalidProblem,
  isRecord,
  parseProblem,
  spectralAtoms,
  valueAt,
  withValueAt,
  type Problem,
} from "../../problem/index.ts";

/** Path of the list that belongs to the eigenvalues, wherever those come from. */
export const ENERGIES = "signal.alignment.weights";

/** Lists that came before the ones they belong to, by path. */
export type WaitingLists = Map<string, readonly number[]>;

/** A list as it was typed or pasted; `columns` where it was cut from a table. */
export interface GivenList {
  readonly values: readonly number[];
  readonly columns: readonly (readonly number[])[] | null;
}

/**
 * The problem with a whole list put in place of another. The first list of a variant (eigenvalues,
 * ratios) leads: those beside it (weights) and the signal energies get its length, where entries that
 * stayed keep theirs. A list that follows and does not fit waits until it does; a table with a column
 * for each list of the variant fills them all.
 *
 * @throws InvalidProblem when the result is not a problem, or a list waits for another.
 */
export function setList(
  problem: Problem,
  path: string,
  given: GivenList,
  waiting: WaitingLists,
): Problem {
  const parent = path.slice(0, path.lastIndexOf("."));
  const keys = listsAt(problem, parent);
  const leader = `${parent}.${keys[0]}`;
  if (keys.length > 1 && given.columns?.length === keys.length) {
    const columns = given.columns;
    const filled = keys.reduce(
      (now, key, k) => withValueAt(now, `${parent}.${key}`, columns[k]),
      problem,
    );
    return parseProblem(withEnergies(problem, filled, waiting));
  }
  if (path === ENERGIES) {
    const count = eigenvalueCount(problem) ?? given.values.length;
    if (count !== given.values.length) wait(path, given.values, "eigenvalues", count, waiting);
  } else if (path !== leader) {
    const count = (valueAt(problem, leader) as readonly number[]).length;
    if (count !== given.values.length) wait(path, given.values, String(keys[0]), count, waiting);
  }
  waiting.delete(path);
  let next = withValueAt(problem, path, given.values);
  if (path === leader) {
    const before = valueAt(problem, path) as readonly number[];
    for (const key of keys.slice(1))
      next = follow(next, `${parent}.${key}`, before, given.values, waiting);
  }
  return parseProblem(withEnergies(problem, next, waiting));
}

/** Names of the lists of an object, in the order of the table of fields. */
function listsAt(problem: Problem, parent: string): string[] {
  const siblings = valueAt(problem, parent);
  if (!isRecord(siblings)) return [];
  return Object.entries(siblings).flatMap(([key, list]) => (Array.isArray(list) ? [key] : []));
}

function wait(
  path: string,
  values: readonly number[],
  leader: string,
  count: number,
  waiting: WaitingLists,
): never {
  waiting.set(path, values);
  throw new InvalidProblem([
    {
      path,
      value: values,
      message: `has ${values.length} entries for ${count} ${leader}; they are kept, and taken once there are ${values.length} ${leader}`,
    },
  ]);
}

/** A list that follows another one's change: the one that waited, or its own entries where they stayed. */
function follow(
  problem: Problem,
  path: string,
  before: readonly number[],
  after: readonly number[],
  waiting: WaitingLists,
): Problem {
  const waited = waiting.get(path);
  if (waited?.length === after.length) {
    waiting.delete(path);
    return withValueAt(problem, path, waited);
  }
  if (before.length === after.length) return problem;
  const own = valueAt(problem, path) as readonly number[];
  return withValueAt(problem, path, followed(own, before, after));
}

/** Signal energies in step with the eigenvalues of a spectrum that has changed within its family. */
export function withEnergies(
  before: Problem,
  after: Problem,
  waiting: WaitingLists = new Map(),
): unknown {
  const { alignment } = after.signal;
  if (alignment.kind === "self-supervised") {
    const { noise: _noise, ...rest } = after;
    return { ...rest, signal: { alignment } };
  }
  if (alignment.kind !== "weights") return after;
  const eigenvalues = eigenvaluesOf(after);
  if (eigenvalues === null) return after;
  const waited = waiting.get(ENERGIES);
  if (waited?.length === eigenvalues.length) {
    waiting.delete(ENERGIES);
    return withValueAt(after, ENERGIES, waited);
  }
  if (eigenvalues.length === alignment.weights.length) return after;
  const old = eigenvaluesOf(before) ?? [];
  const weights = followed(alignment.weights, old, eigenvalues);
  return withValueAt(after, ENERGIES, weights);
}

/**
 * Entries that belong to `after`, from those that belonged to `before`: where the lists begin or end
 * alike they are kept; new ones take that of their neighbour, or 1.
 */
function followed(
  own: readonly number[],
  before: readonly number[],
  after: readonly number[],
): number[] {
  const shorter = Math.min(before.length, after.length, own.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < shorter - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  const kept = [...own.slice(0, head), ...(tail > 0 ? own.slice(-tail) : [])];
  const neighbour = own[head - 1] ?? (tail > 0 ? own.at(-tail) : undefined) ?? 1;
  const list = after.map((_, k) => {
    if (k < head) return own[k] as number;
    return k >= after.length - tail ? (own.at(k - after.length) as number) : neighbour;
  });
  // what is left may be nothing but zeros: then nothing is preferred
  return kept.length > 0 && list.some((value) => value > 0) ? list : after.map(() => 1);
}

function eigenvalueCount(problem: Problem): number | null {
  return eigenvaluesOf(problem)?.length ?? null;
}

/** Eigenvalues of a spectrum that may not be sound yet; null when it has none. */
export function eigenvaluesOf(problem: Problem): number[] | null {
  try {
    return [...spectralAtoms(problem.spectrum).lambda];
  } catch {
    return null;
  }
}
