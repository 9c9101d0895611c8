import type { Design } from "../../src/kernels/index.ts";
import { randomStream } from "../../src/numerics/index.ts";

/** A design of normals, row-major. */
export function gaussianDesign(rows: number, columns: number, key: string): Design {
  const random = randomStream("kernel test", key, rows, columns);
  const values = Float64Array.from({ length: rows * columns }, random.normal);
  return { rows, columns, values };
}

export function gaussianVector(length: number, key: string): Float64Array {
  return Float64Array.from({ length }, randomStream("kernel test vector", key, length).normal);
}

/** Z·x. */
export function times({ rows, columns, values }: Design, x: Float64Array): Float64Array {
  return Float64Array.from({ length: rows }, (_, i) =>
    x.reduce((sum, value, j) => sum + values[i * columns + j] * value, 0),
  );
}

export function transposed({ rows, columns, values }: Design): Design {
  const flipped = values.map((_, at) => values[(at % rows) * columns + Math.floor(at / rows)]);
  return { rows: columns, columns: rows, values: flipped };
}

export function product(a: Design, b: Design): Design {
  const columns = Array.from({ length: b.columns }, (_, j) =>
    times(
      a,
      Float64Array.from({ length: b.rows }, (_, k) => b.values[k * b.columns + j]),
    ),
  );
  const values = Float64Array.from(
    { length: a.rows * b.columns },
    (_, at) => columns[at % b.columns][Math.floor(at / b.columns)],
  );
  return { rows: a.rows, columns: b.columns, values };
}

export const largest = (x: Float64Array): number => x.reduce((m, v) => Math.max(m, Math.abs(v)), 0);

export const minus = (a: Float64Array, b: Float64Array): Float64Array => a.map((v, i) => v - b[i]);

/** Z of rank r as A·B with tall A and wide B; its row space is that of B. */
export function lowRank(rows: number, columns: number, rank: number): { z: Design; b: Design } {
  const a = gaussianDesign(rows, rank, "left");
  const b = gaussianDesign(rank, columns, "right");
  return { z: product(a, b), b };
}
