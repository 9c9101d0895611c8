import { describe, expect, it } from "vitest";
import { parseProblem } from "../../../src/problem/index.ts";
import { bestFixedRatio, optimum, quickOptimum } from "../../../src/theory/index.ts";

const spiked = {
  gamma: 8,
  spectrum: { family: "spiked", spikes: [20] },
  signal: { strength: 1, of: "variance", alignment: { kind: "weights", weights: [0, 1] } },
};

describe("the quick search for maps", () => {
  it.each(["all", "masked-target"])("finds what the full search finds, rows %s", (rows) => {
    let gains = 0;
    for (let i = 0; i < 8; i++) {
      for (let j = 0; j < 6; j++) {
        const gamma = 0.2 * 100 ** (i / 7);
        const problem = parseProblem({ ...spiked, rows, gamma, noise: 0.01 * 300 ** (j / 5) });
        const quick = quickOptimum(problem);
        const fixed = bestFixedRatio(problem);
        const range = optimum(problem, "uniform", fixed);
        const at = JSON.stringify({ problem, quick });
        expect(quick.fixed / (fixed.risk.excessRisk ?? NaN), at).toBeCloseTo(1, 5);
        expect(quick.uniform / (range.risk.excessRisk ?? NaN), at).toBeCloseTo(1, 4);
        expect(quick.uniform, at).toBeLessThanOrEqual(quick.fixed);
        if (range.gain > 1e-3) gains++;
      }
    }
    expect(gains > 0).toBe(rows === "masked-target");
  });
});
