import type { Problem } from "../../../problem/index.ts";
import { axisGrid, problemsAlong } from "../../../sweep/index.ts";
import { finiteSizeRisk, risk } from "../../../theory/index.ts";
import { RATIO_AXIS } from "./ratio-axis.ts";

/** Theory at the size of the experiments, along the ratio. Gaps are NaN. */
export interface RefinedCurve {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

const PLACES = 45;

/**
 * Mean error on new rows that theory expects of fits on n rows: refined for n and d where there is a
 * refinement, else the limit. Null where no mean exists.
 */
export function predicted(problem: Problem, n: number, features: number): number | null {
  if (problem.copies !== 1) return risk(problem).totalRisk;
  return finiteSizeRisk(problem, { n, d: features }).totalRisk;
}

/** The same for every fixed ratio; null where there is no refinement. */
export function refinedCurve(problem: Problem, n: number): RefinedCurve | null {
  if (problem.copies !== 1) return null;
  const fixed: Problem = { ...problem, mask: { law: "fixed", ratio: 0.1 } };
  const x = axisGrid(RATIO_AXIS, PLACES, []);
  const d = Math.max(1, Math.round(problem.gamma * n));
  const y = Float64Array.from(
    problemsAlong(fixed, RATIO_AXIS.path, x),
    (one) => (one === null ? null : predicted(one, n, d)) ?? Number.NaN,
  );
  return { x, y };
}
