import { spectralAtoms, type Problem } from "../../problem/index.ts";
import {
  finiteSizeRisk,
  risk as ownRisk,
  type FiniteSizeRisk,
  type Risk,
} from "../../theory/index.ts";
import type { Size } from "./precision.ts";

/** Whether theory can be refined for a size at all: not with copies. */
export function hasRefinement(problem: Problem): boolean {
  return problem.copies === 1;
}

/** The limit's excess risk and the one at a size. */
export interface Predictions {
  readonly limit: number | null;
  /** Null where no refinement for the size is known, or known to help. */
  readonly refined: number | null;
  /** The limit at the aspect ratio d/n that the experiment has, d being a whole number. */
  readonly rounded: number | null;
  /** Whether the refinement exists but has no finite value: no mean exists at this size. */
  readonly noMean: boolean;
}

/**
 * What theory says of a problem, in the limit and at a size.
 *
 * @param risk the limit that is to be tested. What a size changes is taken as a factor, so that a
 *   limit that is wrong stays wrong at every size.
 */
export function predictionsOf(problem: Problem, risk: Risk, size: Size): Predictions {
  const limit = risk.excessRisk;
  const none = { limit, refined: null, rounded: null, noMean: false };
  if (limit === null) return none;
  const own = ownRisk(problem).excessRisk;
  const factor = own === null || own === 0 ? 1 : limit / own;
  const usable = (value: number | null): number | null =>
    value !== null && Number.isFinite(value * factor) ? value * factor : null;
  const rounded = usable(ownRisk({ ...problem, gamma: size.d / size.n }).excessRisk);
  if (!hasRefinement(problem) || !refinementHelps(problem, size)) return { ...none, rounded };
  const { excessRisk, converged } = refinedAt(problem, size);
  if (excessRisk === null) return { ...none, rounded, noMean: true };
  return { ...none, rounded, refined: converged ? usable(excessRisk) : null };
}

const known = new WeakMap<Problem, Map<string, FiniteSizeRisk>>();

/** Theory at a size; once for each while its problem object lives, which must not change. */
function refinedAt(problem: Problem, size: Size): FiniteSizeRisk {
  let sizes = known.get(problem);
  if (!sizes) known.set(problem, (sizes = new Map<string, FiniteSizeRisk>()));
  const key = `${size.n} ${size.d}`;
  const found = sizes.get(key) ?? finiteSizeRisk(problem, size);
  sizes.set(key, found);
  return found;
}

/** Whether the refinement is nearer to experiments than the limit. */
function refinementHelps(problem: Problem, { n, d }: Size): boolean {
  const { mask } = problem;
  const clean = mask.law === "fixed" && mask.ratio === 0;
  if (!clean || problem.ridge > 0) return true;
  const { lambda, mass } = spectralAtoms(problem.spectrum);
  const rank = d * lambda.reduce((sum, value, k) => sum + (value > 0 ? (mass[k] ?? 0) : 0), 0);
  // least squares in the range of a singular Σ: not counted in its rank yet
  return rank > d - 0.5 || rank >= n;
}
