import { EigenvalueDecomposition, Matrix, pseudoInverse } from "ml-matrix";
import { smallerGram } from "./gram.ts";
import type { Design, Kernel } from "./kernel.ts";
import { nonzeroPart, type NonzeroPart } from "./nonzero.ts";
import { shiftedSolution } from "./ridge.ts";

/**
 * The plain reference. Ridgeless it is the Moore–Penrose pseudoinverse of ml-matrix, through a full
 * singular value decomposition: right on any finite design, of any rank, and slow, O(N·d·min(N, d))
 * with a large constant. With a ridge it is {@link shiftedSolution}.
 *
 * Source: Golub & Van Loan, Matrix Computations, 4th ed. (2013), §5.5.2; ml-matrix `pseudoInverse`.
 */
export const referenceKernel: Kernel = {
  name: "ml-matrix pseudoinverse",
  minimumNorm: solveMinimumNorm,
  ridge(design, response, lambda) {
    if (lambda === 0) return solveMinimumNorm(design, response);
    return onNonzeroPart(design, response, (part, y) =>
      shiftedSolution(part, y, lambda * design.rows),
    );
  },
  gramSpectrum(design) {
    const spectrum = new Float64Array(design.columns);
    const part = nonzeroPart(design).design;
    if (part.rows === 0) return spectrum;
    const { matrix } = smallerGram(part);
    const { realEigenvalues } = new EigenvalueDecomposition(matrix, { assumeSymmetric: true });
    const at = design.columns - realEigenvalues.length;
    spectrum.set(
      realEigenvalues.map((value) => Math.max(0, value) / design.rows),
      at,
    );
    return spectrum.sort();
  },
};

function solveMinimumNorm(design: Design, response: Float64Array): Float64Array {
  return onNonzeroPart(design, response, ({ rows, columns, values }, y) => {
    const inverse = pseudoInverse(Matrix.from1DArray(rows, columns, values));
    return inverse.mmul(Matrix.columnVector(y)).to1DArray();
  });
}

/** Solves on the part of a design that is not 0; the other coefficients are 0. */
function onNonzeroPart(
  design: Design,
  response: Float64Array,
  solve: (part: Design, response: Float64Array) => ArrayLike<number>,
): Float64Array {
  const part: NonzeroPart = nonzeroPart(design);
  const coefficients = new Float64Array(design.columns);
  if (part.rows.length === 0) return coefficients;
  const y = Float64Array.from(part.rows, (row) => response[row]);
  const solution = solve(part.design, y);
  part.columns.forEach((column, k) => {
    coefficients[column] = solution[k];
  });
  return coefficients;
}
