import { describe, expect, it } from "vitest";
import { bfgsMinimum, type Sloped } from "../../src/numerics/index.ts";

const options = { tolerance: 1e-9, reach: 2, evaluations: 500 };

describe("the quasi-Newton method", () => {
  it("finds the end of Rosenbrock's valley", () => {
    const f = ([x, y]: readonly number[]): Sloped => ({
      value: 1 + (1 - x) ** 2 + 100 * (y - x * x) ** 2,
      gradient: [-2 * (1 - x) - 400 * x * (y - x * x), 200 * (y - x * x)],
    });
    const found = bfgsMinimum(f, [-1.2, 1], options);
    expect(found.converged).toBe(true);
    expect(found.at[0]).toBeCloseTo(1, 8);
    expect(found.at[1]).toBeCloseTo(1, 8);
    expect(found.evaluations).toBeLessThan(80);
  });

  it("steps back from where the function is infinite", () => {
    const f = ([x]: readonly number[]): Sloped =>
      x > 0
        ? { value: x - Math.log(x), gradient: [1 - 1 / x] }
        : { value: Infinity, gradient: [0] };
    const found = bfgsMinimum(f, [5], { ...options, reach: 100 });
    expect(found.at[0]).toBeCloseTo(1, 7);
  });

  it("says when it ran out of evaluations, and is never worse than its start", () => {
    const f = ([x]: readonly number[]): Sloped => ({
      value: x ** 4 + 1e-3,
      gradient: [4 * x ** 3],
    });
    const found = bfgsMinimum(f, [3], { ...options, evaluations: 3 });
    expect(found.converged).toBe(false);
    expect(found.value).toBeLessThanOrEqual(81.001);
  });
});
