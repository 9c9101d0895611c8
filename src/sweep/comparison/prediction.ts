import type { Problem } from "../../problem/index.ts";
import {
  finiteSizeHelps,
  finiteSizeRisk,
  risk as ownRisk,
  type FiniteSizeRisk,
  type Risk,
} from "../../theory/index.ts";
import type { Size } from "./precision.ts";

/** The limit's excess risk and the one at a size. */
export interface Predictions {
  readonly limit: number | null;
  /** Theory at the size; null where none is known. */
  readonly refined: number | null;
  /** Whether that is nearer to experiments than the limit, for this kind of problem. */
  readonly helps: boolean;
  /** The limit at the aspect ratio d/n that the experiment has, d being a whole number. */
  readonly rounded: number | null;
  /** Whether theory at the size has no finite value: no mean exists there. */
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
  const none = { limit, refined: null, helps: false, rounded: null, noMean: false };
  if (limit === null) return none;
  const own = ownRisk(problem).excessRisk;
  const factor = own === null || own === 0 ? 1 : limit / own;
  const usable = (value: number | null): number | null =>
    value !== null && Number.isFinite(value * factor) ? value * factor : null;
  const rounded = usable(ownRisk({ ...problem, gamma: size.d / size.n }).excessRisk);
  if (problem.copies !== 1) return { ...none, rounded };
  const { excessRisk, helps, converged } = refinedAt(problem, size);
  if (excessRisk === null) return { ...none, rounded, noMean: finiteSizeHelps(problem) };
  return { ...none, rounded, refined: converged ? usable(excessRisk) : null, helps };
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
