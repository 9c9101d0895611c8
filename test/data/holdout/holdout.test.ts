import * as fc from "fast-check";
import { pseudoInverse, Matrix } from "ml-matrix";
import { beforeAll, describe, expect, it } from "vitest";
import {
  createHoldout,
  estimatePopulation,
  prepareTable,
  tableProblem,
  type TablePopulation,
  type TableRows,
} from "../../../src/data/index.ts";
import { heldError, heldSums } from "../../../src/data/holdout/held-error.ts";
import { splitRows, splitTargets } from "../../../src/data/holdout/split.ts";
import { plainEngine } from "../../../src/kernels/index.ts";
import { randomStream } from "../../../src/numerics/index.ts";
import { parseProblem, type Problem } from "../../../src/problem/index.ts";
import type { Cell } from "../../../src/simulation/index.ts";
import { localPort, startSimulation, type SimulationPlan } from "../../../src/sweep/index.ts";
import { finiteSizeRisk, risk } from "../../../src/theory/index.ts";
import { factorRows, tableOf } from "../tables.ts";

let table: TableRows;
let outside: TableRows;
let population: TablePopulation;

beforeAll(async () => {
  const rows = factorRows(600, 100, { factors: 12 });
  const each = await prepareTable(tableOf(rows));
  table = { rows: 600, columns: 100, values: each.values, target: null };
  population = await estimatePopulation(each);
  const one = await prepareTable(tableOf(rows), { target: "x5" });
  outside = { rows: 600, columns: 99, values: one.values, target: one.target!.values };
});

const cellOf = (n: number, fields: object, hidden = false): Cell => ({
  n,
  problem: parseProblem({ ...tableProblem(population, n, hidden), ...fields }),
});

describe("splits", () => {
  it("are n rows without replacement and all others; more rows have those of fewer", () => {
    const size = fc.integer({ min: 2, max: 60 });
    fc.assert(
      fc.property(size, size, size, fc.nat(9), (rows, a, b, seed) => {
        const [small, large] = [Math.min(a, b, rows), Math.min(Math.max(a, b), rows)];
        const [few, many] = [small, large].map((n) => splitRows(rows, n, seed, 3));
        expect([...few].sort((x, y) => x - y)).toEqual(Array.from({ length: rows }, (_, i) => i));
        expect(many.subarray(0, small)).toEqual(few.subarray(0, small));
      }),
      { numRuns: 60 },
    );
  });

  it("give every column its turn as a target", () => {
    const counts = new Float64Array(12);
    for (let split = 0; split < 6; split++) {
      for (const column of splitTargets(12, 4, 1, split)) counts[column]++;
    }
    expect([...counts]).toEqual(new Array(12).fill(2));
    expect(splitTargets(3, 8, 1, 0)).toHaveLength(3);
  });
});

describe("the error on held-out rows", () => {
  it("is the mean over masks of the test, exactly", () => {
    const random = randomStream(1, "held");
    const [rows, columns] = [3, 4];
    const values = Float64Array.from({ length: rows * columns }, () => random.normal());
    const beta = Float64Array.from({ length: columns }, () => random.normal());
    const y = [0.3, -1, 2];
    const sums = heldSums(
      { rows, columns, values, target: null },
      Int32Array.of(0, 1, 2),
      beta,
      (i) => y[i],
    );
    for (const rescale of [false, true]) {
      const ratio = 0.3;
      let mean = 0;
      for (let mask = 0; mask < 2 ** columns; mask++) {
        const seen = Array.from({ length: columns }, (_, k) => (mask >> k) & 1);
        const chance = seen.reduce((p, s) => p * (s ? 1 - ratio : ratio), 1);
        y.forEach((value, i) => {
          const fitted = seen.reduce((f, s, k) => f + s * values[i * columns + k] * beta[k], 0);
          mean += (chance * (value - fitted / (rescale ? 1 - ratio : 1)) ** 2) / rows;
        });
      }
      expect(heldError(sums, { ratio, rescale })).toBeCloseTo(mean, 12);
    }
  });
});

describe("held-out experiments", () => {
  it("without masks are plain least squares on the rows of a split", () => {
    const [n, seed] = [40, 9];
    const found = createHoldout(outside).observe(cellOf(n, { rows: "all" }), seed, 2);
    const order = splitRows(outside.rows, n, seed, 2);
    const row = (i: number): number[] => [...outside.values.subarray(i * 99, (i + 1) * 99)];
    const x = new Matrix(Array.from(order.subarray(0, n), row));
    const y = Matrix.columnVector(Array.from(order.subarray(0, n), (i) => outside.target![i]));
    const beta = pseudoInverse(x).mmul(y).to1DArray();
    const errors = Array.from(order.subarray(n), (i) => {
      return (outside.target![i] - row(i).reduce((sum, value, k) => sum + value * beta[k], 0)) ** 2;
    });
    const mean = errors.reduce((sum, error) => sum + error, 0) / errors.length;
    expect(found.totalRisk).toBeCloseTo(mean, 9);
    expect(found.norm2).toBeCloseTo(
      beta.reduce((sum, b) => sum + b * b, 0),
      9,
    );
  });

  it("depend on seed, cell and replicate alone: not on company, order, engine or number of workers", async () => {
    const uniform = { law: "uniform", min: 0.1, max: 0.6 };
    const cells = [
      cellOf(30, { mask: { law: "fixed", ratio: 0.2 }, rows: "all" }),
      cellOf(30, {
        mask: { law: "fixed", ratio: 0.2 },
        rows: "all",
        ridge: 0.1,
        test: { mask: 0.3 },
      }),
      cellOf(50, { mask: uniform, rescale: true }, true),
      cellOf(30, { mask: uniform, copies: 2, rows: "all" }),
      cellOf(30, { mask: uniform, copies: "infinity" }, true),
    ];
    const holdout = createHoldout(table, { targets: 3 });
    const together = holdout.observeAll(cells, 4, 1);
    holdout.observe(cells[3], 5, 6);
    expect(cells.map((cell) => holdout.observe(cell, 4, 1))).toEqual(together);
    const plain = createHoldout(table, { targets: 3, engine: plainEngine() });
    plain.observeAll(cells.slice(0, 2), 4, 1).forEach((one, k) => {
      expect(one.totalRisk).toBeCloseTo(together[k].totalRisk, 9);
    });
    const plan: SimulationPlan = { cells, seed: 4, replicates: 5 };
    const run = async (workers: number): Promise<number[][]> => {
      const ports = Array.from({ length: workers }, () =>
        localPort(createHoldout(table, { targets: 3 }), setImmediate),
      );
      const simulation = startSimulation(plan, { ports, clock: () => performance.now() });
      await simulation.finished;
      return cells.map((cell) =>
        simulation.store.observations(cell, 4, plan).map(({ totalRisk }) => totalRisk),
      );
    };
    const alone = await run(1);
    expect(alone.map((list) => list[1])).toEqual(together.map(({ totalRisk }) => totalRisk));
    expect(await run(3)).toEqual(alone);
  });

  it("land on the theory of the population that stands for the table", () => {
    const laws: Problem["mask"][] = [
      { law: "fixed", ratio: 0 },
      { law: "fixed", ratio: 0.3 },
      { law: "uniform", min: 0.1, max: 0.6 },
      { law: "beta", a: 2, b: 5 },
      { law: "discrete", ratios: [0.1, 0.5], weights: [1, 1] },
    ];
    const all = laws.map((mask) => cellOf(50, { mask, rows: "all" }));
    const more = [
      cellOf(200, { mask: laws[1], rows: "all", ridge: 0.2 }),
      cellOf(200, { mask: laws[1], rows: "all", rescale: true, test: { mask: 0.4 } }),
      cellOf(120, { mask: laws[1], rows: "all", copies: 2 }),
      cellOf(120, { mask: laws[2], rows: "all", copies: "infinity" }),
      cellOf(100, { mask: laws[1] }, true),
      cellOf(420, { mask: { law: "fixed", ratio: 0.5 } }, true),
    ];
    const cells = [...all, ...more];
    const holdout = createHoldout(table, { targets: 10 });
    const seen = Array.from({ length: 10 }, (_, i) => holdout.observeAll(cells, 1, i));
    cells.forEach(({ problem, n }, k) => {
      const mean = seen.reduce((sum, one) => sum + one[k].totalRisk / seen.length, 0);
      const refined = problem.copies === 1 ? finiteSizeRisk(problem, { n, d: 99 }).totalRisk : null;
      const ratio = mean / (refined ?? risk(problem).totalRisk!);
      expect(Math.abs(ratio - 1), JSON.stringify([problem.mask, problem.copies, n])).toBeLessThan(
        0.08,
      );
    });
  });

  it("have no fit, and the variance of the target, where no row counts", () => {
    const { totalRisk, norm2, trainingError } = createHoldout(table).observe(
      cellOf(40, {}, true),
      1,
      0,
    );
    expect(totalRisk).toBeGreaterThan(0.7);
    expect(norm2).toBe(0);
    expect(trainingError).toBeNaN();
  });

  it("refuse an n that leaves nothing to hold out", () => {
    expect(() => createHoldout(table).observe(cellOf(600, {}), 1, 0)).toThrow(
      /from 1 to 599.*found 600/,
    );
  });
});
