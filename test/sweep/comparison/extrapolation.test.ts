import { describe, expect, it } from "vitest";
import { randomStream } from "../../../src/numerics/index.ts";
import { parseProblem } from "../../../src/problem/index.ts";
import { createSimulator, summarizeCell } from "../../../src/simulation/index.ts";
import {
  compareCell,
  extrapolate,
  type CellComparison,
  type SizedDraws,
} from "../../../src/sweep/index.ts";
import { risk } from "../../../src/theory/index.ts";

const problem = parseProblem({ gamma: 0.5, mask: { law: "fixed", ratio: 0.3 } });

/** Normal draws of three sizes about means of f, with a part that all sizes share. */
function made(f: (n: number) => number, replicates: number, key: number, shared = 0): SizedDraws[] {
  const random = randomStream("sizes", key);
  const common = Array.from({ length: replicates }, () => random.normal());
  return [40, 80, 160].map((n) => ({
    n,
    d: n / 2,
    draws: common.map((one) => f(n) + shared * one + 0.2 * random.normal()),
  }));
}

describe("means run out to n = ∞", () => {
  it.each([0, 0.3])("are right to within their standard error, shared part %d", (shared) => {
    const found = Array.from({ length: 200 }, (_, key) => {
      return extrapolate(
        problem,
        made((n) => 2 + 8 / n, 50, key, shared),
      )!;
    });
    const z = found.map(({ mean, standardError }) => (mean - 2) / standardError);
    const rms = Math.sqrt(z.reduce((sum, one) => sum + one * one, 0) / z.length);
    expect(rms).toBeGreaterThan(0.85);
    expect(rms).toBeLessThan(1.2);
    const slope = found.reduce((sum, one) => sum + one.slope / found.length, 0);
    expect(slope).toBeGreaterThan(7);
    expect(slope).toBeLessThan(9);
    expect(found.filter(({ used }) => used === 2).length).toBeLessThan(10);
  });

  it("leave out the smallest size where the three lie on no line", () => {
    const bent = extrapolate(
      problem,
      made((n) => 2 + 6400 / n ** 2, 400, 1),
    )!;
    expect(bent).toMatchObject({ used: 2 });
    // 2 + c/n² of the two larger sizes: a = 2 − c/(n₁n₂)
    expect(bent.mean).toBeCloseTo(2 - 6400 / (80 * 160), 1);
    expect(
      extrapolate(
        problem,
        made(() => 2, 1, 1),
      ),
    ).toBeNull();
  });

  it("are exact without spread", () => {
    const sizes = [40, 80, 160].map((n) => ({ n, d: n / 2, draws: [3 + 4 / n, 3 + 4 / n] }));
    const found = extrapolate(problem, sizes)!;
    expect(found.mean).toBeCloseTo(3, 12);
    expect(found.slope).toBeCloseTo(4, 9);
  });

  it("do not mind that d is a whole number", () => {
    const odd = parseProblem({ gamma: 0.71, noise: 1, signal: { strength: 0 } });
    const exact = [25, 50, 100].map((n) => {
      const d = Math.round(0.71 * n);
      const mean = d / (n - d - 1);
      return { n, d, draws: [0.9, 1.1].map((factor) => factor * mean) };
    });
    const { mean } = extrapolate(odd, exact)!;
    expect(Math.abs(mean / risk(odd).excessRisk! - 1)).toBeLessThan(0.015);
  });

  it("test the limit itself, and find one that is off by a tenth", () => {
    const simulator = createSimulator();
    const sizes = [30, 60, 120].map((n): SizedDraws => {
      const draws = Array.from({ length: 300 }, (_, i) => {
        return simulator.observe({ problem, n }, 4, i).excessRisk;
      });
      return { n, d: n / 2, draws };
    });
    const extrapolation = extrapolate(problem, sizes);
    const limit = risk(problem);
    const at = (factor: number): CellComparison => {
      const experiment = summarizeCell({ problem, n: 30 }, 4, []);
      const tested = { ...limit, excessRisk: limit.excessRisk! * factor };
      return compareCell(problem, tested, experiment, { extrapolation });
    };
    expect(at(1).words).toMatch(/^agrees/);
    expect(at(1)).toMatchObject({ prediction: "limit", mean: extrapolation?.mean });
    expect(at(1.15).words).toBe("disagrees");
  });
});
