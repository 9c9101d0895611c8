import { brentMinimum } from "../../numerics/index.ts";
import { BELOW_ONE, type Problem } from "../../problem/index.ts";
import type { SpectralSide } from "../population/spectral-side.ts";
import { noRows } from "../risk/assemble.ts";
import { problemSpectrum } from "../population/problem-spectrum.ts";
import type { Risk } from "../risk/result.ts";
import { riskOn } from "../risk/risk.ts";
import { thresholdRatio } from "../fixed-point/threshold.ts";

/** The best mask of one law, and how it was found. */
export interface BestFixedRatio {
  /** Where the excess risk is least. */
  readonly ratio: number;
  /** The risk there. */
  readonly risk: Risk;
  /** Ratios between which the least value was refined; equal at ratio 0. */
  readonly bracket: readonly [number, number];
  /**
   * False when the risk still falls at the outermost ratio looked at: towards 1, or towards 0 where
   * ratio 0 itself is worse (it can be, with a singular Sigma).
   */
  readonly attained: boolean;
  /** The end of [0, 1) at which the infimum is approached and not attained; null where it is. */
  readonly approaches: 0 | 1 | null;
  /**
   * The infimum of the excess risk over all fixed ratios: that of `risk`, or where it is approached as
   * p -> 1 the limit, to which `risk` is then near as far as numbers allow. Infinity where all are.
   */
  readonly infimum: number;
  /** Risks computed, and how many of them on the grid. */
  readonly evaluations: number;
  readonly gridPoints: number;
}

/** Interior ratios looked at lie between these, evenly in log(p/(1-p)). */
const outermost: number = Math.log(1e6 - 1);
const steps = 184;
/** Extra looks on both sides of the threshold of masked-target rows, in the same scale. */
const besideThreshold = [0.01, 0.03, 0.06, 0.1, 0.2, 0.3, 0.45];
/** Refinement stops at this width in log(p/(1-p)): the risk is flat there to 14 digits. */
const tolerance = 1e-7;

/**
 * The fixed mask ratio with the least excess risk, in place of the problem's own law; the test
 * inputs stay as they are. With several copies ratio 0 is left out, as the problem contract has it.
 *
 * Global as far as the grid sees: ratio 0, then 1e-6 to 1 - 1e-6 evenly in log(p/(1-p)), denser
 * around the threshold p = gamma of masked-target rows (an infinite spike that parts two valleys);
 * every local minimum of the grid is refined by Brent's method and the lowest is returned. Among
 * equals ratio 0 wins. THEORY.md (7.1). Cost: some 200 evaluations of a one-class risk, 0.5 ms for few eigenvalues.
 */
export function bestFixedRatio(problem: Problem): BestFixedRatio {
  const spectrum = problemSpectrum(problem);
  let evaluations = 0;
  const at = (ratio: number): Risk => {
    evaluations++;
    return riskOn(spectrum, { ...problem, mask: { law: "fixed", ratio } });
  };
  const excess = (x: number): number => at(expit(x)).excessRisk ?? Infinity;

  const grid = ratioGrid(thresholdRatio(problem));
  const values = grid.map(excess);
  // copies of an unmasked row would be the same row: no ratio 0 for them
  const none = problem.copies === 1 ? at(0) : null;
  const gridPoints = evaluations;

  let best = { at: none === null ? grid[0] : -Infinity, value: none?.excessRisk ?? Infinity };
  let bracket: readonly [number, number] = [-Infinity, -Infinity];
  for (let i = 0; i < grid.length; i++) {
    const here = values[i];
    if (!(here < (values[i - 1] ?? Infinity) && here <= (values[i + 1] ?? Infinity))) continue;
    const low = grid[Math.max(0, i - 1)];
    const high = grid[Math.min(grid.length - 1, i + 1)];
    const refined = brentMinimum(excess, low, high, tolerance);
    const better = refined.value < here;
    const value = better ? refined.value : here;
    if (value < best.value * (1 - 1e-13)) {
      best = { at: better ? refined.at : grid[i], value };
      bracket = better ? refined.bracket : [low, high];
    }
  }
  // where every masked fit is infinite, as at N = d, nothing leads to the limit
  const limit = values[values.length - 1] < Infinity ? limitAtOne(spectrum, problem) : Infinity;
  if (limit < best.value * (1 - 1e-13)) {
    const ratio = ratioNear(limit, at);
    const found = at(ratio);
    const around = [ratio, ratio] as const;
    const effort = { evaluations, gridPoints };
    return {
      ratio,
      risk: found,
      bracket: around,
      attained: false,
      approaches: 1,
      infimum: limit,
      ...effort,
    };
  }
  const ratio = expit(best.at);
  const found = none !== null && best.at === -Infinity ? none : at(ratio);
  const inside = best.at === -Infinity || Math.abs(best.at) < outermost - 10 * tolerance;
  return {
    ratio,
    risk: found,
    bracket: [expit(bracket[0]), expit(bracket[1])],
    attained: inside,
    approaches: inside ? null : best.at > 0 ? 1 : 0,
    infimum: found.excessRisk ?? Infinity,
    evaluations,
    gridPoints,
  };
}

/**
 * The limit of the excess risk as p -> 1 where a penalty is left when nothing is visible any more: a
 * ridge on raw inputs, mask noise on rescaled ones. The estimate tends to 0, the risk to the
 * variance of the signal. Infinity where the box tells enough.
 */
function limitAtOne(spectrum: SpectralSide, { ridge, rescale }: Problem): number {
  return rescale || ridge > 0 ? noRows(spectrum).mean.signal : Infinity;
}

/** A ratio near enough to 1 for its risk to be that of the limit to 1e-6, as far as numbers allow. */
function ratioNear(limit: number, at: (ratio: number) => Risk): number {
  for (let digits = 6; digits < 16; digits++) {
    const ratio = 1 - 10 ** -digits;
    if ((at(ratio).excessRisk ?? Infinity) <= limit * (1 + 1e-6)) return ratio;
  }
  return BELOW_ONE;
}

function ratioGrid(threshold: number | null): number[] {
  const low = -outermost;
  const grid = Array.from({ length: steps + 1 }, (_, i) => low - (2 * low * i) / steps);
  if (threshold === null) return grid;
  const peak = logit(threshold);
  const extra = besideThreshold.flatMap((away) => [peak - away, peak + away]);
  const inside = [peak, ...extra].filter((x) => Math.abs(x) < -low);
  return [...grid, ...inside].sort((a, b) => a - b);
}

function logit(ratio: number): number {
  return Math.log(ratio / (1 - ratio));
}

function expit(x: number): number {
  return 1 / (1 + Math.exp(-x));
}
