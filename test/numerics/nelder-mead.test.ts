import { describe, expect, it } from "vitest";
import { nelderMead } from "../../src/numerics/index.ts";

const options = { size: 1e-7, spread: 1e-14, evaluations: 2000 };

describe("the simplex method", () => {
  it("finds the end of Rosenbrock's valley", () => {
    const valley = ([x, y]: readonly number[]): number => (1 - x) ** 2 + 100 * (y - x * x) ** 2;
    const found = nelderMead(valley, [-1.2, 1], [0.1, 0.1], options);
    expect(found.converged).toBe(true);
    expect(found.at[0]).toBeCloseTo(1, 6);
    expect(found.at[1]).toBeCloseTo(1, 6);
    expect(found.size).toBeLessThan(1e-6);
  });

  it("moves along walls of infinity", () => {
    const f = ([x, y, z]: readonly number[]): number =>
      x < 1 ? Infinity : x * x + (y - 2) ** 2 + (z + 1) ** 2 + 3;
    const found = nelderMead(f, [4, 0, 0], [1, 1, 1], options);
    expect(found.value).toBeCloseTo(4, 4);
  });

  it("says so when evaluations run out", () => {
    const found = nelderMead(([x]) => x * x, [1e6], [1e-3], { ...options, evaluations: 10 });
    expect(found.converged).toBe(false);
    expect(found.evaluations).toBeLessThan(14);
  });
});
