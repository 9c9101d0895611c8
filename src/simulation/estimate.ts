import type { Design, Kernel } from "../kernels/index.ts";
import type { MaskMoments } from "./mask-moments.ts";
import type { TrainingSet } from "./training.ts";
import { dot } from "./vectors.ts";

/** An estimate β̂ and how well it fits what it was made from. */
export interface Estimate {
  /** β̂, length D. */
  readonly coefficients: Float64Array;
  /** Mean squared residual over the rows (over masks too, where they are averaged); NaN without rows. */
  readonly trainingError: number;
}

/** The ridge estimate on masked rows; the minimum-norm one at ridge 0. */
export function estimateFromRows(
  kernel: Kernel,
  { design, response }: TrainingSet,
  ridge: number,
): Estimate {
  const coefficients =
    ridge > 0 ? kernel.ridge(design, response, ridge) : kernel.minimumNorm(design, response);
  return { coefficients, trainingError: meanSquaredResidual(coefficients, { design, response }) };
}

/**
 * The minimiser of the mask-averaged loss, what infinitely many masked copies of every sample give:
 *
 *     (1/n) Σ_i E(y_i − z_iᵀb)² + ridge·‖b‖²,   z_i = s·m∘x_i, the mean over masks and ratios alone.
 *
 * With E z_i = μx_i and E z_iz_iᵀ = αx_ix_iᵀ + δ·diag(x_i²) (α = μ² + variance, δ = spread) it solves
 * (αXᵀX/n + Δ)b = μXᵀy/n, Δ = δ·diag(XᵀX/n) + ridge·I. In the coordinates (Δ/max Δ)^½b this is an
 * ordinary ridge of (max Δ)/α on columns scaled to match, and so costs no more than one.
 *
 * @param sample clean inputs X: n×D and targets y
 * @param moments null when no row is ever kept: β̂ = 0. An infinite spread forbids every b but 0.
 */
export function estimateAveraged(
  kernel: Kernel,
  { design, response }: TrainingSet,
  moments: MaskMoments | null,
  ridge: number,
): Estimate {
  const { rows, columns } = design;
  if (moments === null) {
    return { coefficients: new Float64Array(columns), trainingError: Number.NaN };
  }
  const { mean, variance, spread } = moments;
  const squares = meanSquares(design);
  if (spread === Infinity) {
    const coefficients = new Float64Array(columns);
    return { coefficients, trainingError: dot(response, response) / rows };
  }
  const alpha = mean ** 2 + variance;
  const penalty = squares.map((square) => spread * square + ridge);
  const most = Math.max(...penalty);
  const scales = penalty.map((one) => (one > 0 ? Math.sqrt(most / one) : 0));
  const along = kernel.ridge(scaleColumns(design, scales), response, most / alpha);
  const coefficients = along.map((value, j) => (mean / alpha) * scales[j] * value);
  return {
    coefficients,
    trainingError: averagedLoss(coefficients, { design, response }, moments, squares),
  };
}

/**
 * The design whose ZᵀZ/N is the mean of z zᵀ over samples and masks, αXᵀX/n + δ·diag(XᵀX/n): the
 * samples, and one row for each feature.
 */
export function averagedDesign(design: Design, { mean, variance, spread }: MaskMoments): Design {
  const { rows: n, columns, values } = design;
  const rows = n + columns;
  const stacked = new Float64Array(rows * columns);
  const size = Math.sqrt(((mean ** 2 + variance) * rows) / n);
  values.forEach((value, at) => (stacked[at] = size * value));
  meanSquares(design).forEach((square, j) => {
    stacked[(n + j) * columns + j] = Math.sqrt(spread * square * rows);
  });
  return { rows, columns, values: stacked };
}

/** diag(XᵀX/n), length D. */
function meanSquares({ rows, columns, values }: Design): Float64Array {
  const squares = new Float64Array(columns);
  values.forEach((value, at) => (squares[at % columns] += (value * value) / rows));
  return squares;
}

function scaleColumns({ rows, columns, values }: Design, scales: Float64Array): Design {
  return { rows, columns, values: values.map((value, at) => value * scales[at % columns]) };
}

/** (1/n) Σ_i E(y_i − z_iᵀb)² = (1/n) Σ_i [(y_i − μf_i)² + variance·f_i²] + δΣ_j (XᵀX/n)_jj b_j², f = Xb. */
function averagedLoss(
  b: Float64Array,
  { design, response }: TrainingSet,
  { mean, variance, spread }: MaskMoments,
  squares: Float64Array,
): number {
  const { rows, columns, values } = design;
  let sum = 0;
  for (let i = 0; i < rows; i++) {
    const fitted = dot(values.subarray(i * columns, (i + 1) * columns), b);
    sum += (response[i] - mean * fitted) ** 2 + variance * fitted ** 2;
  }
  return sum / rows + spread * squares.reduce((total, square, j) => total + square * b[j] ** 2, 0);
}

function meanSquaredResidual(fit: Float64Array, { design, response }: TrainingSet): number {
  const { rows, columns, values } = design;
  let sum = 0;
  for (let i = 0; i < rows; i++) {
    let residual = response[i];
    for (let j = 0; j < columns; j++) residual -= values[i * columns + j] * fit[j];
    sum += residual * residual;
  }
  return sum / rows;
}
