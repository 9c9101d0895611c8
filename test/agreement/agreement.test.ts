import { describe, expect, it } from "vitest";
import { parseProblem } from "../../src/problem/index.ts";
import { createSimulator, QUANTITIES, runExperiment } from "../../src/simulation/index.ts";
import { compareCell, compareSweep } from "../../src/sweep/index.ts";
import { risk } from "../../src/theory/index.ts";
import { AGREEMENT_PROBLEMS } from "./problems.ts";

const REPLICATES = 20;
const simulator = createSimulator();
const cases = AGREEMENT_PROBLEMS.map(({ name, problem, n }) => ({
  name,
  problem: parseProblem(problem),
  n,
}));
const experiments = cases.map(({ problem, n }) =>
  runExperiment(simulator, { problem, n }, { seed: 20, replicates: REPLICATES }),
);
const risks = cases.map(({ problem }) => risk(problem));
const comparisons = cases.map(({ problem }, i) => compareCell(problem, risks[i], experiments[i]));

describe("theory and experiment", () => {
  it.each(cases.map(({ name }, i) => [name, i] as const))("agree: %s", (_name, i) => {
    for (const quantity of QUANTITIES) {
      const theory = risks[i][quantity]!;
      const { mean, standardError } = experiments[i][quantity];
      // finite-size error as a systematic one: sizes here are 80 to 220 samples
      const systematic = comparisons[i].allowance * theory;
      const z = (mean! - theory) / Math.hypot(standardError!, systematic, 1e-12);
      // Student's t with 19 degrees exceeds 4.5 once in 4000; there are 130 of these
      expect(Math.abs(z), `${quantity}: theory ${theory}, mean ${mean}`).toBeLessThan(4.5);
    }
  });

  it.each(QUANTITIES)("agree over all problems without any allowance: rms z of %s", (quantity) => {
    const zs = experiments.flatMap((experiment, i) => {
      const { mean, standardError } = experiment[quantity];
      // an interpolating fit leaves residuals of rounding only: no deviation to speak of
      if (standardError! < 1e-12) return [];
      return [(mean! - risks[i][quantity]!) / standardError!];
    });
    expect(zs.length).toBeGreaterThanOrEqual(10);
    const rms = Math.sqrt(zs.reduce((sum, z) => sum + z * z, 0) / zs.length);
    // 1 for a limit reached (1.06 with t's tails); the bias of small n adds its share
    expect(rms).toBeGreaterThan(0.4);
    expect(rms).toBeLessThan(2);
  });

  it("agree by the verdict, which finds a theory that is off by a quarter", () => {
    const verdict = compareSweep(comparisons);
    expect(verdict).toMatchObject({ verdict: "agree" });
    expect(verdict.cells).toBeGreaterThanOrEqual(20);
    for (const factor of [0.75, 1.25]) {
      const wrong = cases.map(({ problem }, i) => {
        const excessRisk = risks[i].excessRisk! * factor;
        return compareCell(problem, { ...risks[i], excessRisk }, experiments[i]);
      });
      expect(compareSweep(wrong).verdict).toBe("disagree");
    }
  });
});
