import {
  isRecord,
  parseProblem,
  spectralAtoms,
  valueAt,
  withValueAt,
  type Problem,
  type VariantField,
} from "../../problem/index.ts";

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
  if (isRecord(before)) memory.set(`${path}:${String(before[field.tag])}`, before);
  const next = memory.get(`${path}:${tag}`) ?? initialVariant(field, tag);
  return parseProblem(repaired(withValueAt(problem, path, next)));
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
  return parseProblem(repaired(next));
}

/** The problem with one value replaced, and what depends on its shape kept in step. */
export function setValue(problem: Problem, path: string, value: unknown): Problem {
  return parseProblem(repaired(withValueAt(problem, path, value)));
}

/** Keeps what must agree in step: signal energies with the spectrum, and what Σ itself decides. */
export function repaired(problem: Problem): unknown {
  const { alignment } = problem.signal;
  if (alignment.kind === "self-supervised") {
    const { noise: _noise, ...rest } = problem;
    return { ...rest, signal: { alignment } };
  }
  if (alignment.kind !== "weights") return problem;
  const count = eigenvalueCount(problem);
  if (count === null || count === alignment.weights.length) return problem;
  const kept = Array.from({ length: count }, (_, k) => alignment.weights[k] ?? 1);
  // what is left may be nothing but zeros: then no direction is preferred
  const weights = kept.some((weight) => weight > 0) ? kept : kept.map(() => 1);
  return withValueAt(problem, "signal.alignment.weights", weights);
}

/** Number of eigenvalues of a spectrum that may not be sound yet; null when it has none. */
function eigenvalueCount(problem: Problem): number | null {
  try {
    return spectralAtoms(problem.spectrum).lambda.length;
  } catch {
    return null;
  }
}
