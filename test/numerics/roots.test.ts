import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { brentMinimum, brentRoot, newtonBracketed } from "../../src/numerics/index.ts";

describe("newtonBracketed", () => {
  it("finds the root of a decreasing function and leaves f at it", () => {
    let seen = NaN;
    const root = newtonBracketed(
      (x, out) => {
        seen = x;
        out.value = 2 - x * x;
        out.slope = -2 * x;
      },
      0,
      10,
      10,
    );
    expect(root.value).toBeCloseTo(Math.SQRT2, 15);
    expect(root.converged).toBe(true);
    expect(root.residual).toBeLessThan(1e-15);
    expect(seen).toBe(root.value);
  });

  it("survives useless slopes by bisection", () => {
    const root = newtonBracketed(
      (x, out) => {
        out.value = Math.atan(3 - x);
        out.slope = 0;
      },
      -1e6,
      1e7,
      0,
    );
    expect(root.converged).toBe(true);
    expect(root.value).toBeCloseTo(3, 13);
  });

  it("walks down when the bracket has no lower end", () => {
    const root = newtonBracketed(
      (x, out) => {
        out.value = 1e-8 - Math.exp(x);
        out.slope = -Math.exp(x);
      },
      -Infinity,
      0,
      0,
    );
    expect(root.converged).toBe(true);
    expect(root.value).toBeCloseTo(Math.log(1e-8), 12);
  });

  it("finds roots of random monotone functions from anywhere in the bracket", () => {
    fc.assert(
      fc.property(
        fc.double({ min: -50, max: 50, noNaN: true }),
        fc.double({ min: 0.01, max: 5, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (at, steep, from) => {
          const root = newtonBracketed(
            (x, out) => {
              out.value = -Math.sinh(steep * (x - at)) - (x - at) ** 3;
              out.slope = -steep * Math.cosh(steep * (x - at)) - 3 * (x - at) ** 2;
            },
            -60,
            60,
            -60 + 120 * from,
          );
          expect(root.converged).toBe(true);
          expect(Math.abs(root.value - at)).toBeLessThan(1e-12 * Math.max(1, Math.abs(at)));
        },
      ),
    );
  });

  it("says so when it has not converged", () => {
    const root = newtonBracketed(
      (_x, out) => {
        out.value = -1;
        out.slope = -1e-3;
      },
      -Infinity,
      0,
      0,
    );
    expect(root.converged).toBe(false);
  });
});

describe("brentRoot", () => {
  it("finds roots of smooth and kinked functions", () => {
    const smooth = brentRoot((x) => Math.cos(x) - x, 0, 1);
    expect(smooth.value).toBeCloseTo(0.7390851332151607, 15);
    expect(smooth.converged).toBe(true);
    const kinked = brentRoot((x) => Math.sign(x - 0.3) * Math.sqrt(Math.abs(x - 0.3)), -1, 4);
    expect(kinked.value).toBeCloseTo(0.3, 14);
  });

  it("is quick on smooth functions and accepts either orientation", () => {
    expect(brentRoot((x) => Math.exp(x) - 5, -10, 10).iterations).toBeLessThan(25);
    expect(brentRoot((x) => 5 - Math.exp(x), -10, 10).value).toBeCloseTo(Math.log(5), 14);
  });

  it("refuses a bracket without a sign change, or a function that is not a number", () => {
    expect(() => brentRoot((x) => x * x + 1, -1, 1)).toThrow(/no sign change/);
    expect(() => brentRoot(() => NaN, -1, 1)).toThrow(RangeError);
  });
});

describe("brentMinimum", () => {
  it("finds smooth minima", () => {
    const found = brentMinimum((x) => (x - 0.7) ** 2 + 3, -4, 9, 1e-7);
    expect(found.at).toBeCloseTo(0.7, 6);
    expect(found.value).toBeCloseTo(3, 12);
    expect(found.converged).toBe(true);
    expect(found.bracket[0]).toBeLessThanOrEqual(found.at);
    expect(found.bracket[1]).toBeGreaterThanOrEqual(found.at);
    expect(found.evaluations).toBeLessThan(20);
  });

  it("finds a kink, an end, and the low side of an infinite wall", () => {
    expect(brentMinimum((x) => Math.abs(x - 0.25), 0, 1, 1e-8).at).toBeCloseTo(0.25, 7);
    expect(brentMinimum((x) => x, 2, 3, 1e-8).at).toBeCloseTo(2, 7);
    const wall = brentMinimum((x) => (x < 0.5 ? Infinity : x), 0, 1, 1e-8);
    expect(wall.at).toBeCloseTo(0.5, 7);
  });
});
