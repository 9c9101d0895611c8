import { describe, expect, it } from "vitest";
import { gaussLegendre } from "../../src/numerics/index.ts";

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
