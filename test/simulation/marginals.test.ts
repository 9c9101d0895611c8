import { describe, expect, it } from "vitest";
import { plainEngine } from "../../src/kernels/index.ts";
import { moments, standardError } from "../../src/numerics/index.ts";
import { parseProblem } from "../../src/problem/index.ts";
import { createSimulator, type Cell } from "../../src/simulation/index.ts";

const REPLICATES = 600;
const N = 12;
const simulator = createSimulator({ engine: plainEngine() });

const cellsOf = (fields: readonly object[]): Cell[] =>
  fields.map((one) => ({ problem: parseProblem(one), n: N }));

const replicates = Array.from({ length: REPLICATES }, (_, i) => i);

/** Excess risks of every cell in a nested sweep: the cells of a replicate share their draws. */
function nested(cells: readonly Cell[], seed: number): number[][] {
  const found = replicates.map((i) => simulator.observeAll(cells, seed, i));
  return cells.map((_, k) => found.map((observations) => observations[k].excessRisk));
}

/** Excess risks of every cell, each with a seed of its own and so with draws of its own. */
function independent(cells: readonly Cell[], seed: number): number[][] {
  return cells.map((cell, k) =>
    replicates.map((i) => simulator.observe(cell, seed + 1 + k, i).excessRisk),
  );
}

/** Largest distance between two empirical distributions (Kolmogorov–Smirnov). */
function distance(one: readonly number[], other: readonly number[]): number {
  const values = [...one, ...other].sort((a, b) => a - b);
  const share = (sample: readonly number[]): ((value: number) => number) => {
    const sorted = sample.toSorted((a, b) => a - b);
    let below = 0;
    return (value) => {
      while (below < sorted.length && sorted[below] <= value) below++;
      return below / sorted.length;
    };
  };
  const [first, second] = [share(one), share(other)];
  return Math.max(...values.map((value) => Math.abs(first(value) - second(value))));
}

/** Pearson's correlation of the logarithms: risks near the threshold have no variance. */
function correlation(one: readonly number[], other: readonly number[]): number {
  const logs = [one, other].map((values) => values.map(Math.log));
  const [a, b] = logs.map((values) => {
    const { mean } = moments(values);
    const centred = values.map((value) => value - mean);
    const norm = Math.sqrt(centred.reduce((sum, value) => sum + value * value, 0));
    return centred.map((value) => value / norm);
  });
  return a.reduce((sum, value, i) => sum + value * b[i], 0);
}

const mask = { law: "fixed", ratio: 0.3 };
const uniform = { law: "uniform", min: 0.1, max: 0.7 };

describe.each([
  ["γ, isotropic", [0.5, 1, 2, 2.5].map((gamma) => ({ gamma, mask }))],
  ["noise", [0, 0.1, 1].map((noise) => ({ gamma: 2, mask: uniform, noise }))],
  ["p", [0, 0.3, 0.4].map((ratio) => ({ gamma: 0.5, mask: { law: "fixed", ratio } }))],
  [
    "γ, averaged loss",
    [0.5, 1.5].map((gamma) => ({ gamma, mask, copies: "infinity", noise: 0.5 })),
  ],
])("a nested sweep over %s", (_name, fields) => {
  const cells = cellsOf(fields);
  const together = nested(cells, 5);
  const alone = independent(cells, 100);

  it("has in each cell the distribution of independent draws", () => {
    cells.forEach((_, k) => {
      // 1.95·√(2/R): a test of level 1/1000
      expect(distance(together[k], alone[k])).toBeLessThan(1.95 * Math.sqrt(2 / REPLICATES));
      // and the mean of the logarithm, within four standard errors of the difference
      const [a, b] = [together[k], alone[k]].map((risks) => moments(risks.map(Math.log)));
      const error = Math.hypot(standardError(a)!, standardError(b)!);
      expect(Math.abs(a.mean - b.mean)).toBeLessThan(4 * error);
    });
  });

  it("pairs neighbouring cells, which independent draws do not", () => {
    cells.slice(1).forEach((_, k) => {
      expect(Math.abs(correlation(alone[k], alone[k + 1]))).toBeLessThan(4 / Math.sqrt(REPLICATES));
    });
    const last = together.length - 1;
    expect(correlation(together[last - 1], together[last])).toBeGreaterThan(0.2);
  });
});
