import { Matrix } from "ml-matrix";
import type { Design } from "./kernel.ts";

/** A Gram matrix of a design in its smaller dimension m = min(N, d), and which one it is. */
export interface Gram {
  /** m×m: ZᵀZ for a tall design (N ≥ d), ZZᵀ for a wide one; exactly symmetric. */
  readonly matrix: Matrix;
  readonly tall: boolean;
}

/** The smaller of ZᵀZ and ZZᵀ, which have the same positive eigenvalues. Cost O(N·d·min(N, d)). */
export function smallerGram({ rows, columns, values }: Design): Gram {
  const tall = rows >= columns;
  const size = tall ? columns : rows;
  const matrix = new Matrix(size, size);
  const depth = tall ? rows : columns;
  const at = tall
    ? (i: number): Float64Array => stretch(values, i, columns, rows)
    : (i: number): Float64Array => values.subarray(i * columns, (i + 1) * columns);
  const vectors = Array.from({ length: size }, (_, i) => at(i));
  for (let i = 0; i < size; i++) {
    const a = vectors[i];
    for (let j = 0; j <= i; j++) {
      const b = vectors[j];
      let sum = 0;
      for (let k = 0; k < depth; k++) sum += a[k] * b[k];
      matrix.set(i, j, sum);
      matrix.set(j, i, sum);
    }
  }
  return { matrix, tall };
}

/** Column j of Z, copied: inner products then run over neighbours in memory. */
function stretch(values: Float64Array, j: number, columns: number, rows: number): Float64Array {
  const column = new Float64Array(rows);
  for (let i = 0; i < rows; i++) column[i] = values[i * columns + j];
  return column;
}
