import { describe, expect, it } from "vitest";
import { randomStream } from "../../../src/numerics/index.ts";
import { parseProblem } from "../../../src/problem/index.ts";
import { summarizeCell, type Experiment } from "../../../src/simulation/index.ts";
import {
  compareCell,
  compareSweep,
  finiteSizeAllowance,
  type CellComparison,
} from "../../../src/sweep/index.ts";
import { risk } from "../../../src/theory/index.ts";

const problem = parseProblem({ gamma: 3, mask: { law: "fixed", ratio: 0.3 } });
const theory = risk(problem);

/** An experiment whose excess risks are normal about `mean`, with the deviation given. */
function experiment(mean: number, deviation: number, replicates: number, key = 0): Experiment {
  const random = randomStream("made-up experiment", key);
  const observations = Array.from({ length: replicates }, () => ({
    excessRisk: mean + deviation * random.normal(),
    totalRisk: 1,
    estimationRisk: 1,
    norm2: 1,
    trainingError: 0,
  }));
  return summarizeCell({ problem, n: 1500 }, 1, observations);
}

const made = (mean: number, deviation: number, replicates: number, key = 0): CellComparison =>
  compareCell(problem, theory, experiment(mean, deviation, replicates, key));

describe("compareCell", () => {
  it("scores right experiments as standard normal, with few replicates too", () => {
    const truth = theory.excessRisk!;
    for (const replicates of [4, 40]) {
      const scores = Array.from(
        { length: 400 },
        (_, key) => made(truth, 0.3 * truth, replicates, key).score!,
      );
      const rms = Math.sqrt(scores.reduce((sum, z) => sum + z * z, 0) / scores.length);
      expect(rms).toBeGreaterThan(0.88);
      expect(rms).toBeLessThan(1.12);
      expect(scores.filter((z) => Math.abs(z) > 1.96).length / 400).toBeLessThan(0.09);
    }
  });

  it("says agree or disagree, and how far apart the two are", () => {
    const truth = theory.excessRisk!;
    const right = made(truth, 0.2 * truth, 50);
    expect(right).toMatchObject({ theory: truth, verdict: "agree", reason: null });
    expect(right.z).toBeCloseTo((right.mean! - truth) / right.standardError!, 12);
    const wrong = made(1.3 * truth, 0.2 * truth, 50);
    expect(wrong.verdict).toBe("disagree");
    expect(wrong.z!).toBeGreaterThan(6);
  });

  it("trusts neither side where there is nothing to compare, and says why", () => {
    const truth = theory.excessRisk!;
    expect(made(truth, 0.1, 1)).toMatchObject({
      verdict: "not trusted",
      z: null,
      reason: expect.stringContaining("one replicate"),
    });
    expect(made(truth, 0.1, 0).reason).toContain("nothing was simulated");
    const peak = parseProblem({ gamma: 1 });
    expect(compareCell(peak, risk(peak), experiment(1, 0.1, 9))).toMatchObject({
      verdict: "not trusted",
      theory: null,
      score: null,
      reason: expect.stringContaining("infinite"),
    });
    const unsolved = { ...theory, solver: { iterations: 9, residual: 1, converged: false } };
    expect(compareCell(problem, unsolved, experiment(1, 0.1, 9)).reason).toContain("converge");
  });

  it("compares exact values exactly where nothing is random", () => {
    const empty = parseProblem({ gamma: 2, rows: "masked-target" });
    expect(compareCell(empty, risk(empty), experiment(1, 0, 5))).toMatchObject({
      verdict: "agree",
      z: null,
    });
    const silent = parseProblem({ gamma: 0.5, noise: 0 });
    expect(compareCell(silent, risk(silent), experiment(1e-29, 1e-30, 5)).verdict).toBe("agree");
    expect(compareCell(silent, risk(silent), experiment(0.01, 1e-4, 5)).verdict).toBe("disagree");
  });
});

describe("finiteSizeAllowance", () => {
  const at = (input: object, n: number): { total: number; main: string } => {
    const here = parseProblem(input);
    return finiteSizeAllowance(here, summarizeCell({ problem: here, n }, 1, []));
  };

  it("shrinks like 1/n away from every limit of validity", () => {
    const input = { gamma: 2, mask: { law: "uniform", min: 0.1, max: 0.6 } };
    const [small, large] = [at(input, 200), at(input, 2000)];
    expect(small.total).toBeLessThan(0.03);
    expect(small.total / large.total).toBeGreaterThan(8);
    expect(small.total / large.total).toBeLessThan(14);
  });

  it.each([
    ["the threshold", { gamma: 1.02 }, /threshold/],
    [
      "the threshold of hidden targets, whose number is random",
      { gamma: 0.5, mask: { law: "fixed", ratio: 0.55 }, rows: "masked-target" },
      /threshold/,
    ],
    [
      "the threshold at the rank of clean data",
      {
        gamma: 2,
        spectrum: { family: "atoms", values: [0, 2], weights: [1, 1] },
        signal: { alignment: { kind: "weights", weights: [0, 1] } },
      },
      /threshold/,
    ],
    ["ratio 1", { gamma: 3, mask: { law: "fixed", ratio: 0.97 } }, /visible/],
    ["heavy spikes", { gamma: 0.5, spectrum: { family: "spiked", spikes: [60] } }, /spikes/],
    [
      "single factors",
      { gamma: 2, spectrum: { family: "factor", share: 0.0025, communality: 0.6 } },
      /directions/,
    ],
  ])("gives up near %s", (_where, input, reason) => {
    const { total, main } = at(input, 200);
    expect(total).toBeGreaterThan(0.1);
    expect(main).toMatch(reason);
  });

  it("sees no threshold where clean data are of full rank or the law has no atom at 0", () => {
    const rows = { gamma: 0.5, mask: { law: "discrete", ratios: [0, 0.5], weights: [1, 1] } };
    expect(at(rows, 400).total).toBeLessThan(0.05);
  });
});

describe("compareSweep", () => {
  const truth = theory.excessRisk!;
  const many = (mean: number): CellComparison[] =>
    Array.from({ length: 30 }, (_, key) => made(mean, 0.3 * truth, 20, key));

  it("agrees with right experiments", () => {
    const summary = compareSweep([...many(truth), made(truth, 1, 1)]);
    expect(summary).toMatchObject({ cells: 30, leftOut: 1, verdict: "agree" });
    expect(summary.rmsZ!).toBeGreaterThan(0.7);
    expect(summary.rmsZ!).toBeLessThan(1.4);
    expect(summary.pValue!).toBeGreaterThan(0.001);
  });

  it("finds a shift that no single cell shows, and one cell that is off", () => {
    const shifted = many(truth * 1.1);
    expect(shifted.filter((cell) => cell.verdict === "disagree").length).toBeLessThan(6);
    expect(compareSweep(shifted).verdict).toBe("disagree");
    const one = [...many(truth), made(1.45 * truth, 0.3 * truth, 20)];
    expect(compareSweep(one).verdict).toBe("disagree");
  });

  it("has no verdict without a cell to trust", () => {
    expect(compareSweep([made(truth, 1, 1)])).toEqual({
      cells: 0,
      leftOut: 1,
      rmsZ: null,
      chiSquare: 0,
      effectiveCells: 0,
      pValue: null,
      verdict: "not trusted",
    });
    expect(compareSweep([]).verdict).toBe("not trusted");
  });
});
