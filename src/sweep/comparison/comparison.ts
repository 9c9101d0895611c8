import { chiSquareTail, normalScore } from "../../numerics/index.ts";
import type { Problem } from "../../problem/index.ts";
import type { Experiment } from "../../simulation/index.ts";
import { finiteSizeRisk, type Risk } from "../../theory/index.ts";
import { finiteSizeAllowance, type Prediction } from "./allowance.ts";
import { correlationMoments, type CorrelationMoments } from "./correlation.ts";

/** The outcome of a comparison, in a word. */
export type Verdict = "agree" | "disagree" | "not trusted";

/** Theory against experiment in one cell, on the excess risk. */
export interface CellComparison {
  /** The excess risk predicted. */
  readonly theory: number | null;
  /** What predicted it: the limit also where no refinement for the size is known. */
  readonly prediction: Prediction;
  readonly mean: number | null;
  readonly standardError: number | null;
  /** (mean − theory)/standardError, with nothing allowed for; null where one of them is missing. */
  readonly z: number | null;
  /** Relative error allowed for, because n is finite: one standard deviation. */
  readonly allowance: number;
  /** Normal score of (mean − theory) over both errors together; null where not trusted. */
  readonly score: number | null;
  /** Share of the squared error that is sampling, the rest being the allowance; null where not trusted. */
  readonly sampling: number | null;
  readonly verdict: Verdict;
  /** Why the cell is not trusted; null when it is. */
  readonly reason: string | null;
}

/** Theory against experiment over all cells. */
export interface SweepComparison {
  /** Number of cells that count. */
  readonly cells: number;
  /** Number of cells left out because one side is not to be trusted there. */
  readonly leftOut: number;
  /** Root mean square of z over the cells that count; null without any. */
  readonly rmsZ: number | null;
  /** Sum of the squared scores. */
  readonly chiSquare: number;
  /** How many independent cells would scatter as much in that sum: cells share draws, and err alike. */
  readonly effectiveCells: number;
  /** Probability of so large a sum were theory right, correlations counted; null without any cell. */
  readonly pValue: number | null;
  readonly verdict: Verdict;
}

/** Beyond this relative allowance agreement would mean nothing. */
export const LARGEST_ALLOWANCE = 0.1;

/** Chance of calling a right theory wrong. */
const SIGNIFICANCE = 0.001;

/** Rounding of the solver and of the estimator, relative to the size of y². */
const ROUNDING = 1e-9;

/**
 * Compares a cell's experiment with its asymptotic risk, or with theory refined for its size.
 *
 * Two errors count: the standard error of the mean, and what a finite n is known to change
 * ({@link finiteSizeAllowance}), added in quadrature. Where the latter exceeds 10 % (near the
 * interpolation threshold, where means are heavy-tailed as well; with few visible entries; with
 * heavy spikes) theory is no prediction to be tested, and the cell is not trusted.
 *
 * @param risk the problem's asymptotic risk
 * @param wanted what to hold the experiment against. With copies only the limit is known, and used;
 * the result tells. The refinement costs 0.1-20 ms ({@link finiteSizeRisk}).
 */
export function compareCell(
  problem: Problem,
  risk: Risk,
  experiment: Experiment,
  wanted: Prediction = "limit",
): CellComparison {
  const { mean, standardError, replicates } = experiment.excessRisk;
  const { prediction, theory, totalRisk, converged, missing } =
    wanted === "finite-size" && problem.copies === 1
      ? refinedFor(problem, experiment)
      : limitOf(risk);
  const { total: allowance, main } = finiteSizeAllowance(problem, experiment, prediction);
  const difference = theory === null || mean === null ? null : mean - theory;
  const z = difference === null || !standardError ? null : difference / standardError;
  const facts = { theory, prediction, mean, standardError, z, allowance };
  const distrust = (reason: string): CellComparison => {
    return { ...facts, score: null, sampling: null, verdict: "not trusted", reason };
  };
  if (theory === null || difference === null) {
    return distrust(theory === null ? missing : "nothing was simulated");
  }
  if (standardError === null) return distrust("one replicate has no standard error");
  if (!converged) return distrust("the solver of the theory did not converge");
  if (allowance > LARGEST_ALLOWANCE) return distrust(main);
  const sampling = standardError ** 2;
  const scale = (totalRisk ?? 0) + (experiment.norm2.mean ?? 0);
  const combined = sampling + (allowance * theory) ** 2 + (ROUNDING * scale) ** 2;
  // Degrees of freedom of a sum of an estimated and a known variance (Satterthwaite 1946).
  const degrees = sampling > 0 ? (replicates - 1) * (combined / sampling) ** 2 : Number.MAX_VALUE;
  const score = combined > 0 ? normalScore(difference / Math.sqrt(combined), degrees) : 0;
  const verdict = chiSquareTail(score ** 2, 1) < SIGNIFICANCE ? "disagree" : "agree";
  const share = combined > 0 ? sampling / combined : 0;
  return { ...facts, score, sampling: share, verdict, reason: null };
}

/** A prediction, whichever it is. */
interface Predicted {
  readonly prediction: Prediction;
  readonly theory: number | null;
  readonly totalRisk: number | null;
  readonly converged: boolean;
  /** What it means that there is none. */
  readonly missing: string;
}

function limitOf({ excessRisk, totalRisk, solver: { converged } }: Risk): Predicted {
  const missing = "the asymptotic risk is infinite";
  return { prediction: "limit", theory: excessRisk, totalRisk, converged, missing };
}

function refinedFor(problem: Problem, { n, d }: Experiment): Predicted {
  const { excessRisk, totalRisk, converged } = finiteSizeRisk(problem, { n, d });
  const missing = "at this size, too near the interpolation threshold for a mean to exist";
  return { prediction: "finite-size", theory: excessRisk, totalRisk, converged, missing };
}

/**
 * The verdict over all cells: "disagree" when the squared scores are too large together or one of
 * them alone is, each at level 0.001; "not trusted" when no cell counts.
 *
 * Cells of a sweep share their draws (common random numbers) and so err alike. The sum of squares is
 * held against the distribution that correlated scores have, by its first three moments: with
 * R their correlation matrix and C cells, (χ² − C)·tr R²/tr R³ + ν is taken as chi-square of ν =
 * (tr R²)³/(tr R³)² degrees. For independent cells it is χ² on C degrees, for equal ones χ²/C on 1;
 * with the first two moments alone (Satterthwaite 1946; Brown 1975) the far tail of a few strong
 * common errors would be three times too thin. The largest score counts by Bonferroni's correction,
 * which holds under any dependence.
 *
 * Source: Pearson (1959), Biometrika 46, 364; Imhof (1961), Biometrika 48, 419, eq. 3.
 *
 * @param draws excess risks of replicates 0, 1, … of each cell, in the order of the cells, run under
 *   one seed; left out where every cell has a seed of its own, and cells are independent.
 */
export function compareSweep(
  comparisons: readonly CellComparison[],
  draws?: readonly ArrayLike<number>[],
): SweepComparison {
  const trusted = comparisons.flatMap((cell, i) =>
    cell.score === null || cell.sampling === null
      ? []
      : [{ ...cell, score: cell.score, sampling: cell.sampling, draws: draws?.[i] ?? [] }],
  );
  const zs = trusted.flatMap(({ z }) => (z === null ? [] : [z]));
  const cells = trusted.length;
  const chiSquare = trusted.reduce((sum, { score }) => sum + score ** 2, 0);
  const counts = { cells, leftOut: comparisons.length - cells };
  const rmsZ = zs.length > 0 ? Math.sqrt(zs.reduce((sum, z) => sum + z * z, 0) / zs.length) : null;
  if (cells === 0) {
    return { ...counts, rmsZ, chiSquare, effectiveCells: 0, pValue: null, verdict: "not trusted" };
  }
  const moments = draws ? correlationMoments(trusted) : { second: cells, third: cells };
  const pValue = sumTail(chiSquare, cells, moments);
  const largest = Math.max(...trusted.map(({ score }) => Math.abs(score)));
  const outlier = chiSquareTail(largest ** 2, 1) * cells;
  const verdict = Math.min(pValue, outlier) < SIGNIFICANCE ? "disagree" : "agree";
  const effectiveCells = cells ** 2 / moments.second;
  return { ...counts, rmsZ, chiSquare, effectiveCells, pValue, verdict };
}

/** Probability that the squares of `cells` correlated normal scores sum to more than x. */
function sumTail(x: number, cells: number, { second, third }: CorrelationMoments): number {
  const degrees = second ** 3 / third ** 2;
  return chiSquareTail(degrees + ((x - cells) * second) / third, degrees);
}
