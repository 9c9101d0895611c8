import { isSelfSupervised, population, type Problem } from "../../problem/index.ts";
import type { SampleMean } from "../../numerics/index.ts";
import type { Experiment } from "../../simulation/index.ts";
import type { Risk } from "../../theory/index.ts";
import { obstacle } from "./comparable.ts";
import {
  deviation,
  halfWidth,
  hasHeavyTails,
  isWithin,
  MOST_SCORE,
  sampleMean,
  type Deviation,
} from "./estimate.ts";
import type { Extrapolation, SizedMean } from "./extrapolation.ts";
import type { Prediction } from "./finite-error.ts";
import { predictionsOf } from "./prediction.ts";
import { LEVEL, weigh, type Verdict } from "./words.ts";

/** Theory against experiment in one cell, on the excess risk. */
export interface CellComparison {
  /** The excess risk predicted: what the experiment is held against. */
  readonly theory: number | null;
  /** What predicted it: the limit also where no refinement for the size is known, or helps. */
  readonly prediction: Prediction;
  /** The excess risk in the limit n, d → ∞. */
  readonly limit: number | null;
  readonly mean: number | null;
  readonly standardError: number | null;
  /** mean/theory − 1; null without one of them, and for a theory of 0 that is missed. */
  readonly difference: number | null;
  /** The 95 % interval of the difference; few replicates and their skewness counted. */
  readonly low: number | null;
  readonly high: number | null;
  /** (mean − theory)/standardError, nothing allowed for; null where one of them is missing. */
  readonly z: number | null;
  /** Normal deviate of the difference, few replicates and their skewness counted; null where not compared. */
  readonly score: number | null;
  /** The same for what a finite n explains the difference by; null where there is nothing. */
  readonly explained: number | null;
  /** Means run out to n = ∞: how far the mean at n itself is from the limit; else null. */
  readonly atSize: Pick<Deviation, "difference" | "score"> | null;
  readonly verdict: Verdict;
  /** The verdict with its number, as a person reads it. */
  readonly words: string;
  /** Why the cell is not compared; null when it is. */
  readonly reason: string | null;
}

/** How a cell is compared. */
export interface ComparisonOptions {
  /** What to hold the experiment against, where known: the limit, or theory at its size (the usual). */
  readonly prediction?: Prediction;
  /** Excess risks of the replicates: their skewness counts, and tails too heavy show. */
  readonly draws?: ArrayLike<number>;
  /** Means of several sizes, run out to n = ∞: then the limit itself is tested. */
  readonly extrapolation?: Extrapolation | null;
}

/**
 * Compares a cell's experiment with theory. The verdict is
 *
 * - `agrees`: the difference is within noise, and the 95 % interval reaches to 5 % at most;
 * - `agrees within`: beyond noise, and finite n explains it: theory at this n, or the means of n, 2n
 *   and 4n run out to n = ∞, is within noise;
 * - `too noisy`: within noise, but that is larger;
 * - `differs by`, `disagrees`: beyond noise and not explained, below 5 % or from there on;
 * - `not compared`, with the reason.
 *
 * Nothing is allowed for, and nothing depends on units. One cell is judged at 1 %; {@link compareTogether}
 * judges many. Noise is that of Student's t with the skewness
 * of the replicates taken out ({@link meanScore}).
 *
 * @param risk the limit to be tested; what a finite n changes is taken relative to it
 */
export function compareCell(
  problem: Problem,
  risk: Risk,
  experiment: Experiment,
  options: ComparisonOptions = {},
): CellComparison {
  const { prediction: wanted = "finite-size", extrapolation = null } = options;
  const predictions = predictionsOf(problem, risk, experiment);
  const { limit, refined } = predictions;
  const best: Prediction = predictions.helps && refined !== null ? "finite-size" : "limit";
  const prediction = extrapolation === null && wanted === "finite-size" ? best : "limit";
  const theory = prediction === "limit" ? limit : refined;
  const { mean, standardError } = extrapolation ?? experiment.excessRisk;
  const sample = extrapolation ?? sampleOf(experiment, options.draws);
  const found = sample !== null && theory !== null && theory > 0 ? deviation(sample, theory) : null;
  const facts = {
    theory,
    prediction,
    limit,
    mean,
    standardError,
    difference: found?.difference ?? null,
    low: found?.interval[0] ?? null,
    high: found?.interval[1] ?? null,
    z: found?.z ?? null,
  };
  const nothing = { explained: null, atSize: null };
  const notCompared = (reason: string): CellComparison => {
    const verdict = "not compared";
    return { ...facts, ...nothing, score: null, verdict, words: verdict, reason };
  };
  if (limit === null) return notCompared(infiniteReason(risk));
  if (!risk.solver.converged) return notCompared("the solver of the theory did not converge");
  if (predictions.noMean) {
    return notCompared("no mean exists: at this size too near the interpolation threshold");
  }
  const barrier =
    extrapolation === null
      ? obstacle(problem, experiment, best)
      : // what is left of a are terms of second order, about those at twice the size
        obstacle(problem, { ...experiment, ...sizeOf(extrapolation) }, "finite-size");
  if (barrier !== null) return notCompared(barrier.reason);
  if (mean === null) return notCompared("nothing was simulated");
  if (sample === null) return notCompared("one replicate has no standard error");
  if (!Number.isFinite(mean + (standardError ?? 0))) {
    return notCompared("beyond double precision: some replicates are not finite");
  }
  const floor = roundingFloor(problem, experiment);
  if (theory === 0 && mean <= floor) {
    const exact = { difference: 0, low: 0, high: 0, score: 0, reason: null };
    return { ...facts, ...nothing, ...exact, verdict: "agrees", words: "agrees" };
  }
  if (theory !== 0 && limit < floor) {
    return notCompared("beyond double precision: the risk is 0 but for rounding");
  }
  if (options.draws !== undefined && hasHeavyTails(options.draws)) {
    return notCompared("heavy tails: one replicate makes more than half of the variance");
  }
  const score = found?.score ?? MOST_SCORE;
  const nearer = prediction === "limit" ? (refined ?? predictions.rounded) : null;
  const explained =
    nearer === null || !(nearer > 0) || extrapolation ? null : deviation(sample, nearer).score;
  // run out to n = ∞, the mean at n itself is what finite n may have put beyond noise
  const atSize = extrapolation === null ? null : deviation(extrapolation.atSize, limit);
  const scores = { score, explained, atSize };
  return { ...facts, ...scores, ...judge({ ...facts, ...scores }, LEVEL), reason: null };
}

/**
 * The verdict on a cell at a level, from its scores.
 *
 * @param level chance of calling a right theory wrong
 */
export function judge(
  cell: Pick<CellComparison, "difference" | "low" | "high" | "explained" | "atSize"> & {
    readonly score: number;
  },
  level: number,
): Pick<CellComparison, "verdict" | "words"> {
  const { difference, low, high, score, explained, atSize } = cell;
  return weigh({
    within: isWithin(score, level),
    explained: explained !== null && isWithin(explained, level),
    difference,
    atSize: atSize === null || isWithin(atSize.score, level) ? null : atSize.difference,
    halfWidth: low === null || high === null ? Infinity : halfWidth([low, high]),
  });
}

/** The second size of those run out to n = ∞. */
function sizeOf({ sizes }: Extrapolation): { readonly n: number; readonly d: number } {
  const { n, d } = sizes[Math.min(1, sizes.length - 1)] as SizedMean;
  return { n, d };
}

function sampleOf(
  { excessRisk }: Experiment,
  draws: ArrayLike<number> | undefined,
): SampleMean | null {
  if (draws !== undefined) return sampleMean(draws);
  const { mean, standardError, replicates } = excessRisk;
  if (mean === null || standardError === null) return null;
  return { mean, standardError, count: replicates, skewness: 0 };
}

function infiniteReason({ regime }: Risk): string {
  return regime === "threshold"
    ? "at the interpolation threshold the risk is infinite"
    : "no mean exists: the risk is infinite";
}

/**
 * Excess risk that rounding alone may make of a fit without error: (ε·max(N, d))² of the variance of y,
 * with a margin.
 */
function roundingFloor(problem: Problem, { n, d }: Experiment): number {
  if (isSelfSupervised(problem)) return 0;
  const { lambda, energy, noise } = population(problem);
  const variance = lambda.reduce((sum, value, k) => sum + value * (energy[k] ?? 0), noise);
  return 1e6 * (Number.EPSILON * Math.max(n, d)) ** 2 * variance;
}
