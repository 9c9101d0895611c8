import { describe, expect, it } from "vitest";
import type { Kernel } from "../../src/kernels/index.ts";
import { randomStream } from "../../src/numerics/index.ts";
import {
  gaussianDesign,
  gaussianVector,
  largest,
  lowRank,
  minus,
  times,
  transposed,
} from "./suite-designs.ts";
import { describeRidge } from "./suite-ridge.ts";
import { describeSpectrum } from "./suite-spectrum.ts";

/** The laws that every backend keeps. */
export function describeKernel(kernel: Kernel): void {
  describe(`minimum norm by ${kernel.name}`, () => {
    it("solves small systems known by hand", () => {
      const solve = (rows: number, columns: number, z: number[], y: number[]): number[] =>
        Array.from(
          kernel.minimumNorm({ rows, columns, values: Float64Array.from(z) }, Float64Array.from(y)),
        );
      const close = (values: number[]): number[] => values.map((v) => expect.closeTo(v, 12));
      expect(solve(1, 1, [4], [2])).toEqual(close([0.5]));
      expect(solve(1, 2, [1, 2], [5])).toEqual(close([1, 2]));
      expect(solve(2, 1, [1, 1], [1, 3])).toEqual(close([2]));
      expect(solve(2, 2, [1, 1, 1, 1], [1, 3])).toEqual(close([1, 1]));
      expect(solve(2, 3, [1, 0, 1, 0, 2, 0], [2, 6])).toEqual(close([1, 3, 1]));
    });

    it.each([
      [40, 15],
      [15, 40],
      [25, 25],
      [1, 30],
      [30, 1],
    ])("meets the normal equations and stays in the row space, %i × %i", (rows, columns) => {
      const z = gaussianDesign(rows, columns, "full rank");
      const y = gaussianVector(rows, "response");
      const beta = kernel.minimumNorm(z, y);
      const residual = minus(y, times(z, beta));
      expect(largest(times(transposed(z), residual))).toBeLessThan(1e-10);
      if (columns > rows) {
        expect(largest(residual)).toBeLessThan(1e-10);
        // least of all solutions: β̂ = Zᵀw for some w, so nothing of it lies in the null space
        const w = kernel.minimumNorm(transposed(z), beta);
        expect(largest(minus(times(transposed(z), w), beta))).toBeLessThan(1e-10);
      } else {
        const truth = gaussianVector(columns, "truth");
        const found = kernel.minimumNorm(z, times(z, truth));
        expect(largest(minus(found, truth))).toBeLessThan(1e-10);
      }
    });

    it.each([
      [30, 20, 7],
      [20, 30, 7],
      [24, 24, 23],
    ])("finds the rank of a %i × %i design of rank %i", (rows, columns, rank) => {
      const { z, b } = lowRank(rows, columns, rank);
      const y = gaussianVector(rows, "response");
      const beta = kernel.minimumNorm(z, y);
      const residual = minus(y, times(z, beta));
      expect(largest(times(transposed(z), residual))).toBeLessThan(1e-8);
      // in the row space: β̂ equals its own projection B⁺B β̂
      const projected = kernel.minimumNorm(b, times(b, beta));
      expect(largest(minus(projected, beta))).toBeLessThan(1e-9);
    });

    it("scales with its data, however large or small", () => {
      const { z } = lowRank(12, 18, 9);
      const y = gaussianVector(12, "response");
      const beta = kernel.minimumNorm(z, y);
      for (const scale of [1e-60, 3, 1e60]) {
        const scaled = { ...z, values: z.values.map((v) => v * scale) };
        const found = kernel.minimumNorm(scaled, y).map((v) => v * scale);
        expect(largest(minus(found, beta))).toBeLessThan(1e-9 * largest(beta));
      }
    });

    it("ignores zero rows and leaves zero columns at 0", () => {
      const z = gaussianDesign(14, 22, "masked");
      const y = gaussianVector(14, "response");
      const rows = new Set([2, 9]);
      const columns = [0, 5, 21];
      const values = z.values.map((v, at) =>
        rows.has(Math.floor(at / 22)) || columns.includes(at % 22) ? 0 : v,
      );
      const beta = kernel.minimumNorm({ ...z, values }, y);
      for (const j of columns) expect(beta[j]).toBe(0);
      const other = y.map((v, i) => (rows.has(i) ? v + 100 : v));
      expect(largest(minus(kernel.minimumNorm({ ...z, values }, other), beta))).toBeLessThan(1e-12);
      const residual = minus(y, times({ ...z, values }, beta));
      for (let i = 0; i < 14; i++) {
        if (!rows.has(i)) expect(Math.abs(residual[i])).toBeLessThan(1e-10);
      }
    });

    it("gives 0 for designs without anything in them", () => {
      const zeros = { rows: 4, columns: 3, values: new Float64Array(12) };
      expect(kernel.minimumNorm(zeros, Float64Array.of(1, 2, 3, 4))).toEqual(new Float64Array(3));
      const none = { rows: 0, columns: 3, values: new Float64Array(0) };
      expect(kernel.minimumNorm(none, new Float64Array(0))).toEqual(new Float64Array(3));
    });

    it("does not depend on the order of the rows, nor touch its arguments", () => {
      const z = gaussianDesign(10, 16, "order");
      const y = gaussianVector(10, "response");
      const [zBefore, yBefore] = [z.values.slice(), y.slice()];
      const beta = kernel.minimumNorm(z, y);
      expect(z.values).toEqual(zBefore);
      expect(y).toEqual(yBefore);
      const values = z.values.map((_, at) => z.values[(9 - Math.floor(at / 16)) * 16 + (at % 16)]);
      const turned = kernel.minimumNorm({ ...z, values }, y.slice().reverse());
      expect(largest(minus(turned, beta))).toBeLessThan(1e-12);
      expect(kernel.minimumNorm(z, y)).toEqual(beta);
    });

    it("survives heavy masks, where rows and columns run empty and repeat", () => {
      const random = randomStream("kernel test", "heavy mask");
      for (let trial = 0; trial < 20; trial++) {
        const z = gaussianDesign(20, 30, `heavy ${trial}`);
        const values = z.values.map((v) => (random.uniform() < 0.96 ? 0 : v));
        const y = gaussianVector(20, `heavy ${trial}`);
        const beta = kernel.minimumNorm({ ...z, values }, y);
        const gradient = times(
          transposed({ ...z, values }),
          minus(y, times({ ...z, values }, beta)),
        );
        expect(largest(gradient)).toBeLessThan(1e-9);
      }
    });
  });
  describeRidge(kernel);
  describeSpectrum(kernel);
}
