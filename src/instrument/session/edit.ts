import {
  isRecord,
  parseProblem,
  valueAt,
  withValueAt,
  type Problem,
  type VariantField,
} from "../../problem/index.ts";
import { eigenvaluesOf, ENERGIES, withEnergies } from "./lists.ts";

/** Objects once chosen for a variant, so that switching back finds them as they were. */
export type VariantMemory = Map<string, unknown>;

/**
 * The problem with another variant chosen at `path` (another spectrum, law or alignment), with its
 * initial values or those it had before.
 *
 * @throws InvalidProblem when the result is not a problem.
 */
export function chooseVariant(
  problem: Problem,
  path: string,
  field: VariantField,
  tag: string,
  memory: VariantMemory,
): Problem {
  const before = valueAt(problem, path);
  if (isRecord(before)) memory.set(keyOf(problem, path, String(before[field.tag])), before);
  const next = memory.get(keyOf(problem, path, tag)) ?? initialVariant(field, tag);
  const changed = withValueAt(problem, path, next);
  const energies = path === "spectrum" ? energiesOfFamily(problem, changed, memory) : changed;
  return parseProblem(withEnergies(problem, energies));
}

/** Energies belong to the eigenvalues of a family: under another one they mean other directions. */
function keyOf(problem: Problem, path: string, tag: string): string {
  const of = path === "signal.alignment" && tag === "weights" ? `:${problem.spectrum.family}` : "";
  return `${path}:${tag}${of}`;
}

/** The problem with the energies last chosen under its new family, or with equal ones. */
function energiesOfFamily(before: Problem, after: Problem, memory: VariantMemory): Problem {
  const { alignment } = after.signal;
  if (alignment.kind !== "weights" || before.spectrum.family === after.spectrum.family) {
    return after;
  }
  const path = "signal.alignment";
  memory.set(keyOf(before, path, alignment.kind), alignment);
  const eigenvalues = eigenvaluesOf(after) ?? [];
  const known = memory.get(keyOf(after, path, alignment.kind));
  const weights = isRecord(known) ? (known["weights"] as readonly number[]) : [];
  return withValueAt(
    after,
    ENERGIES,
    weights.length === eigenvalues.length ? weights : eigenvalues.map(() => 1),
  );
}

function initialVariant(field: VariantField, tag: string): Record<string, unknown> {
  const value: Record<string, unknown> = { [field.tag]: tag };
  for (const [key, child] of Object.entries(field.variants[tag]?.fields ?? {})) {
    if (child.kind === "number" || child.kind === "numbers" || child.kind === "text") {
      value[key] = child.initial;
    }
    if (child.kind === "choice" || child.kind === "flag") value[key] = child.default;
  }
  return value;
}

/**
 * The problem with a list one entry longer or shorter. Lists of the same variant belong together
 * (values and weights): they change length together.
 */
export function resizeList(problem: Problem, path: string, change: 1 | -1): Problem {
  const parent = path.slice(0, path.lastIndexOf("."));
  const siblings = valueAt(problem, parent);
  if (!isRecord(siblings)) return problem;
  let next = problem;
  for (const [key, list] of Object.entries(siblings)) {
    if (!Array.isArray(list)) continue;
    const changed: unknown[] = change === 1 ? [...list, list.at(-1)] : list.slice(0, -1);
    next = withValueAt(next, `${parent}.${key}`, changed);
  }
  return parseProblem(withEnergies(problem, next));
}

/** The problem with one value replaced, and what depends on its shape kept in step. */
export function setValue(problem: Problem, path: string, value: unknown): Problem {
  return parseProblem(withEnergies(problem, withValueAt(problem, path, value)));
}
