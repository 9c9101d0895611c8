import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import {
  estimatePopulation,
  prepareTable,
  readTable,
  Stopped,
  tableProblem,
  type PopulationFunctions,
  type PreparedTable,
} from "../../../src/data/index.ts";
import { decompose } from "../../../src/data/population/decomposition.ts";
import {
  columnFunctions,
  functionsAt,
  leastRidge,
  outsideFunctions,
} from "../../../src/data/population/functions.ts";
import { parseProblem } from "../../../src/problem/index.ts";
import { risk } from "../../../src/theory/index.ts";
import { factorRows, tableOf } from "../tables.ts";
import { directRisk } from "./direct-risk.ts";

const features = ({
  rows,
  used,
  values,
}: PreparedTable): { rows: number; columns: number; values: Float64Array } => ({
  rows,
  columns: used.length,
  values,
});

describe("functions of a table", () => {
  it("of a column as the target, from one decomposition, are those of the table without it", async () => {
    for (const [n, d] of [
      [90, 14],
      [40, 70],
    ]) {
      const table = await prepareTable(tableOf(factorRows(n, d, { factors: 3 })));
      const whole = await decompose(features(table), {});
      for (const j of [0, d - 1]) {
        const apart = await prepareTable(tableOf(factorRows(n, d, { factors: 3 })), {
          target: `x${j}`,
        });
        const own = await decompose(features(apart), {});
        const y = apart.target!.values;
        const outside = outsideFunctions(own, own.energies(y), 1);
        const inside = columnFunctions(whole, j);
        for (const kappa of [1.1, 3, 50]) {
          const [a, b] = [outside, inside].map((target) =>
            functionsAt(target, kappa * Math.max(0.1, leastRidge(whole)), 1),
          );
          for (const name of ["seen", "unseen", "explained", "left"] as const) {
            expect(b[name] / a[name], `${n}×${d} ${j} ${name}`).toBeCloseTo(1, 8);
          }
        }
      }
    }
  });

  it("stay above the least ridge that a wide table can tell of", async () => {
    const wide = await decompose(features(await prepareTable(tableOf(factorRows(30, 60)))), {});
    const bound = leastRidge(wide);
    expect(bound).toBeGreaterThan(0);
    expect(columnFunctions(wide, 3).at(1e-12).kappa).toBeLessThanOrEqual(bound);
    const nothing = new Float64Array(wide.values.length);
    expect(outsideFunctions(wide, nothing, 1).at(1e-9).kappa / bound).toBeCloseTo(1, 6);
  });
});

describe("the population that stands for a table", () => {
  it("has the table’s risk, straight from its functions, to 1e-3", async () => {
    // of few rows the functions are so noisy that no population has them: positive signals are nearest
    for (const [n, d, tolerance] of [
      [400, 60, 1e-3],
      [120, 90, 0.02],
    ]) {
      const table = await prepareTable(tableOf(factorRows(n, d)));
      const whole = await decompose(features(table), {});
      const targets = Array.from({ length: d }, (_, j) => columnFunctions(whole, j));
      const names = ["seen", "unseen", "explained", "left"] as const;
      const mean = (kappa: number): PopulationFunctions => {
        const each = targets.map((target) => functionsAt(target, kappa, kappa));
        const means = names.map((name) => [name, each.reduce((s, one) => s + one[name], 0) / d]);
        return { kappa, ...Object.fromEntries(means) } as PopulationFunctions;
      };
      const population = await estimatePopulation(table);
      for (const p of [0.05, 0.7]) {
        for (const rows of [0.3 * d, 0.7 * d, 1.6 * d]) {
          const base = {
            ...tableProblem(population, rows, false),
            mask: { law: "fixed", ratio: p },
          };
          const ratio = risk(parseProblem(base)).totalRisk! / directRisk(mean, (d - 1) / rows, p);
          expect(Math.abs(ratio - 1), `${n}×${d} ${rows} ${p}`).toBeLessThan(tolerance);
        }
      }
    }
  });

  it("of one target of a real table too", async () => {
    const bytes = readFileSync(new URL("../../../public/data/words.csv.gz", import.meta.url));
    const words = await readTable(new Uint8Array(bytes));
    const table = await prepareTable(words, { target: "god" });
    const whole = await decompose(features(table), {});
    const target = outsideFunctions(whole, whole.energies(table.target!.values), 1);
    const population = await estimatePopulation(table);
    for (const p of [0.05, 0.7]) {
      for (const rows of [80, 600, 3000]) {
        const base = { ...tableProblem(population, rows, false), mask: { law: "fixed", ratio: p } };
        const direct = directRisk((kappa) => functionsAt(target, kappa, kappa), 198 / rows, p);
        const ratio = risk(parseProblem(base)).totalRisk! / direct;
        expect(Math.abs(ratio - 1), `${rows} ${p}`).toBeLessThan(1e-3);
      }
    }
  });

  it("recovers a factor model: eigenvalues, noise and the risk of its problem", async () => {
    const [n, d, factors, communality] = [4000, 80, 4, 0.6];
    const table = await prepareTable(tableOf(factorRows(n, d, { factors, communality })));
    const population = await estimatePopulation(table);
    expect(population.misfit).toBeLessThan(1e-3);
    const { eigenvalues, masses, signals, noise } = population;
    const sum = (f: (k: number) => number): number => masses.reduce((s, _, k) => s + f(k), 0);
    expect(sum((k) => masses[k])).toBeCloseTo(1, 12);
    expect(sum((k) => masses[k] * eigenvalues[k])).toBeCloseTo(1, 6);
    expect(noise + sum((k) => signals[k] * eigenvalues[k])).toBeCloseTo(1, 6);
    // 1 − h of the variance is each column's own
    expect(noise).toBeGreaterThan(0.38);
    expect(noise).toBeLessThan(0.45);
    const found = risk(
      parseProblem({ ...tableProblem(population, 200, true), mask: { law: "fixed", ratio: 0.2 } }),
    ).totalRisk!;
    const model = risk(
      parseProblem({
        gamma: (d - 1) / 200,
        spectrum: { family: "factor", share: factors / d, communality },
        signal: { alignment: { kind: "self-supervised" } },
        rows: "masked-target",
        mask: { law: "fixed", ratio: 0.2 },
      }),
    ).totalRisk!;
    expect(Math.abs(found / model - 1)).toBeLessThan(0.04);
  });

  it("is a problem without massless eigenvalues, diag(Σ) = 1, γ = features over samples", async () => {
    const table = await prepareTable(tableOf(factorRows(200, 30)));
    const population = await estimatePopulation(table);
    const problem = tableProblem(population, 58, true);
    expect(problem.gamma).toBe(0.5);
    expect(problem.rows).toBe("masked-target");
    const { spectrum } = problem;
    const weights = spectrum.family === "atoms" ? spectrum.weights : [];
    expect(Math.min(...weights)).toBeGreaterThan(0);
    expect(weights.length).toBeLessThan(50);
  });

  it("reaches eigenvalues of 1e-8 where the table has them", async () => {
    // smooth curves: columns nearly follow from one another
    const rows = factorRows(500, 12, { communality: 0, seed: 3 }).map((scores) =>
      Array.from({ length: 40 }, (_, k) => {
        const x = k / 39;
        return scores.reduce((sum, s, f) => sum + s * 0.25 ** f * Math.cos(f * 2.2 * x + f), 0);
      }).map((value, k) => value + 3e-5 * Math.sin(1e4 * value + k)),
    );
    const population = await estimatePopulation(await prepareTable(tableOf(rows)));
    expect(population.sample.at(-1)).toBeLessThan(1e-8);
    expect(population.range[1]).toBeLessThan(1e-9);
    expect(population.misfit).toBeLessThan(1e-3);
    expect(population.eigenvalues.filter((value) => value < 1e-6).length).toBeGreaterThan(0);
  });

  it("stops when it is told to", async () => {
    const table = await prepareTable(tableOf(factorRows(100, 30)));
    const stages = new Set<string>();
    const signal = { aborted: false };
    const onProgress = (_share: number, stage: string): void => {
      stages.add(stage);
      if (stage === "estimating") signal.aborted = true;
    };
    await expect(estimatePopulation(table, { onProgress, signal })).rejects.toThrow(Stopped);
    expect([...stages]).toEqual(["decomposing", "estimating"]);
  });
});
