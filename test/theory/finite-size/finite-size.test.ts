import * as fc from "fast-check";
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

  it("is the exact mean of minimum-norm least squares for isotropic Gaussian features", () => {
    const found = finiteSizeRisk(parseProblem({ gamma: 2.5, noise: 2 }), { n: 40, d: 100 });
    expect(found.excessRisk).toBeCloseTo(1 - 40 / 100 + (2 * 40) / (100 - 40 - 1), 12);
  });

  it("counts the rank in place of d where no row is masked: n on every side of rank and d", () => {
    const part = fc.integer({ min: 5, max: 40 });
    fc.assert(
      fc.property(part, part, part, (rank, more, less) => {
        const d = rank + more;
        const noise = 0.25;
        const spectrum = { family: "atoms", values: [0, 2], weights: [more, rank] };
        const signal = { alignment: { kind: "weights", weights: [0, 1] } };
        const at = (n: number): number | null =>
          finiteSizeRisk(parseProblem({ gamma: d / n, spectrum, signal, noise }), { n, d })
            .excessRisk;
        for (const n of [rank + 2, rank + Math.ceil(more / 2) + 1, d, d + less]) {
          expect(at(n)! / ((noise * rank) / (n - rank - 1))).toBeCloseTo(1, 10);
        }
        for (const n of [rank - 1, rank, rank + 1]) expect(at(n)).toBeNull();
        const n = rank - 2;
        const exact = 2 * (1 - n / rank) + (noise * n) / (rank - n - 1);
        expect(at(n)! / exact).toBeCloseTo(1, 10);
      }),
    );
    const factor = { family: "factor", share: 0.5, communality: 1 };
    const found = finiteSizeRisk(parseProblem({ gamma: 1.6, spectrum: factor }), {
      n: 100,
      d: 160,
    });
    expect(found.excessRisk).toBeCloseTo((0.25 * 80) / (100 - 80 - 1), 12);
  });

  it("averages over the number of unmasked rows beside a singular Sigma", () => {
    const [n, d, rank, share] = [120, 160, 40, 0.8];
    const problem = parseProblem({
      gamma: d / n,
      spectrum: { family: "atoms", values: [0, 4], weights: [3, 1] },
      mask: { law: "discrete", ratios: [0, 0.5], weights: [share, 1 - share] },
    });
    const { excessRisk } = finiteSizeRisk(problem, { n, d });
    const counts = n * share - rank - 1;
    const spread = (n * share * (1 - share)) / counts ** 2;
    const second = ((0.25 * rank) / counts) * (1 + spread);
    expect(excessRisk! / second).toBeCloseTo(1, 3);
  });

  it.each([
    [true, { gamma: 0.5, mask: { law: "fixed", ratio: 0.3 } }],
    [true, { gamma: 0.5, ridge: 0.1, ...spike }],
    [true, { gamma: 0.2, ridge: 0.1, rows: "masked-target", mask: { law: "fixed", ratio: 0.5 } }],
    [false, { gamma: 0.5, ridge: 0.1, mask: { law: "fixed", ratio: 0.3 } }],
    [false, { gamma: 1 }],
  ])("says where it helps: %s for %j", (helps, input) => {
    const problem = parseProblem(input);
    const found = finiteSizeRisk(problem, { n: 50, d: Math.round(50 * problem.gamma) });
    expect(found.helps).toBe(helps);
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
