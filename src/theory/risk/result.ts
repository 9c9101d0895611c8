/**
 * Side of the interpolation threshold.
 *
 * - `underparameterised`: more rows than they span dimensions; the fit leaves a training residual.
 * - `overparameterised`: the rows are linearly independent; the fit interpolates them (or there are
 *   no rows at all).
 * - `threshold`: exactly between the two, where the variance is infinite.
 * - `divergent`: raw overparameterised rows under a law with E 1/(1-p) = infinity.
 *
 * With a ridge nothing is infinite: the side is told by the numbers of rows and dimensions alone (at
 * equality `overparameterised`). Infinitely many copies are always more rows than dimensions.
 */
export type Regime = "underparameterised" | "overparameterised" | "threshold" | "divergent";

/** How the fixed point was solved; `residual` is that of the logarithmic fixed-point equation. */
export interface SolverReport {
  readonly iterations: number;
  readonly residual: number;
  readonly converged: boolean;
}

/**
 * The asymptotic risk of a problem. A quantity that is infinite is `null`; `regime`, "threshold" or
 * "divergent", says why. Where a solution was not found, or left the range of numbers,
 * `solver.converged` is false: what could not be computed then is `null` too (0 for `bias` and
 * `trainingError`), in a regime in which nothing is infinite. Nothing ever is NaN.
 *
 * THEORY.md (4.8), (4.9). `bias` and `variance` split the clean excess risk: the error of the mean estimator E beta-hat,
 * and everything else (over the whole training set, masks included). With clean tests they sum to
 * `excessRisk`.
 */
export interface Risk {
  /** E(y - y-hat)² - σ² on a new sample, its inputs masked at `test.mask`. */
  readonly excessRisk: number | null;
  /** excessRisk + σ². */
  readonly totalRisk: number | null;
  /** (E beta-hat - beta)' Sigma (E beta-hat - beta). */
  readonly bias: number;
  /** tr Sigma Cov(beta-hat). */
  readonly variance: number | null;
  /** E |beta-hat - beta|². */
  readonly estimationRisk: number | null;
  /** E |beta-hat|². */
  readonly norm2: number | null;
  /**
   * Mean squared residual on the training rows, copies counted; 0 without rows. With infinitely many
   * copies its limit, the averaged loss without the penalty.
   */
  readonly trainingError: number;
  readonly regime: Regime;
  readonly solver: SolverReport;
}

/** Report of a case that is written down, not solved for. */
export const withoutIteration: SolverReport = { iterations: 0, residual: 0, converged: true };
