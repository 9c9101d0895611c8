import type { Problem } from "../../problem/index.ts";
import { quickFixedRatio, quickOptimum, risk, thresholdGamma } from "../../theory/index.ts";

/**
 * What a map can tell of each cell, in families that are computed together:
 * - `own`: the problem with its own mask law;
 * - `fixed`: the best fixed ratio in place of that law;
 * - `best`: that, and the best uniform law (R²MAE).
 */
export const MAP_FAMILIES = {
  own: ["risk", "unmasked", "side"],
  fixed: ["bestRatio", "bestRisk", "unmasked", "side"],
  best: ["bestRatio", "bestRisk", "unmasked", "side", "rangeMin", "rangeMax", "rangeRisk"],
} as const;

/** Numbers that are computed together. */
export type MapFamily = keyof typeof MAP_FAMILIES;

/** One number told of a cell. */
export type MapColumn = (typeof MAP_FAMILIES)[MapFamily][number];

/** A cell of a map: Infinity where a risk is infinite, NaN where a number is not defined. */
export interface MapCell {
  /** Excess risk with the problem's own mask law. */
  readonly risk: number;
  /** The best fixed ratio; with several copies at least 1e-6, as they allow no ratio 0. */
  readonly bestRatio: number;
  /** Excess risk there. */
  readonly bestRisk: number;
  /** Excess risk without masks. Unmasked copies of a sample are one sample. */
  readonly unmasked: number;
  /** log(γ/γ*), γ* the threshold of the law in question: 0 where N = d, NaN where no threshold is. */
  readonly side: number;
  /** Ends of the best uniform law; equal to the best fixed ratio where no law does better. */
  readonly rangeMin: number;
  readonly rangeMax: number;
  /** Excess risk of that law, at most `bestRisk`. */
  readonly rangeRisk: number;
}

/** Most copies for which random laws are defined. */
const RANDOM_COPIES = 4;

/** The numbers of a family at one problem, to the accuracy of {@link quickOptimum}: five digits. */
export function mapCell(problem: Problem, family: MapFamily): Partial<MapCell> {
  if (family === "own") {
    const excess = risk(problem).excessRisk ?? Infinity;
    return { risk: excess, unmasked: unmaskedRisk(problem), side: side(problem) };
  }
  const { copies } = problem;
  const random = family === "best" && !(typeof copies === "number" && copies > RANDOM_COPIES);
  const both = random ? quickOptimum(problem) : null;
  const found = both ?? quickFixedRatio(problem);
  const { ratio, fixed } = found;
  const cell = {
    bestRatio: ratio,
    bestRisk: fixed,
    unmasked: copies === 1 ? found.unmasked : unmaskedRisk(problem),
    side: side({ ...problem, mask: { law: "fixed", ratio } }),
  };
  return {
    ...cell,
    rangeMin: both?.min ?? Number.NaN,
    rangeMax: both?.max ?? Number.NaN,
    rangeRisk: both?.uniform ?? Number.NaN,
  };
}

function unmaskedRisk(problem: Problem): number {
  const bare: Problem = { ...problem, copies: 1, mask: { law: "fixed", ratio: 0 } };
  return risk(bare).excessRisk ?? Infinity;
}

function side(problem: Problem): number {
  const threshold = thresholdGamma(problem);
  return threshold === null ? Number.NaN : Math.log(problem.gamma / threshold);
}
