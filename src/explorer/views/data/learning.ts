import { InvalidProblem, type Problem } from "../../../problem/index.ts";
import { bestFixedRatio, risk } from "../../../theory/index.ts";

/** Errors on new rows over the number of training rows. Gaps are NaN. */
export interface LearningCurve {
  readonly n: Float64Array;
  /** With the best fixed ratio at each n, and that ratio. */
  readonly best: Float64Array;
  readonly ratio: Float64Array;
  /** Without masks; null where rows count only if their target is hidden. */
  readonly unmasked: Float64Array | null;
}

const PLACES = 61;

/** Even places of n on a log scale. */
export function sizesBetween([from, to]: readonly [number, number]): Float64Array {
  return Float64Array.from({ length: PLACES }, (_, k) => from * (to / from) ** (k / (PLACES - 1)));
}

/** The error with the masks as they are set, at every n; γ = features/n. */
export function errorsAlong(problem: Problem, features: number, n: Float64Array): Float64Array {
  return n.map((size) => errorOf({ ...problem, gamma: features / size }));
}

function errorOf(problem: Problem): number {
  try {
    return risk(problem).totalRisk ?? Number.NaN;
  } catch (fault) {
    if (fault instanceof InvalidProblem) return Number.NaN;
    throw fault;
  }
}

/** What does not depend on the masks in force. Cost: some 15 000 risks. */
export function learningCurve(
  problem: Problem,
  features: number,
  range: readonly [number, number],
): LearningCurve {
  const n = sizesBetween(range);
  const found = Array.from(n, (size) => bestFixedRatio({ ...problem, gamma: features / size }));
  const bare = problem.rows === "all" && problem.copies === 1;
  return {
    n,
    best: Float64Array.from(found, ({ risk: { totalRisk } }) => totalRisk ?? Number.NaN),
    ratio: Float64Array.from(found, ({ ratio }) => ratio),
    unmasked: bare
      ? errorsAlong({ ...problem, mask: { law: "fixed", ratio: 0 } }, features, n)
      : null,
  };
}
