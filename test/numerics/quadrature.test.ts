import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { gaussJacobi, gaussLegendre } from "../../src/numerics/index.ts";

/** Moment E u^m of Beta(a, b). */
function betaMoment(a: number, b: number, m: number): number {
  let moment = 1;
  for (let j = 0; j < m; j++) moment *= (a + j) / (a + b + j);
  return moment;
}

describe("gaussLegendre", () => {
  it("has the known three-point rule", () => {
    const { node, weight } = gaussLegendre(3);
    expect(node[2]).toBeCloseTo(Math.sqrt(0.6), 15);
    expect(node[1]).toBe(0);
    expect(weight[1]).toBeCloseTo(8 / 9, 15);
    expect(weight[0]).toBeCloseTo(5 / 9, 15);
  });

  it.each([1, 2, 5, 16, 24, 48, 64, 127, 128, 500])(
    "integrates powers exactly, %i nodes",
    (count) => {
      const { node, weight } = gaussLegendre(count);
      for (let degree = 0; degree < Math.min(2 * count, 60); degree++) {
        let sum = 0;
        for (let i = 0; i < count; i++) sum += weight[i] * node[i] ** degree;
        const exact = degree % 2 === 1 ? 0 : 2 / (degree + 1);
        expect(Math.abs(sum - exact)).toBeLessThan(5e-15);
      }
    },
  );

  it("keeps nodes increasing, interior and symmetric", () => {
    const { node, weight } = gaussLegendre(101);
    for (let i = 0; i < 101; i++) {
      expect(node[i]).toBe(-node[100 - i] + 0);
      expect(weight[i]).toBeGreaterThan(0);
      expect(Math.abs(node[i])).toBeLessThan(1);
      if (i > 0) expect(node[i]).toBeGreaterThan(node[i - 1]);
    }
  });

  it("is cached and refuses senseless counts", () => {
    expect(gaussLegendre(20)).toBe(gaussLegendre(20));
    for (const count of [0, -1, 1.5, NaN, Infinity, 4097]) {
      expect(() => gaussLegendre(count)).toThrow(RangeError);
    }
  });
});

describe("gaussJacobi", () => {
  it("agrees with Gauss-Legendre at exponents 0", () => {
    for (const count of [1, 2, 7, 48, 128]) {
      const legendre = gaussLegendre(count);
      const jacobi = gaussJacobi(count, 0, 0);
      for (let i = 0; i < count; i++) {
        expect(Math.abs(jacobi.node[i] - legendre.node[i])).toBeLessThan(3e-15);
        expect(Math.abs(2 * jacobi.weight[i] - legendre.weight[i])).toBeLessThan(3e-15);
      }
    }
  });

  it("is Gauss-Chebyshev at exponents -1/2", () => {
    const { node, weight } = gaussJacobi(16, -0.5, -0.5);
    for (let i = 0; i < 16; i++) {
      expect(node[i]).toBeCloseTo(-Math.cos((Math.PI * (i + 0.5)) / 16), 14);
      expect(weight[i]).toBeCloseTo(1 / 16, 14);
    }
  });

  it("has the moments of the beta law, exponents from nearly -1 to thousands", () => {
    const exponent = fc.oneof(
      fc.double({ min: -0.999, max: 3, noNaN: true }),
      fc.double({ min: 3, max: 5000, noNaN: true }),
    );
    fc.assert(
      fc.property(exponent, exponent, fc.integer({ min: 2, max: 64 }), (alpha, beta, count) => {
        const { node, weight } = gaussJacobi(count, alpha, beta);
        for (let m = 0; m < Math.min(2 * count, 16); m++) {
          let sum = 0;
          for (let i = 0; i < count; i++) sum += weight[i] * ((1 + node[i]) / 2) ** m;
          expect(Math.abs(sum - betaMoment(beta + 1, alpha + 1, m))).toBeLessThan(2e-14);
        }
      }),
      { numRuns: 200 },
    );
  });

  it("integrates 1/(1-u) against Beta(a, b), b > 1, through the shifted weight", () => {
    const [a, b] = [2.5, 1.2];
    const { node, weight } = gaussJacobi(8, b - 2, a - 1);
    let normal = 0;
    let inverse = 0;
    for (let i = 0; i < 8; i++) {
      const v = (1 - node[i]) / 2;
      normal += weight[i] * v;
      inverse += weight[i];
    }
    expect(inverse / normal).toBeCloseTo((a + b - 1) / (b - 1), 12);
  });

  it("is cached and refuses exponents at or below -1", () => {
    expect(gaussJacobi(9, 0.5, 1)).toBe(gaussJacobi(9, 0.5, 1));
    for (const bad of [-1, -2, NaN, Infinity]) {
      expect(() => gaussJacobi(4, bad, 0)).toThrow(RangeError);
      expect(() => gaussJacobi(4, 0, bad)).toThrow(RangeError);
    }
    expect(() => gaussJacobi(0, 0, 0)).toThrow(RangeError);
  });

  it("gives the same rule after the cache has turned over", () => {
    const before = gaussJacobi(6, 0.25, 0.75);
    for (let i = 0; i < 300; i++) gaussJacobi(2, i / 10, 0);
    const after = gaussJacobi(6, 0.25, 0.75);
    expect(after).not.toBe(before);
    expect(after).toEqual(before);
  });
});
