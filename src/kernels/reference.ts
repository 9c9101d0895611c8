import { Matrix, pseudoInverse } from "ml-matrix";
import type { Kernel } from "./kernel.ts";
import { nonzeroPart } from "./nonzero.ts";

/**
 * The plain reference: the Moore–Penrose pseudoinverse of ml-matrix, through a full singular value
 * decomposition. Right on any finite design, of any rank, and slow: O(N·d·min(N, d)) with a large
 * constant.
 *
 * Source: Golub & Van Loan, Matrix Computations, 4th ed. (2013), §5.5.2; ml-matrix `pseudoInverse`.
 */
export const referenceKernel: Kernel = {
  name: "ml-matrix pseudoinverse",
  minimumNorm(design, response) {
    const part = nonzeroPart(design);
    const coefficients = new Float64Array(design.columns);
    if (part.rows.length === 0) return coefficients;
    const { rows, columns, values } = part.design;
    const inverse = pseudoInverse(Matrix.from1DArray(rows, columns, values));
    const y = Matrix.columnVector(Array.from(part.rows, (row) => response[row]));
    const solution = inverse.mmul(y);
    part.columns.forEach((column, k) => {
      coefficients[column] = solution.get(k, 0);
    });
    return coefficients;
  },
};
