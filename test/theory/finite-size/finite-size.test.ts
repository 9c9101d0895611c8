import { describe, expect, it } from "vitest";
import { InvalidProblem, parseProblem } from "../../../src/problem/index.ts";
import { createSimulator, runExperiment } from "../../../src/simulation/index.ts";
import { finiteSizeRisk, risk } from "../../../src/theory/index.ts";

const two = { family: "atoms", values: [0.4, 1.6], weights: [0.5, 0.5] };
const spike = {
  spectrum: { family: "spiked", spikes: [60] },
  signal: { strength: 1, of: "variance", alignment: { kind: "weights", weights: [0, 1] } },
};
const simulator = createSimulator();

describe("the finite-size refinement", () => {
  it.each([
    {
      why: "a heavy spike",
      n: 80,
      d: 20,
      ridge: 0.1,
      mask: { law: "fixed", ratio: 0.4 },
      ...spike,
    },
    { why: "a heavy spike", n: 60, d: 40, mask: { law: "uniform", min: 0.1, max: 0.8 }, ...spike },
    {
      why: "near below the threshold",
      n: 60,
      d: 45,
      spectrum: two,
      mask: { law: "fixed", ratio: 0.3 },
    },
    {
      why: "near above the threshold",
      n: 40,
      d: 52,
      spectrum: two,
      mask: { law: "fixed", ratio: 0.3 },
    },
    {
      why: "rows in random number",
      n: 80,
      d: 20,
      spectrum: two,
      rows: "masked-target",
      mask: { law: "fixed", ratio: 0.5 },
    },
  ])("is nearer to experiments than the limit: $why", ({ why, n, d, ...rest }) => {
    const problem = parseProblem({ ...rest, gamma: d / n });
    const replicates = 300;
    const { excessRisk } = runExperiment(simulator, { problem, n }, { seed: 11, replicates });
    const limit = risk(problem).excessRisk ?? NaN;
    const refined = finiteSizeRisk(problem, { n, d });
    const { mean, standardError } = excessRisk;
    const off = Math.abs((refined.excessRisk ?? NaN) - (mean ?? NaN));
    const facts = JSON.stringify({ why, mean, standardError, limit, refined });
    expect(off, facts).toBeLessThan(0.7 * Math.abs(limit - (mean ?? NaN)));
    expect(off, facts).toBeLessThan(4 * (standardError ?? NaN) + 0.05 * limit);
    expect(refined.converged).toBe(true);
  });

  it.each([
    { gamma: 0.5 },
    { gamma: 3, mask: { law: "fixed", ratio: 0.3 }, test: { mask: 0.5 } },
    { gamma: 0.5, mask: { law: "uniform", min: 0.1, max: 0.9 } },
    { gamma: 3, mask: { law: "beta", a: 2, b: 3 }, rescale: true, ridge: 0.1 },
    { gamma: 0.2, mask: { law: "fixed", ratio: 0.5 }, rows: "masked-target" },
  ])("comes to the limit like 1/n: %j", (input) => {
    const problem = parseProblem({ ...input, spectrum: two });
    const limit = risk(problem).excessRisk ?? NaN;
    const shifts = [1000, 100_000].map((n) => {
      const { excessRisk } = finiteSizeRisk(problem, { n, d: Math.round(problem.gamma * n) });
      return n * ((excessRisk ?? NaN) / limit - 1);
    });
    expect(Math.abs(shifts[1])).toBeLessThan(20);
    expect(Math.abs(shifts[0] / shifts[1] - 1)).toBeLessThan(0.05);
  });

  it("is the exact mean of ordinary least squares for Gaussian features", () => {
    const found = finiteSizeRisk(parseProblem({ gamma: 0.5, noise: 2 }), { n: 40, d: 20 });
    expect(found.excessRisk).toBeCloseTo((2 * 20) / (40 - 20 - 1), 12);
  });

  it("has no mean where the number of rows may be that of features", () => {
    const problem = parseProblem({
      gamma: 0.5,
      rows: "masked-target",
      mask: { law: "fixed", ratio: 0.5 },
    });
    const found = finiteSizeRisk(problem, { n: 100, d: 50 });
    expect(found.excessRisk).toBeNull();
    expect(found.nearThreshold).toBeGreaterThan(0.1);
    expect(finiteSizeRisk(parseProblem({ gamma: 1 }), { n: 50, d: 50 }).excessRisk).toBeNull();
  });

  it("is not made for copies", () => {
    const copied = parseProblem({ gamma: 2, copies: 2, mask: { law: "fixed", ratio: 0.5 } });
    expect(() => finiteSizeRisk(copied, { n: 50, d: 100 })).toThrow(InvalidProblem);
  });
});
