import { Matrix, solve } from "ml-matrix";
import { describe, expect, it } from "vitest";
import type { Design, Kernel } from "../../src/kernels/index.ts";
import {
  gaussianDesign,
  gaussianVector,
  largest,
  lowRank,
  minus,
  times,
  transposed,
} from "./suite-designs.ts";

const matrixOf = ({ rows, columns, values }: Design): Matrix =>
  Matrix.from1DArray(rows, columns, values);

/** (ZᵀZ/N + λI)⁻¹Zᵀy/N, in the dimension of the features. */
function primal(design: Design, y: Float64Array, lambda: number): Float64Array {
  const z = matrixOf(design);
  const t = z.transpose();
  const left = t.mmul(z).div(design.rows).add(Matrix.eye(design.columns).mul(lambda));
  const right = t.mmul(Matrix.columnVector(y)).div(design.rows);
  return Float64Array.from(solve(left, right).to1DArray());
}

/** Zᵀ(ZZᵀ/N + λI)⁻¹y/N, in the dimension of the rows. */
function dual(design: Design, y: Float64Array, lambda: number): Float64Array {
  const z = matrixOf(design);
  const t = z.transpose();
  const left = z.mmul(t).div(design.rows).add(Matrix.eye(design.rows).mul(lambda));
  const weights = solve(left, Matrix.columnVector(y)).div(design.rows);
  return Float64Array.from(t.mmul(weights).to1DArray());
}

/** The laws of the ridge estimate. */
export function describeRidge(kernel: Kernel): void {
  describe(`ridge by ${kernel.name}`, () => {
    it("solves small systems known by hand", () => {
      const one = { rows: 1, columns: 1, values: Float64Array.of(3) };
      expect(kernel.ridge(one, Float64Array.of(2), 1)[0]).toBeCloseTo(6 / 10, 14);
      // two equal rows: ZᵀZ/N = 4, Zᵀy/N = 2·(1 + 3)/2
      const twice = { rows: 2, columns: 1, values: Float64Array.of(2, 2) };
      expect(kernel.ridge(twice, Float64Array.of(1, 3), 0.5)[0]).toBeCloseTo(4 / 4.5, 14);
      const wide = { rows: 1, columns: 2, values: Float64Array.of(1, 2) };
      const found = kernel.ridge(wide, Float64Array.of(5), 5);
      expect(Array.from(found)).toEqual([expect.closeTo(0.5, 14), expect.closeTo(1, 14)]);
    });

    it.each([
      [40, 15],
      [15, 40],
      [25, 25],
      [1, 30],
      [30, 1],
    ])("is the primal and the dual form alike, %i × %i", (rows, columns) => {
      const z = gaussianDesign(rows, columns, "full rank");
      const y = gaussianVector(rows, "response");
      for (const lambda of [1e-4, 0.03, 1, 50, 1e6]) {
        const beta = kernel.ridge(z, y, lambda);
        const scale = largest(beta);
        // the forms themselves lose digits as λ leaves the larger one singular
        const tolerance = Math.max(1e-12, 1e-14 / lambda) * scale;
        expect(largest(minus(beta, primal(z, y, lambda)))).toBeLessThan(tolerance);
        expect(largest(minus(beta, dual(z, y, lambda)))).toBeLessThan(tolerance);
      }
    });

    it.each([
      [40, 15],
      [15, 40],
      [25, 25],
    ])("meets its normal equations, %i × %i, however small the ridge", (rows, columns) => {
      const z = gaussianDesign(rows, columns, "normal equations");
      const y = gaussianVector(rows, "response");
      for (const lambda of [1e-12, 1e-8, 1e-5, 1e-3, 1, 1e3]) {
        const beta = kernel.ridge(z, y, lambda);
        const gradient = times(transposed(z), minus(y, times(z, beta))).map(
          (value, j) => value / rows - lambda * beta[j],
        );
        expect(largest(gradient)).toBeLessThan(1e-11);
      }
    });

    it.each([
      [30, 12, 12],
      [12, 30, 12],
      [20, 30, 7],
      [30, 20, 7],
    ])("tends to the minimum-norm answer, %i × %i of rank %i", (rows, columns, rank) => {
      const z =
        rank === Math.min(rows, columns)
          ? gaussianDesign(rows, columns, "limit")
          : lowRank(rows, columns, rank).z;
      const y = gaussianVector(rows, "response");
      const limit = kernel.minimumNorm(z, y);
      expect(kernel.ridge(z, y, 0)).toEqual(limit);
      let before = Number.POSITIVE_INFINITY;
      for (const lambda of [1e-2, 1e-4, 1e-6, 1e-8]) {
        const distance = largest(minus(kernel.ridge(z, y, lambda), limit));
        expect(distance).toBeLessThan(before / 20);
        before = distance;
      }
      for (const lambda of [1e-13, 1e-20, 1e-100, 5e-324]) {
        expect(largest(minus(kernel.ridge(z, y, lambda), limit))).toBeLessThan(1e-9);
      }
    });

    it("shrinks to 0 and along the way as λ grows", () => {
      const z = gaussianDesign(12, 18, "shrink");
      const y = gaussianVector(12, "response");
      const norms = [0, 1e-3, 0.1, 1, 10, 1e3].map((lambda) =>
        Math.hypot(...kernel.ridge(z, y, lambda)),
      );
      expect(norms).toEqual([...norms].sort((a, b) => b - a));
      // λβ̂ tends to Zᵀy/N
      const far = kernel.ridge(z, y, 1e9).map((value) => value * 1e9);
      const slope = times(transposed(z), y).map((value) => value / 12);
      expect(largest(minus(far, slope))).toBeLessThan(1e-7);
    });

    it("scales with its data, however large or small", () => {
      const { z } = lowRank(12, 18, 9);
      const y = gaussianVector(12, "response");
      for (const lambda of [1e-9, 0.2]) {
        const beta = kernel.ridge(z, y, lambda);
        for (const scale of [1e-60, 3, 1e60]) {
          const scaled = { ...z, values: z.values.map((v) => v * scale) };
          const found = kernel.ridge(scaled, y, lambda * scale ** 2).map((v) => v * scale);
          expect(largest(minus(found, beta))).toBeLessThan(1e-9 * largest(beta));
        }
      }
    });

    it("counts zero rows in N, and leaves zero columns at 0", () => {
      const z = gaussianDesign(10, 6, "zeros");
      const values = new Float64Array(14 * 6);
      values.set(z.values.map((v, at) => (at % 6 === 4 ? 0 : v)));
      const y = gaussianVector(14, "response");
      const beta = kernel.ridge({ rows: 14, columns: 6, values }, y, 0.3);
      expect(beta[4]).toBe(0);
      const kept = { rows: 10, columns: 6, values: values.slice(0, 60) };
      const same = kernel.ridge(kept, y.slice(0, 10), (0.3 * 14) / 10);
      expect(largest(minus(beta, same))).toBeLessThan(1e-13);
      const none = { rows: 0, columns: 3, values: new Float64Array(0) };
      expect(kernel.ridge(none, new Float64Array(0), 1)).toEqual(new Float64Array(3));
      const zeros = { rows: 2, columns: 3, values: new Float64Array(6) };
      expect(kernel.ridge(zeros, Float64Array.of(1, 2), 1)).toEqual(new Float64Array(3));
    });

    it("touches neither design nor response", () => {
      const z = gaussianDesign(10, 16, "order");
      const y = gaussianVector(10, "response");
      const [zBefore, yBefore] = [z.values.slice(), y.slice()];
      const beta = kernel.ridge(z, y, 0.1);
      expect(z.values).toEqual(zBefore);
      expect(y).toEqual(yBefore);
      expect(kernel.ridge(z, y, 0.1)).toEqual(beta);
    });
  });
}
