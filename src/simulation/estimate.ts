import type { Engine } from "../kernels/index.ts";
import type { MaskMoments } from "./mask-moments.ts";
import { dot } from "./vectors.ts";

/** An estimate β̂ and how well it fits what it was made from. */
export interface Estimate {
  /** β̂, one coefficient for each column. */
  readonly coefficients: Float64Array;
  /** Mean squared residual over the rows (over masks too, where they are averaged); NaN without rows. */
  readonly trainingError: number;
}

/**
 * The ridge estimates on the masked rows that an engine holds; the minimum-norm ones at ridge 0.
 *
 * @param rows number N of rows kept
 * @param columns how many leading columns
 * @param responses for each estimate a y of length n
 */
export function estimateFromRows(
  engine: Engine,
  rows: number,
  columns: number,
  responses: readonly Float64Array[],
  ridge: number,
): Estimate[] {
  return engine.solve(columns, responses, ridge).map(({ coefficients, residual }) => ({
    coefficients,
    trainingError: rows > 0 ? residual / rows : Number.NaN,
  }));
}

/**
 * The mask-averaged loss on the samples of an engine, what infinitely many masked copies of every
 * sample give:
 *
 *     (1/n) Σ_i E(y_i − z_iᵀb)² + ridge·‖b‖²,   z_i = s·m∘x_i, the mean over masks and ratios alone.
 *
 * | symbol | meaning |
 * |---|---|
 * | `moments` | of the masks; their spread is finite |
 * | `squares` | diag(XᵀX/n), 0 for a hidden column; length D |
 * | `scales` | factor on each column of X, length D |
 * | `lambda` | ridge on the columns so scaled |
 */
export interface AveragedLoss {
  readonly moments: MaskMoments;
  readonly squares: Float64Array;
  readonly scales: Float64Array;
  readonly lambda: number;
}

/**
 * Makes Z the design of the mask-averaged loss.
 *
 * With E z_i = μx_i and E z_iz_iᵀ = αx_ix_iᵀ + δ·diag(x_i²) (α = μ² + variance, δ = spread) the loss is
 * least at (αXᵀX/n + Δ)b = μXᵀy/n, Δ = δ·diag(XᵀX/n) + ridge·I. In the coordinates (Δ/c)^½b, for any
 * c > 0, this is an ordinary ridge of c/α on columns scaled to match, and so costs no more than one.
 * Taking for c what Δ is on average leaves the leading columns the same however many there are.
 *
 * @param n number of samples that the engine holds
 * @param variance of every coordinate
 * @param hidden a column that no fit may use, or null
 */
export function averageLoss(
  engine: Engine,
  n: number,
  moments: MaskMoments,
  ridge: number,
  { variance, hidden }: { readonly variance: number; readonly hidden: number | null },
): AveragedLoss {
  const { mean, variance: between, spread } = moments;
  const squares = engine.columnSquares().map((sum) => sum / n);
  if (hidden !== null) squares[hidden] = 0;
  const level = spread * variance + ridge;
  const scales = squares.map((square) => {
    const penalty = spread * square + ridge;
    return square > 0 && penalty > 0 ? Math.sqrt(level / penalty) : 0;
  });
  engine.scale(scales);
  return { moments, squares, scales, lambda: level / (mean ** 2 + between) };
}

/**
 * The minimisers of a mask-averaged loss, on leading columns.
 *
 * @param columns how many leading columns
 * @param responses for each estimate a y of length n
 */
export function estimateAveraged(
  engine: Engine,
  { moments, squares, scales, lambda }: AveragedLoss,
  columns: number,
  responses: readonly Float64Array[],
): Estimate[] {
  const { mean, variance, spread } = moments;
  const factor = mean / (mean ** 2 + variance);
  return engine.solve(columns, responses, lambda).map((fit, k) => {
    const b = fit.coefficients.map((value, j) => factor * scales[j] * value);
    let penalty = 0;
    for (let j = 0; j < columns; j++) penalty += squares[j] * b[j] * b[j];
    const loss = meanLoss(responses[k], engine.respond(b), moments) + spread * penalty;
    return { coefficients: b, trainingError: loss };
  });
}

/** (1/n) Σ_i (y_i − μf_i)² + variance·f_i², f = Xb. */
function meanLoss(y: Float64Array, fitted: Float64Array, { mean, variance }: MaskMoments): number {
  let sum = 0;
  for (let i = 0; i < y.length; i++) {
    sum += (y[i] - mean * fitted[i]) ** 2 + variance * fitted[i] ** 2;
  }
  return sum / y.length;
}

/**
 * The estimate where no fit has a loss: 0, with the loss of predicting nothing.
 *
 * @param moments null where no row is ever kept, of infinite spread where any other fit's loss is
 */
export function estimateNothing(
  moments: MaskMoments | null,
  columns: number,
  response: Float64Array,
): Estimate {
  return {
    coefficients: new Float64Array(columns),
    trainingError: moments === null ? Number.NaN : dot(response, response) / response.length,
  };
}
