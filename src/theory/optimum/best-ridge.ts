import { brentMinimum } from "../../numerics/index.ts";
import type { Problem } from "../../problem/index.ts";
import { problemSpectrum } from "../population/problem-spectrum.ts";
import type { Risk } from "../risk/result.ts";
import { riskOn } from "../risk/risk.ts";

/** The ridge with the least excess risk, and how it was found. */
export interface BestRidge {
  /** The penalty; 0 where ridgeless is best. */
  readonly ridge: number;
  readonly risk: Risk;
  /** Penalties between which the least value was refined; equal at 0. */
  readonly bracket: readonly [number, number];
  /** False when the risk still falls at the largest penalty looked at: the estimate is best at 0. */
  readonly attained: boolean;
  readonly evaluations: number;
}

/** Penalties looked at begin at this, relative to t = diag(Sigma). */
const LEAST = 1e-8;
/** They end at this, relative to the largest eigenvalue, which is t or more. */
const MOST = 1e6;
const STEPS_A_DECADE = 6;
/** How far below the grid its first minimum is refined, in the logarithm. */
const BELOW = Math.log(1e8);
/** Refinement stops at this width in the logarithm: the risk is flat there to 14 digits. */
const TOLERANCE = 1e-7;
/** Risks this near, relative, are one: where the grid is as flat, there is nothing to refine. */
const SAME = 1e-13;

/**
 * The ridge penalty with the least excess risk, all else kept: the reference for what masks do as a
 * regulariser.
 *
 * Global as far as the grid sees: ridgeless, then from 1e-8 times diag(Sigma) to 1e6 times the largest
 * eigenvalue, six to a decade; every local minimum of the grid is refined by Brent's method and the
 * lowest returned. Among equals ridgeless wins. Cost: about 130 risks.
 * Source: Dobriban & Wager (2018) and Hastie et al. (2022, §6) for p = 0; THEORY.md (7.2).
 */
export function bestRidge(problem: Problem): BestRidge {
  const spectrum = problemSpectrum(problem);
  const t = spectrum.diagonal;
  let evaluations = 0;
  const at = (ridge: number): Risk => {
    evaluations++;
    return riskOn(spectrum, { ...problem, ridge });
  };
  const excess = (logRidge: number): number => at(Math.exp(logRidge)).excessRisk ?? Infinity;
  const largest = spectrum.lambda.reduce((most, lambda) => Math.max(most, lambda), 1);
  const low = Math.log(LEAST * t);
  const high = Math.log(MOST * t) + Math.log(largest);
  const steps = Math.ceil(((high - low) / Math.LN10) * STEPS_A_DECADE - 1e-9);
  const grid = Array.from({ length: steps + 1 }, (_, i) => low + ((high - low) * i) / steps);
  const values = grid.map(excess);

  const none = at(0);
  let best = { ridge: 0, value: none.excessRisk ?? Infinity };
  let bracket: readonly [number, number] = [0, 0];
  let attained = true;
  for (let i = 0; i < grid.length; i++) {
    const here = values[i];
    const [before, after] = [values[i - 1] ?? best.value, values[i + 1] ?? Infinity];
    if (here > before || here > after) continue;
    // the smallest ridge may do what ridgeless cannot: no rows see some coordinate, or next to none
    const ends = [grid[i - 1] ?? low - BELOW, grid[Math.min(steps, i + 1)]] as const;
    const flat = Math.max(before, after) * (1 - SAME) <= here;
    const refined = flat ? null : brentMinimum(excess, ends[0], ends[1], TOLERANCE);
    const [place, value] =
      refined !== null && refined.value < here ? [refined.at, refined.value] : [grid[i], here];
    if (value < best.value * (1 - SAME)) {
      best = { ridge: Math.exp(place), value };
      bracket = [Math.exp(ends[0]), Math.exp(ends[1])];
      attained = i < steps;
    }
  }
  const risk = best.ridge === 0 ? none : at(best.ridge);
  return { ridge: best.ridge, risk, bracket, attained, evaluations };
}
