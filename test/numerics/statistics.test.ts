import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  chiSquareTail,
  median,
  mergeMoments,
  moments,
  normalScore,
  standardError,
  summarize,
} from "../../src/numerics/index.ts";

const values = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), {
  minLength: 1,
  maxLength: 40,
});

describe("moments", () => {
  it("agree with the textbook formulas", () => {
    const m = moments([2, 4, 4, 4, 5, 5, 7, 9]);
    expect(m).toEqual({ count: 8, mean: 5, squares: expect.closeTo(32, 12) });
    expect(standardError(m)).toBeCloseTo(Math.sqrt(32 / 7 / 8), 14);
    expect(standardError(moments([3]))).toBeNull();
  });

  it("survive a large offset", () => {
    expect(moments([1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16]).squares).toBeCloseTo(90, 9);
  });

  it("of two parts, merged, are those of the whole", () => {
    fc.assert(
      fc.property(values, values, (a, b) => {
        const merged = mergeMoments(moments(a), moments(b));
        const whole = moments([...a, ...b]);
        const scale = Math.max(...[...a, ...b].map(Math.abs), 1e-300);
        expect(merged.count).toBe(whole.count);
        expect(Math.abs(merged.mean - whole.mean)).toBeLessThanOrEqual(1e-13 * scale);
        expect(Math.abs(merged.squares - whole.squares)).toBeLessThanOrEqual(
          1e-12 * scale ** 2 * whole.count,
        );
      }),
    );
    expect(mergeMoments(moments([]), moments([1, 2]))).toEqual(moments([1, 2]));
    expect(mergeMoments(moments([1, 2]), moments([]))).toEqual(moments([1, 2]));
  });
});

describe("summarize", () => {
  it("reports what cannot be known as null", () => {
    expect(summarize([])).toEqual({ mean: null, standardError: null, median: null, replicates: 0 });
    expect(summarize([3])).toEqual({ mean: 3, standardError: null, median: 3, replicates: 1 });
  });

  it("has a median with as many values above as below", () => {
    fc.assert(
      fc.property(values, (x) => {
        const middle = median(x);
        expect(x.filter((v) => v < middle).length * 2).toBeLessThanOrEqual(x.length);
        expect(x.filter((v) => v > middle).length * 2).toBeLessThanOrEqual(x.length);
      }),
    );
    expect(median([9, 10, 1, 2])).toBe(5.5);
    expect(median([7.4e-323, 7.4e-323])).toBe(7.4e-323);
    expect(median([1.7e308, 1.7e308])).toBe(1.7e308);
  });
});

describe("chiSquareTail", () => {
  it.each([
    // x, degrees, upper tail: closed forms for 1, 2 and 4 degrees, tabulated quantiles otherwise
    [3.841458820694124, 1, 0.05],
    [2 * Math.log(1e8), 2, 1e-8],
    [10, 4, Math.exp(-5) * 6],
    [18.307038053275146, 10, 0.05],
    [124.34211340400407, 100, 0.05],
    [77.92946516501725, 100, 0.95],
    [0.00015708785790970184, 1, 0.99],
    // between whole degrees: Q(1/4, 1/4), Q(5/4, 2) and Q(41/4, 30) by quadrature in 30 digits
    [0.5, 0.5, 0.256322055268539],
    [4, 2.5, 0.1948469583594873],
    [60, 20.5, 9.5671878070093e-6],
  ])("is right at x = %f, %f degrees", (x, degrees, tail) => {
    expect(chiSquareTail(x, degrees) / tail).toBeCloseTo(1, 9);
  });

  it("is continuous where the two expansions meet and 1 at 0", () => {
    for (const degrees of [1, 2, 7, 40, 400]) {
      const x = degrees + 2;
      const below = chiSquareTail(x * (1 - 1e-9), degrees);
      expect(below / chiSquareTail(x * (1 + 1e-9), degrees)).toBeCloseTo(1, 6);
      expect(chiSquareTail(0, degrees)).toBe(1);
    }
  });
});

describe("normalScore", () => {
  it.each([
    // Student quantiles at 0.975 and 0.9995, whose normal scores are 1.95996 and 3.29053
    [2.570582, 5, 1.959964],
    [2.228139, 10, 1.959964],
    [2.009575, 49, 1.959964],
    [6.868827, 5, 3.290527],
    [4.586894, 10, 3.290527],
  ])("maps t = %f with %i degrees to %f", (t, degrees, z) => {
    expect(Math.abs(normalScore(t, degrees) / z - 1)).toBeLessThan(0.01);
    expect(normalScore(-t, degrees)).toBe(-normalScore(t, degrees));
  });
});
