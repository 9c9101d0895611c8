import * as fc from "fast-check";
import { Matrix, pseudoInverse } from "ml-matrix";
import { describe, expect, it } from "vitest";
import { nonnegativeLeastSquares, randomStream } from "../../src/numerics/index.ts";

const entry = fc.integer({ min: -9, max: 9 });
const problem = fc
  .tuple(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 6 }))
  .chain(([m, n]) =>
    fc.tuple(
      fc.array(fc.array(entry, { minLength: m, maxLength: m }), { minLength: n, maxLength: n }),
      fc.array(entry, { minLength: m, maxLength: m }),
    ),
  );

const left = (
  columns: readonly ArrayLike<number>[],
  b: ArrayLike<number>,
  x: ArrayLike<number>,
): number[] =>
  Array.from(b, (value, i) => columns.reduce((sum, column, k) => sum - column[i] * x[k], value));
const norm = (v: readonly number[]): number => Math.hypot(...v);

/** The least residual over all choices of the entries that may be positive. */
function bruteForce(columns: readonly number[][], b: readonly number[]): number {
  let best = norm([...b]);
  for (let chosen = 1; chosen < 1 << columns.length; chosen++) {
    const kept = columns.filter((_, k) => (chosen >> k) & 1);
    const matrix = new Matrix(kept).transpose();
    if (matrix.max() === 0 && matrix.min() === 0) continue;
    const x = pseudoInverse(matrix)
      .mmul(Matrix.columnVector([...b]))
      .to1DArray();
    if (x.every((value) => value >= -1e-10)) best = Math.min(best, norm(left(kept, b, x)));
  }
  return best;
}

describe("non-negative least squares", () => {
  it("is as near as any choice of positive entries, and meets the conditions of Kuhn & Tucker", () => {
    fc.assert(
      fc.property(problem, ([columns, b]) => {
        const typed = columns.map((column) => Float64Array.from(column));
        const { x, residual, converged } = nonnegativeLeastSquares(typed, Float64Array.from(b));
        expect(converged).toBe(true);
        expect(x.every((value) => value >= 0)).toBe(true);
        const rest = left(columns, b, x);
        expect(residual).toBeCloseTo(norm(rest), 9);
        expect(residual).toBeCloseTo(bruteForce(columns, b), 7);
        columns.forEach((column, k) => {
          const gradient = column.reduce((sum, value, i) => sum + value * rest[i], 0);
          expect(gradient).toBeLessThan(1e-6);
          if (x[k] > 0) expect(Math.abs(gradient)).toBeLessThan(1e-6);
        });
      }),
      { numRuns: 150 },
    );
  });

  it("tells apart columns that differ in the eighth figure only: a mixture of them is found", () => {
    const ridges = Array.from({ length: 60 }, (_, i) => 10 ** (-3 + i / 11));
    const grid = Array.from({ length: 140 }, (_, k) => 10 ** (-3 + k / 30));
    const random = randomStream(1, "mixture");
    for (let trial = 0; trial < 10; trial++) {
      const mixture = Array.from({ length: 4 }, () => ({
        lambda: grid[Math.floor(140 * random.uniform())],
        weight: random.uniform(),
      }));
      const value = (kappa: number): number =>
        mixture.reduce((sum, { lambda, weight }) => sum + (weight * lambda) / (lambda + kappa), 0);
      const scale = ridges.map((kappa) => 1 / value(kappa));
      const columns = grid.map((lambda) =>
        Float64Array.from(ridges, (kappa, i) => (scale[i] * lambda) / (lambda + kappa)),
      );
      const { residual, converged } = nonnegativeLeastSquares(
        columns,
        new Float64Array(60).fill(1),
      );
      expect(converged).toBe(true);
      expect(residual).toBeLessThan(1e-9);
    }
  });

  it("has nothing to do without columns, or for b = 0", () => {
    expect(nonnegativeLeastSquares([], Float64Array.of(3, 4)).residual).toBe(5);
    const none = nonnegativeLeastSquares([Float64Array.of(1, 2)], Float64Array.of(0, 0));
    expect([...none.x, none.residual]).toEqual([0, 0]);
  });
});
