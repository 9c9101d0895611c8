import { describe, expect, it } from "vitest";
import type { Kernel } from "../../src/kernels/index.ts";
import { gaussianDesign, lowRank, transposed } from "./suite-designs.ts";

const sum = (x: Float64Array): number => x.reduce((total, value) => total + value, 0);

/** The laws of the spectrum of ZᵀZ/N. */
export function describeSpectrum(kernel: Kernel): void {
  describe(`spectrum of ZᵀZ/N by ${kernel.name}`, () => {
    it("is known by hand for small designs", () => {
      const z = { rows: 2, columns: 3, values: Float64Array.of(1, 0, 1, 0, 2, 0) };
      const close = (values: number[]): number[] => values.map((v) => expect.closeTo(v, 12));
      expect(Array.from(kernel.gramSpectrum(z))).toEqual(close([0, 1, 2]));
      const none = { rows: 0, columns: 2, values: new Float64Array(0) };
      expect(kernel.gramSpectrum(none)).toEqual(new Float64Array(2));
      const zeros = { rows: 3, columns: 2, values: new Float64Array(6) };
      expect(kernel.gramSpectrum(zeros)).toEqual(new Float64Array(2));
    });

    it.each([
      [30, 12],
      [12, 30],
      [20, 20],
    ])("has the trace and the square of the matrix, ascending, %i × %i", (rows, columns) => {
      const z = gaussianDesign(rows, columns, "spectrum");
      const values = kernel.gramSpectrum(z);
      expect(values.length).toBe(columns);
      expect(values).toEqual(values.slice().sort());
      expect(values[0]).toBeGreaterThanOrEqual(0);
      expect(values.filter((value) => value > 1e-12).length).toBe(Math.min(rows, columns));
      expect(sum(values)).toBeCloseTo(sum(z.values.map((v) => v * v)) / rows, 10);
      let square = 0;
      for (let i = 0; i < rows; i++) {
        for (let k = 0; k < rows; k++) {
          let product = 0;
          for (let j = 0; j < columns; j++) {
            product += z.values[i * columns + j] * z.values[k * columns + j];
          }
          square += (product / rows) ** 2;
        }
      }
      expect(sum(values.map((v) => v * v))).toBeCloseTo(square, 8);
      // ZZᵀ has the same positive eigenvalues
      const other = kernel.gramSpectrum(transposed(z)).map((v) => (v * columns) / rows);
      const least = Math.min(rows, columns);
      values.slice(-least).forEach((value, k) => {
        expect(other[other.length - least + k]).toBeCloseTo(value, 10);
      });
    });

    it("finds the rank", () => {
      const values = kernel.gramSpectrum(lowRank(24, 18, 5).z);
      const top = values[17];
      expect(values.filter((value) => value > 1e-12 * top).length).toBe(5);
    });
  });
}
