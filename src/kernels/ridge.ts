import { CholeskyDecomposition, Matrix, SingularValueDecomposition } from "ml-matrix";
import { smallerGram } from "./gram.ts";
import type { Design } from "./kernel.ts";

/**
 * Below this share of the Gram matrix's trace a ridge leaves it too ill-conditioned for its Cholesky
 * factor: the error there is about (machine epsilon)/share, so 1e-10 at most.
 */
const SMALLEST_SHARE = 1e-6;

/**
 * Solves (ZᵀZ + shift·I)β = Zᵀy, shift > 0, for a design without zero rows and columns.
 *
 * In the smaller dimension: β = (ZᵀZ + shift·I)⁻¹Zᵀy for a tall design and its equal
 * Zᵀ(ZZᵀ + shift·I)⁻¹y for a wide one, by Cholesky where the shift carries it, else by the singular
 * values of Z, which lose no digits. Cost O(N·d·min(N, d)).
 *
 * Source: Golub & Van Loan, Matrix Computations, 4th ed. (2013), §6.1.4 (ridge), §2.1.4 (the identity).
 */
export function shiftedSolution(
  design: Design,
  response: Float64Array,
  shift: number,
): Float64Array {
  const { matrix, tall } = smallerGram(design);
  if (shift < SMALLEST_SHARE * matrix.trace()) return filtered(design, response, shift);
  for (let i = 0; i < matrix.rows; i++) matrix.set(i, i, matrix.get(i, i) + shift);
  const factor = new CholeskyDecomposition(matrix);
  const solve = (right: Float64Array): Float64Array =>
    Float64Array.from(factor.solve(Matrix.columnVector(right)).to1DArray());
  return tall ? solve(project(design, response)) : project(design, solve(response));
}

/** β = V diag(σ/(σ² + shift)) Uᵀy over the singular values σ that count. */
function filtered(
  { rows, columns, values }: Design,
  response: Float64Array,
  shift: number,
): Float64Array {
  const z = Matrix.from1DArray(rows, columns, values);
  const svd = new SingularValueDecomposition(z, { autoTranspose: true });
  const { leftSingularVectors: u, rightSingularVectors: v, diagonal } = svd;
  const smallest = Number.EPSILON * Math.max(rows, columns) * Math.max(0, ...diagonal);
  const coefficients = new Float64Array(columns);
  diagonal.forEach((sigma, k) => {
    if (sigma <= smallest) return;
    let along = 0;
    for (let i = 0; i < rows; i++) along += u.get(i, k) * response[i];
    const size = (along * sigma) / (sigma * sigma + shift);
    for (let j = 0; j < columns; j++) coefficients[j] = coefficients[j] + size * v.get(j, k);
  });
  return coefficients;
}

/** Zᵀx, length d. */
function project({ rows, columns, values }: Design, x: Float64Array): Float64Array {
  const sums = new Float64Array(columns);
  for (let i = 0; i < rows; i++) {
    const weight = x[i];
    for (let j = 0; j < columns; j++) sums[j] = sums[j] + weight * values[i * columns + j];
  }
  return sums;
}
