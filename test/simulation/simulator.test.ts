import { describe, expect, it } from "vitest";
import { plainEngine, type Kernel } from "../../src/kernels/index.ts";
import { parseProblem } from "../../src/problem/index.ts";
import {
  cellKey,
  createSimulator,
  describeCell,
  runExperiment,
  summarizeCell,
} from "../../src/simulation/index.ts";

const problem = parseProblem({
  gamma: 1.5,
  spectrum: { family: "atoms", values: [0.4, 1.6], weights: [0.5, 0.5] },
  mask: { law: "uniform", min: 0.1, max: 0.7 },
});
const cell = { problem, n: 20 };

describe("createSimulator", () => {
  it("repeats a replicate exactly, whatever ran before and whoever runs it", () => {
    const simulator = createSimulator();
    const first = simulator.observe(cell, 7, 3);
    simulator.observe({ problem, n: 14 }, 7, 0);
    simulator.observe(cell, 8, 3);
    expect(simulator.observe(cell, 7, 3)).toEqual(first);
    expect(createSimulator({ cacheBytes: 0 }).observe(cell, 7, 3)).toEqual(first);
    const reordered = parseProblem({
      mask: { max: 0.7, min: 0.1, law: "uniform" },
      spectrum: { weights: [0.5, 0.5], values: [0.4, 1.6], family: "atoms" },
      gamma: 1.5,
    });
    expect(simulator.observe({ problem: reordered, n: 20 }, 7, 3)).toEqual(first);
  });

  it("gives these figures for ever (links and published figures hang on them)", () => {
    const observation = createSimulator().observe(cell, 1, 0);
    expect(observation).toEqual({
      excessRisk: expect.closeTo(PINNED.excessRisk, 9),
      totalRisk: expect.closeTo(PINNED.excessRisk + 0.25, 9),
      estimationRisk: expect.closeTo(PINNED.estimationRisk, 9),
      norm2: expect.closeTo(PINNED.norm2, 9),
      trainingError: expect.closeTo(0, 9),
    });
  });

  it("draws anew for another seed or replicate, and shares draws between problems", () => {
    const simulator = createSimulator();
    const observe = (seed: number, replicate: number, changes: object = {}): number => {
      const changed = parseProblem({ ...problem, ...changes });
      return simulator.observe({ problem: changed, n: 20 }, seed, replicate).excessRisk;
    };
    const first = observe(7, 3);
    for (const other of [observe(8, 3), observe(7, 4)]) {
      expect(Math.abs(other / first - 1)).toBeGreaterThan(1e-3);
    }
    // a hair more noise or masking moves the same draws by a hair
    for (const changes of [
      { noise: 0.25 + 1e-9 },
      { signal: { ...problem.signal, strength: 1 + 1e-9 } },
      { test: { mask: 1e-9 } },
      { ridge: 1e-12 },
    ]) {
      const near = observe(7, 3, changes);
      expect(near).not.toBe(first);
      expect(Math.abs(near / first - 1)).toBeLessThan(1e-6);
    }
    // masks of nearly the same ratio hide the same entries
    expect(observe(7, 3, { mask: { law: "uniform", min: 0.1 + 1e-12, max: 0.7 } })).toBe(first);
  });

  it("fits nothing when no row is kept", () => {
    const empty = parseProblem({ gamma: 2, rows: "masked-target" });
    expect(createSimulator().observe({ problem: empty, n: 10 }, 1, 0)).toEqual({
      excessRisk: expect.closeTo(1, 12),
      totalRisk: expect.closeTo(1.25, 12),
      estimationRisk: expect.closeTo(1, 12),
      norm2: 0,
      trainingError: Number.NaN,
    });
  });

  it("gives the kernel one feature more for a self-supervised target, hidden in every row", () => {
    const seen: [number, number][] = [];
    const kernel: Kernel = {
      name: "spy",
      minimumNorm: ({ columns }) => new Float64Array(columns),
      ridge({ rows, columns }) {
        seen.push([rows, columns]);
        return new Float64Array(columns);
      },
      gramSpectrum: ({ columns }) => new Float64Array(columns),
    };
    const own = parseProblem({
      gamma: 2,
      spectrum: { family: "factor", share: 0.1, communality: 0.5 },
      signal: { alignment: { kind: "self-supervised" } },
    });
    const observation = createSimulator({ engine: plainEngine(kernel) }).observe(
      { problem: own, n: 30 },
      1,
      0,
    );
    expect(seen).toEqual([[30, 61]]);
    // predicting nothing errs by the whole variance of the coordinate, trace(Σ)/D
    expect(observation.totalRisk).toBeCloseTo((55 * 0.5 + 6 * 5.5) / 61, 12);
  });

  it("refuses what cannot be made finite, naming the number", () => {
    const simulator = createSimulator();
    for (const n of [0, -3, 2.5, Number.NaN]) {
      expect(() => simulator.observe({ problem, n }, 1, 0)).toThrow(RangeError);
    }
    expect(() => simulator.observe({ problem, n: 1e6 }, 1, 0)).toThrow(
      /d = 1500000 features: 1,500,000,000,000 entries, .* at most 10,000,000; choose a smaller n/,
    );
    const copied = parseProblem({ ...problem, mask: { law: "fixed", ratio: 0.3 }, copies: 1000 });
    const rows = /d = 4500 features and up to 3000000 rows: 13,500,000,000 entries/;
    expect(() => simulator.observe({ problem: copied, n: 3000 }, 1, 0)).toThrow(rows);
    const many = parseProblem({ ...problem, gamma: 600 });
    const vectors = /d = 6000 has 3000 eigenvectors to hold: 18,000,000/;
    expect(() => describeCell({ problem: many, n: 10 })).not.toThrow(vectors);
    const more =
      /d = 9000 has 4500 eigenvectors to hold: 40,500,000 entries, .* at most 25,000,000/;
    expect(() => simulator.observe({ problem: many, n: 15 }, 1, 0)).toThrow(more);
    expect(() => describeCell({ problem: many, n: 15 })).toThrow(more);
    const spiked = parseProblem({ gamma: 0.1, spectrum: { family: "spiked", spikes: [3, 4] } });
    expect(() => simulator.observe({ problem: spiked, n: 20 }, 1, 0)).toThrow(/spikes/);
  });
});

describe("describeCell", () => {
  it("rounds d = γn, at least 1, and carries the notices", () => {
    expect(describeCell(cell)).toEqual({ d: 30, notices: [] });
    expect(describeCell({ problem: parseProblem({ gamma: 0.001 }), n: 10 }).d).toBe(1);
    const spiked = parseProblem({ gamma: 1, spectrum: { family: "spiked", spikes: [60] } });
    expect(describeCell({ problem: spiked, n: 75 }).notices[0]).toMatchObject({ kind: "spikes" });
  });
});

describe("cellKey", () => {
  it("is the same text for the same cell", () => {
    const own = parseProblem({ gamma: 2 });
    expect(cellKey({ problem: own, n: 5 })).toBe(
      cellKey({ n: 5, problem: parseProblem({ gamma: 2, version: 1, noise: 0.25 }) }),
    );
    expect(cellKey({ problem: own, n: 5 })).not.toBe(cellKey({ problem: own, n: 6 }));
    // what came with later versions is named only where it says something
    expect(cellKey({ problem: own, n: 5 })).not.toMatch(/copies|ridge/);
    const later = [{ ridge: 0.1 }, { copies: 2 }, { copies: "infinity" }].map((more) => {
      const mask = { law: "fixed", ratio: 0.5 };
      return cellKey({ problem: parseProblem({ gamma: 2, mask, ...more }), n: 5 });
    });
    expect(new Set(later).size).toBe(3);
  });
});

describe("runExperiment", () => {
  it("summarises every quantity over its replicates", () => {
    const simulator = createSimulator();
    const experiment = runExperiment(simulator, cell, { seed: 3, replicates: 5 });
    const observations = [0, 1, 2, 3, 4].map((i) => simulator.observe(cell, 3, i));
    expect(experiment).toEqual(summarizeCell(cell, 3, observations));
    expect(experiment).toMatchObject({ n: 20, d: 30, seed: 3, notices: [] });
    const risks = observations.map((observation) => observation.excessRisk);
    expect(experiment.excessRisk).toEqual({
      mean: expect.closeTo(risks.reduce((a, b) => a + b) / 5, 12),
      standardError: expect.any(Number),
      median: risks.sort((a, b) => a - b)[2],
      replicates: 5,
    });
    expect(
      runExperiment(simulator, cell, { seed: 3, replicates: 1 }).norm2.standardError,
    ).toBeNull();
  });

  it("leaves out what a replicate could not observe", () => {
    const empty = parseProblem({ gamma: 2, rows: "masked-target" });
    const experiment = runExperiment(
      createSimulator(),
      { problem: empty, n: 10 },
      { seed: 1, replicates: 3 },
    );
    expect(experiment.norm2).toMatchObject({ mean: 0, replicates: 3 });
    expect(experiment.trainingError).toMatchObject({ mean: null, replicates: 0 });
  });
});

const PINNED = {
  excessRisk: 2.989477221944513,
  estimationRisk: 3.15808317176409,
  norm2: 2.7945638820520045,
};
