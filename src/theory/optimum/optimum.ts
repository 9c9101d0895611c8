import { InvalidProblem, checkProblem, type MaskLaw, type Problem } from "../../problem/index.ts";
import { bestFixedRatio, type BestFixedRatio } from "./best-ratio.ts";
import { logit, twoPointFamily, uniformFamily, uniformFromZero, zeroAndPoint } from "./law.ts";
import { searchFamily, type FamilyMinimum } from "./search.ts";
import { problemSpectrum } from "../population/problem-spectrum.ts";
import type { Risk } from "../risk/result.ts";
import { riskOn } from "../risk/risk.ts";

/** A family of mask laws that is searched as a whole. */
export type OptimumLaw = "fixed" | "uniform" | "two-point";

/** How an optimum was found: what a reader needs to judge whether it is the global one. */
export interface OptimumCertificate {
  /** Risks computed, and how many of them on grids. */
  readonly evaluations: number;
  readonly gridPoints: number;
  /** Local searches; the lowest counts. */
  readonly starts: number;
  /** Interval of ratios (law "fixed") to which the least value was narrowed down; else null. */
  readonly bracket: readonly [number, number] | null;
  /** Size of the last simplex in log(p/(1-p)) (other laws); null where there was none. */
  readonly simplex: number | null;
  /**
   * Whether the risk is least inside the range looked at; false when it still falls at its edge,
   * 1e-6 from a ratio or a weight of 0 or 1.
   */
  readonly attained: boolean;
  readonly converged: boolean;
}

/** The best mask law of a family. */
export interface Optimum {
  readonly law: OptimumLaw;
  /** The law; where none of the family beats the best fixed ratio, that ratio as a member of it. */
  readonly mask: MaskLaw;
  readonly risk: Risk;
  /** 1 - excess risk / least excess risk of fixed ratios (its infimum); exactly 0 where nothing is gained. */
  readonly gain: number;
  readonly certificate: OptimumCertificate;
}

/** Smaller relative differences than this are rounding, not gain. */
const rounding = 1e-11;

/**
 * The mask law of a family with the least excess risk, in place of the problem's own law; test
 * inputs and all else stay as they are.
 *
 * - `fixed`: {@link bestFixedRatio}.
 * - `uniform`: U[a, b], 0 <= a <= b < 1.
 * - `two-point`: ratios p and q, with free probabilities; a ratio may be 0 (with masked-target
 *   rows such samples are left out: it is a way of subsampling), unless samples are copied.
 *
 * Every family holds the fixed ratios, so the gain, THEORY.md (7.1), is never negative. Global as far as the grids
 * see: the risk is looked at on some 180-600 laws (denser where ratios are neither tiny nor nearly
 * 1), on the whole family and on its face a = 0 or p = 0, and refined from the lowest local minima
 * and from the neighbourhood of the best fixed ratio. Where gains are known of is told in THEORY.md,
 * section 12.
 *
 * @param fixed the best fixed ratio, where it is already known
 * @throws InvalidProblem where the problem does not allow laws of this family (more than 64 copies).
 *
 * Cost: about 1500 risks, 5-15 ms for few eigenvalues.
 */
export function optimum(
  problem: Problem,
  law: OptimumLaw,
  fixed: BestFixedRatio = bestFixedRatio(problem),
): Optimum {
  if (law === "fixed") return fixedOptimum(fixed);
  const p = fixed.ratio;
  assertAllowed(problem, law, p);
  const spectrum = problemSpectrum(problem);
  let evaluations = 0;
  const at = (mask: MaskLaw): Risk => {
    evaluations++;
    return riskOn(spectrum, { ...problem, mask });
  };
  const value = (mask: MaskLaw): number => at(mask).excessRisk ?? Infinity;
  const found = law === "uniform" ? bestUniform(value, p) : bestTwoPoint(value, p, problem);

  const reference = fixed.infimum;
  const best = found.reduce((a, b) => (b.value < a.value ? b : a));
  const gains = best.value < reference * (1 - rounding);
  const total = (key: "gridPoints" | "starts"): number =>
    found.reduce((sum, each) => sum + each[key], 0);
  return {
    law,
    mask: gains ? best.mask : degenerate(law, p),
    risk: gains ? at(best.mask) : fixed.risk,
    gain: gains ? (reference < Infinity ? 1 - best.value / reference : 1) : 0,
    certificate: {
      evaluations: evaluations + fixed.evaluations,
      gridPoints: total("gridPoints") + fixed.gridPoints,
      starts: total("starts"),
      bracket: null,
      simplex: gains ? best.size : null,
      attained: gains ? best.attained : fixed.attained,
      converged: gains ? best.converged : true,
    },
  };
}

/** The optimum of every family, THEORY.md (7.1), fixed ratios first. Cost as {@link optimum}, 10-30 ms. */
export function optima(problem: Problem): Optimum[] {
  const fixed = bestFixedRatio(problem);
  const laws: OptimumLaw[] = ["fixed", "uniform", "two-point"];
  return laws.map((law) => optimum(problem, law, fixed));
}

function fixedOptimum({ ratio, risk, bracket, attained, ...effort }: BestFixedRatio): Optimum {
  return {
    law: "fixed",
    mask: { law: "fixed", ratio },
    risk,
    gain: 0,
    certificate: {
      evaluations: effort.evaluations,
      gridPoints: effort.gridPoints,
      starts: 1,
      bracket,
      simplex: null,
      attained,
      converged: true,
    },
  };
}

function bestUniform(value: (mask: MaskLaw) => number, p: number): FamilyMinimum[] {
  const twice = logit(Math.min(0.98, Math.max(1e-5, 2 * p)));
  const wider = logit(Math.min(0.99, Math.max(1e-5, 1.3 * p)));
  return [
    searchFamily(uniformFromZero, value, [[twice]]),
    searchFamily(uniformFamily, value, [[wider, 0.5]]),
  ];
}

function bestTwoPoint(
  value: (mask: MaskLaw) => number,
  p: number,
  problem: Problem,
): FamilyMinimum[] {
  const x = logit(Math.min(0.999, Math.max(1e-4, p)));
  const inside = searchFamily(twoPointFamily, value, [[x - 0.5, x + 0.5, 0]]);
  return problem.copies === 1 ? [searchFamily(zeroAndPoint, value, [[x, 2]]), inside] : [inside];
}

/** The fixed ratio p as a law of a family. */
function degenerate(law: Exclude<OptimumLaw, "fixed">, p: number): MaskLaw {
  return law === "uniform"
    ? { law: "uniform", min: p, max: p }
    : { law: "discrete", ratios: [p, p], weights: [0.5, 0.5] };
}

function assertAllowed(problem: Problem, law: Exclude<OptimumLaw, "fixed">, p: number): void {
  const mask = degenerate(law, Math.max(p, 1e-6));
  const checked = checkProblem({ ...problem, mask });
  if (!("value" in checked)) throw new InvalidProblem(checked.faults);
}
