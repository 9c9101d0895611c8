import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { randomStream } from "../../../src/numerics/index.ts";
import { parseProblem, type Problem } from "../../../src/problem/index.ts";
import {
  createSimulator,
  runExperiment,
  summarizeCell,
  type Experiment,
} from "../../../src/simulation/index.ts";
import {
  compareCell,
  compareSweep,
  compareTogether,
  type CellComparison,
  type ComparisonOptions,
} from "../../../src/sweep/index.ts";
import { risk, type Risk } from "../../../src/theory/index.ts";

const problem = parseProblem({ gamma: 3, mask: { law: "fixed", ratio: 0.3 } });
const theory = risk(problem);
const limit: ComparisonOptions = { prediction: "limit" };

/** Normal draws about `mean` with the deviation given. */
function normals(mean: number, deviation: number, replicates: number, key = 0): number[] {
  const random = randomStream("made-up experiment", key);
  return Array.from({ length: replicates }, () => mean + deviation * random.normal());
}

function experimentOf(draws: readonly number[], of: Problem = problem, n = 1500): Experiment {
  const observations = draws.map((excessRisk) => {
    return { excessRisk, totalRisk: 1, estimationRisk: 1, norm2: 1, trainingError: 0 };
  });
  return summarizeCell({ problem: of, n }, 1, observations);
}

function compared(draws: readonly number[], risks: Risk = theory): CellComparison {
  return compareCell(problem, risks, experimentOf(draws), { draws, prediction: "limit" });
}

const made = (mean: number, deviation: number, replicates: number, key = 0): CellComparison =>
  compared(normals(mean, deviation, replicates, key));

const truth = theory.excessRisk!;

describe("compareCell", () => {
  it("scores right experiments as standard normal, with few replicates too", () => {
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

  it("states difference, interval and z of the mean, with nothing allowed for", () => {
    const right = made(truth, 0.2 * truth, 400);
    expect(right).toMatchObject({ theory: truth, limit: truth, prediction: "limit" });
    expect(right.z).toBeCloseTo((right.mean! - truth) / right.standardError!, 12);
    expect(right.difference).toBeCloseTo(right.mean! / truth - 1, 12);
    expect(right.low!).toBeLessThan(right.difference!);
    expect(right.high! - right.low!).toBeCloseTo((2 * 1.966 * right.standardError!) / truth, 3);
  });

  it("has a word for every case", () => {
    const words = (mean: number, deviation: number): string =>
      made(mean * truth, deviation * truth, 400).words;
    expect(words(1, 0.2)).toBe("agrees");
    expect(words(1, 3)).toBe("too noisy");
    expect(words(1.03, 0.1)).toMatch(/^differs by [23](\.\d)? %$/);
    expect(words(1.1, 0.2)).toBe("disagrees");
    expect(words(0.6, 0.2)).toBe("disagrees");
  });

  it("lets finite n explain what it makes, and no more", () => {
    const small = parseProblem({ gamma: 0.5 });
    // exactly σ²d/(n − d − 1) without masks: 10/(20 − 10 − 1) and 1 of the limit
    const at = (mean: number, options: ComparisonOptions): CellComparison => {
      const draws = normals(0.25 * mean, 0.01, 400);
      const experiment = experimentOf(draws, small, 40);
      return compareCell(small, risk(small), experiment, { draws, ...options });
    };
    const explained = at(20 / 19, limit);
    expect(explained.words).toMatch(/^agrees within 5(\.\d)? %$/);
    expect(explained.theory).toBe(risk(small).excessRisk);
    const refined = at(20 / 19, {});
    expect(refined).toMatchObject({ prediction: "finite-size", words: "agrees" });
    expect(refined.theory).toBeCloseTo((0.25 * 20) / 19, 9);
    expect(at(1.2, limit).verdict).toBe("disagrees");
  });

  it("keeps a wrong limit wrong at every size", () => {
    const small = parseProblem({ gamma: 0.5, mask: { law: "fixed", ratio: 0.3 } });
    const simulator = createSimulator();
    const cell = { problem: small, n: 60 };
    const draws = Array.from({ length: 400 }, (_, i) => simulator.observe(cell, 3, i).excessRisk);
    const experiment = runExperiment(simulator, cell, { seed: 3, replicates: 400 });
    const right = risk(small);
    const wrong = { ...right, excessRisk: right.excessRisk! * 1.1 };
    for (const prediction of ["limit", "finite-size"] as const) {
      const options = { draws, prediction };
      expect(compareCell(small, right, experiment, options).verdict).toMatch(/^agrees/);
    }
    expect(compareCell(small, wrong, experiment, { draws }).verdict).toBe("disagrees");
  });

  it("does not compare where there is nothing to compare, and says why", () => {
    expect(compared([truth])).toMatchObject({
      verdict: "not compared",
      z: null,
      reason: expect.stringContaining("one replicate"),
    });
    expect(compared([]).reason).toContain("nothing was simulated");
    const peak = parseProblem({ gamma: 1 });
    expect(
      compareCell(peak, risk(peak), experimentOf(normals(1, 0.1, 9), peak, 200)),
    ).toMatchObject({
      verdict: "not compared",
      words: "not compared",
      theory: null,
      score: null,
      reason: expect.stringContaining("threshold"),
    });
    const unsolved = { ...theory, solver: { iterations: 9, residual: 1, converged: false } };
    expect(compared(normals(1, 0.1, 9), unsolved).reason).toContain("converge");
    const heavy = [...normals(truth, 0.1 * truth, 99), 90 * truth];
    expect(compared(heavy).reason).toContain("heavy tails");
  });

  it("compares exact values exactly where nothing is random", () => {
    const empty = parseProblem({ gamma: 2, rows: "masked-target" });
    const same = compareCell(empty, risk(empty), experimentOf([1, 1, 1, 1, 1], empty, 99));
    expect(same).toMatchObject({ verdict: "agrees", difference: 0, z: null });
    const silent = parseProblem({ gamma: 0.5, noise: 0 });
    const at = (mean: number): CellComparison =>
      compareCell(silent, risk(silent), experimentOf(normals(mean, mean / 10, 5), silent, 99));
    expect(at(1e-29)).toMatchObject({ verdict: "agrees", difference: 0 });
    expect(at(0.01)).toMatchObject({ verdict: "disagrees", difference: null });
    const hushed = parseProblem({ gamma: 0.5, noise: 1e-33 });
    expect(
      compareCell(hushed, risk(hushed), experimentOf(normals(1e-29, 1e-30, 5), hushed, 99)),
    ).toMatchObject({
      verdict: "not compared",
      reason: expect.stringContaining("double precision"),
    });
  });
});

/** What the units of a problem leave alone. */
interface CellInput {
  readonly gamma: number;
  readonly low: number;
  readonly ridge: number;
  readonly ratio: number;
  readonly noise: number;
  readonly seed: number;
}

describe("units", () => {
  const cell = fc.record({
    gamma: fc.constantFrom(0.4, 0.8, 1.5, 3),
    low: fc.double({ min: 0.1, max: 1, noNaN: true }),
    ridge: fc.constantFrom(0, 0, 0.1),
    ratio: fc.constantFrom(0, 0.3, 0.6),
    noise: fc.constantFrom(0.05, 0.5),
    seed: fc.integer({ min: 0, max: 1e6 }),
  });

  it("change no verdict: Σ → cΣ with σ² → cσ² and λ → cλ, or β scaled with σ", () => {
    const simulator = createSimulator();
    const verdictOf = (
      { gamma, low, ridge, ratio, noise, seed }: CellInput,
      c: number,
      b: number,
      wrong: number,
    ): [string, string, number] => {
      const scaled = parseProblem({
        gamma,
        ridge: c * ridge,
        noise: b * c * noise,
        signal: { strength: b },
        spectrum: { family: "atoms", values: [c * low, c * 2], weights: [1, 1] },
        mask: { law: "fixed", ratio },
      });
      const plain = parseProblem({
        ...scaled,
        ridge,
        noise,
        signal: {},
        spectrum: { family: "atoms", values: [low, 2], weights: [1, 1] },
      });
      const draws = Array.from({ length: 30 }, (_, i) => {
        return b * c * simulator.observe({ problem: plain, n: 40 }, seed, i).excessRisk;
      });
      const experiment = experimentOf(draws, scaled, 40);
      const own = risk(scaled);
      const tested = { ...own, excessRisk: own.excessRisk! * wrong };
      const one = compareCell(scaled, tested, experiment, { draws });
      return [one.words, one.reason ?? "", one.score ?? 0];
    };
    fc.assert(
      fc.property(
        cell,
        fc.constantFrom(2 ** -40, 1e-9, 3, 1e4),
        fc.constantFrom(1e-8, 0.5, 7e3),
        fc.constantFrom(1, 1.1, 3),
        (one, c, b, wrong) => {
          const [words, reason, score] = verdictOf(one, 1, 1, wrong);
          const [scaledWords, scaledReason, scaledScore] = verdictOf(one, c, b, wrong);
          expect(scaledReason).toBe(reason);
          expect(scaledScore).toBeCloseTo(score, 4);
          // the number in the words may round the other way
          expect(scaledWords.replace(/[\d.]+/, "")).toBe(words.replace(/[\d.]+/, ""));
        },
      ),
      { numRuns: 20 },
    );
  });
});

describe("compareSweep", () => {
  const many = (mean: number, replicates = 20): CellComparison[] =>
    Array.from({ length: 30 }, (_, key) => made(mean, 0.3 * truth, replicates, key));

  it("agrees with right experiments", () => {
    const summary = compareSweep([...many(truth, 400), made(truth, 1, 1)]);
    expect(summary).toMatchObject({ cells: 30, notCompared: 1, words: "agrees" });
    expect(summary.rmsZ!).toBeGreaterThan(0.7);
    expect(summary.rmsZ!).toBeLessThan(1.4);
    expect(Math.abs(summary.difference!)).toBeLessThan(0.01);
    expect(summary.high! - summary.low!).toBeLessThan(0.02);
  });

  it("finds noise too large where most cells do", () => {
    expect(compareSweep(many(truth)).words).toBe("too noisy");
  });

  it("finds a shift that no single cell shows, and one cell that is off", () => {
    const shifted = compareSweep(many(truth * 1.1));
    expect(shifted.verdict).toBe("disagrees");
    expect(shifted.difference!).toBeGreaterThan(0.05);
    const one = [...many(truth), made(1.6 * truth, 0.3 * truth, 20)];
    expect(compareSweep(one).verdict).toBe("disagrees");
    expect(compareSweep(many(truth * 1.02, 400)).words).toMatch(/^differs by/);
  });

  it("is beyond noise where a cell is, however many there are", () => {
    const draws = Array.from({ length: 8 }, (_, key) => normals(truth, 0.2 * truth, 200, key));
    draws[3] = normals(1.12 * truth, 0.2 * truth, 200, 3);
    const cells = draws.map((list) =>
      compareCell(problem, theory, experimentOf(list), { ...limit, draws: list }),
    );
    const together = compareTogether(cells, draws);
    expect(together.all).toEqual(compareSweep(cells, draws));
    expect(together.all.verdict).toBe("disagrees");
    expect(together.cells[3]?.verdict).toBe("disagrees");
    expect(together.cells.filter(({ verdict }) => verdict === "agrees").length).toBeGreaterThan(5);
  });

  it("calls no cell wrong where all together are within noise", () => {
    let beyond = 0;
    for (let key = 0; key < 60; key++) {
      const draws = Array.from({ length: 12 }, (_, i) => {
        return normals(truth, 0.2 * truth, 50, 100 + 12 * key + i);
      });
      const alone = draws.map((list) => compared(list));
      const { all, cells } = compareTogether(alone, draws);
      const wrong = cells.filter(({ verdict }) => verdict.startsWith("d")).length;
      if (/^(agrees|too noisy)$/.test(all.verdict)) expect(wrong).toBe(0);
      beyond += alone.filter(({ verdict }) => verdict.startsWith("d")).length;
    }
    // at 1 % each there are some, of 720
    expect(beyond).toBeGreaterThan(0);
  });

  it("has no verdict without a cell", () => {
    const nothing = { cells: 0, difference: null, pValue: null, words: "not compared" };
    expect(compareSweep([made(truth, 1, 1)])).toMatchObject({ ...nothing, notCompared: 1 });
    expect(compareSweep([])).toMatchObject({ ...nothing, notCompared: 0 });
  });
});
