import { describe, expect, it } from "vitest";
import { parseProblem } from "../../../src/problem/index.ts";
import { bestRidge } from "../../../src/theory/index.ts";
import { expectUnbeaten } from "../ridges.ts";

describe("the best ridge", () => {
  it.each([
    [0.5, 0, 0.25, 1],
    [0.5, 0.3, 0.25, 1],
    [3, 0.6, 1, 2],
    [1, 0.2, 0.1, 1],
  ])(
    "is γ(σ² + p r²)/r² for isotropic features: γ = %d, p = %d",
    (gamma, ratio, noise, strength) => {
      const problem = parseProblem({
        gamma,
        noise,
        signal: { strength },
        mask: { law: "fixed", ratio },
      });
      const { ridge, attained } = bestRidge(problem);
      expect(ridge / ((gamma * (noise + ratio * strength)) / strength)).toBeCloseTo(1, 5);
      expect(attained).toBe(true);
    },
  );

  it("is ridgeless where there is nothing to shrink: no noise, more samples than features", () => {
    const { ridge, risk: least } = bestRidge(parseProblem({ gamma: 0.5, noise: 0 }));
    expect(ridge).toBe(0);
    expect(least.excessRisk).toBeCloseTo(0, 12);
  });

  it("is found at the scale of an eigenvalue that dwarfs the others' mean", () => {
    const { ridge, risk: least } = bestRidge(
      parseProblem({
        gamma: 1e-30,
        spectrum: { family: "atoms", values: [3e-11, 2], weights: [1e9, 1] },
        mask: { law: "fixed", ratio: 0.5 },
      }),
    );
    expect(ridge).toBeGreaterThan(0.1);
    expect(ridge).toBeLessThan(2);
    expect(least.excessRisk).toBeLessThan(1e-10);
  });

  it("is the least of all where ridgeless alone has none: coordinates that next to no row sees", () => {
    const { ridge, risk: least } = bestRidge(
      parseProblem({
        gamma: 1e-30,
        spectrum: { family: "empirical", eigenvalues: [0, 0, 0, 0, 0, 1] },
        mask: { law: "uniform", min: 0, max: 2.4e-22 },
        rows: "masked-target",
        test: { mask: 5e-17 },
      }),
    );
    expect(ridge).toBeGreaterThan(0);
    expect(least.excessRisk).toBeLessThan(4e-10);
  });

  // a search costs some 130 risks: few problems, each against many ridges; test/long has more
  it("is beaten by no other ridge", () => expectUnbeaten(30));
});
