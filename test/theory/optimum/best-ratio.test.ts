import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseProblem } from "../../../src/problem/index.ts";
import { bestFixedRatio, risk } from "../../../src/theory/index.ts";
import { logUniform, problems } from "../arbitrary.ts";

const spiked = {
  gamma: 8,
  spectrum: { family: "spiked", spikes: [20] },
  signal: { of: "variance", alignment: { kind: "weights", weights: [0, 1] } },
};

describe("the best fixed ratio", () => {
  it("is no masking for Sigma = I", () => {
    const best = bestFixedRatio(
      parseProblem({ gamma: 3, mask: { law: "uniform", min: 0.1, max: 0.5 } }),
    );
    expect(best).toMatchObject({ ratio: 0, attained: true, bracket: [0, 0] });
  });

  it("is in between for an overparameterised spike, flat to first order there", () => {
    const best = bestFixedRatio(parseProblem(spiked));
    expect(best.ratio).toBeCloseTo(0.2614, 4);
    expect(best.bracket[0]).toBeLessThanOrEqual(best.ratio);
    expect(best.bracket[1]).toBeGreaterThanOrEqual(best.ratio);
    const value = best.risk.excessRisk ?? NaN;
    for (const away of [-1e-3, 1e-3]) {
      const mask = { law: "fixed", ratio: best.ratio + away };
      const beside = risk(parseProblem({ ...spiked, mask })).excessRisk ?? NaN;
      expect(beside).toBeGreaterThan(value);
      expect(beside - value).toBeLessThan(1e-5);
    }
  });

  it("says so when the risk keeps falling towards ratio 1", () => {
    const best = bestFixedRatio(parseProblem({ ...spiked, noise: 100, rescale: true }));
    expect(best).toMatchObject({ attained: false, approaches: 1 });
    expect(best.ratio).toBeGreaterThan(0.99999);
    expect(best.ratio).toBeLessThan(1);
    // the estimate tends to 0, the risk to the variance of the signal
    expect(best.infimum).toBeCloseTo(1, 14);
    expect(best.risk.excessRisk).toBeCloseTo(1, 5);
  });

  it("looks beyond the hump that a small ridge leaves next to ratio 1", () => {
    const best = bestFixedRatio(parseProblem({ gamma: 1, ridge: 0.001, noise: 0.25 }));
    expect(best).toMatchObject({ attained: false, approaches: 1, infimum: 1 });
    expect(best.risk.excessRisk).toBeCloseTo(1, 5);
  });

  it("is at no end where the least is inside", () => {
    const best = bestFixedRatio(parseProblem(spiked));
    expect(best).toMatchObject({ attained: true, approaches: null });
    expect(best.infimum).toBe(best.risk.excessRisk);
  });

  it("is not beaten by any ratio of a fine grid, on either side of the threshold", () => {
    fc.assert(
      fc.property(problems({ gamma: logUniform(0.05, 20) }), (problem) => {
        const best = bestFixedRatio(problem);
        const value = best.risk.excessRisk ?? Infinity;
        expect(best.evaluations).toBeLessThan(1500);
        for (let i = 0; i < 200; i++) {
          const mask = { law: "fixed", ratio: i / 200 } as const;
          const other = risk({ ...problem, mask }).excessRisk ?? Infinity;
          expect(other).toBeGreaterThanOrEqual(value * (1 - 1e-9));
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe("at N = d", () => {
  it("is no masking where every masked fit is infinite, not a limit that nothing leads to", () => {
    const problem = parseProblem({
      gamma: 1,
      spectrum: { family: "atoms", values: [0, 2], weights: [0.5, 0.5] },
      noise: 3,
      rescale: true,
    });
    const best = bestFixedRatio(problem);
    expect(best).toMatchObject({ ratio: 0, attained: true, approaches: null });
    expect(best.infimum).toBe(risk(problem).excessRisk);
  });
});

describe("with several copies", () => {
  it.each([2, 1000, "infinity"])("%s: a ratio above 0, as good as its neighbours", (copies) => {
    const problem = parseProblem({
      gamma: 0.6,
      spectrum: { family: "atoms", values: [0.1, 3], weights: [0.7, 0.3] },
      noise: 2,
      mask: { law: "fixed", ratio: 0.5 },
      copies,
    });
    const best = bestFixedRatio(problem);
    expect(best.ratio).toBeGreaterThan(0);
    for (const factor of [0.98, 1.02]) {
      const mask = { law: "fixed", ratio: best.ratio * factor } as const;
      const beside = risk({ ...problem, mask }).excessRisk as number;
      expect(beside).toBeGreaterThanOrEqual(best.risk.excessRisk as number);
    }
  });
});
