import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  parseProblem,
  ratioNodes,
  type MaskLaw,
  type Problem,
} from "../../../src/problem/index.ts";
import { bestFixedRatio, lawDerivative, risk } from "../../../src/theory/index.ts";
import { anywhere, nextToThreshold } from "./derivative-problems.ts";
import { expectDerivative } from "./derivatives.ts";

const spiked = {
  gamma: 8,
  spectrum: { family: "spiked", spikes: [20] },
  signal: { of: "variance", alignment: { kind: "weights", weights: [0, 1] } },
};

describe("the derivative of the risk by the law of masks", () => {
  // each costs some 60 risks of up to 300 ratios; test/long has more
  it("is that of mixtures with a few rows, under any law, row rule, ridge and test", () =>
    expectDerivative(anywhere, 60));

  it("keeps its digits next to the threshold", () => expectDerivative(nextToThreshold, 40));

  it("sums to 0 over the law itself", () => {
    const laws: MaskLaw[] = [
      { law: "fixed", ratio: 0.4 },
      { law: "uniform", min: 0.1, max: 0.7 },
      { law: "beta", a: 2, b: 3 },
      { law: "discrete", ratios: [0, 0.2, 0.8], weights: [1, 2, 1] },
    ];
    for (const mask of laws) {
      for (const rows of ["all", "masked-target"]) {
        const problem = parseProblem({ ...spiked, rows, mask, test: { mask: 0.3 } });
        const { ratio, weight } = ratioNodes(mask);
        const found = lawDerivative(problem, ratio);
        const relative = found.defined ? found.relative : [];
        const sum = relative.reduce((total, value, i) => total + weight[i] * value, 0);
        expect(Math.abs(sum)).toBeLessThan(1e-11);
      }
    }
  });

  it("is flat at the best fixed ratio, and says which rows would harm", () => {
    const { ratio } = bestFixedRatio(parseProblem(spiked));
    const problem = parseProblem({ ...spiked, mask: { law: "fixed", ratio } });
    const found = lawDerivative(problem, [ratio - 1e-3, ratio, ratio + 1e-3, 0, 0.8]);
    expect(found.defined).toBe(true);
    if (!found.defined) return;
    expect(found.excessRisk).toBeCloseTo(risk(problem).excessRisk as number, 13);
    expect(Math.abs(found.relative[1])).toBeLessThan(1e-12);
    for (const i of [0, 2, 3, 4]) expect(found.relative[i]).toBeGreaterThan(0);
  });

  it("is that of the first rows where there are none yet", () => {
    const problem = parseProblem({ ...spiked, rows: "masked-target", test: { mask: 0.2 } });
    const [p, e] = [0.3, 1e-7];
    const found = lawDerivative(problem, [p]);
    const mixed: MaskLaw = { law: "discrete", ratios: [0, p], weights: [1 - e, e] };
    const none = risk(problem).excessRisk as number;
    const some = risk({ ...problem, mask: mixed }).excessRisk as number;
    expect(found.defined && found.derivative[0]).toBeCloseTo((some - none) / e, 6);
  });

  it.each<[string, Partial<Problem> & { gamma: number }]>([
    ["infinite", { gamma: 1, mask: { law: "fixed", ratio: 0.3 } }],
    ["infinite", { gamma: 2, mask: { law: "uniform", min: 0, max: 1 } }],
    ["copies", { gamma: 2, mask: { law: "fixed", ratio: 0.3 }, copies: 3 }],
    ["still", { gamma: 2, mask: { law: "beta", a: 1, b: 1 }, copies: "infinity", rescale: true }],
  ])("is not defined, and says why: %s", (reason, input) => {
    expect(lawDerivative(parseProblem({ noise: 1, ...input }), [0.5])).toEqual({
      defined: false,
      reason,
    });
  });

  it("refuses ratios outside [0, 1)", () => {
    for (const ratio of [1, -0.1, NaN]) {
      expect(() => lawDerivative(parseProblem({ gamma: 2 }), [0.5, ratio])).toThrow(RangeError);
    }
  });

  it("has no NaN where the risk is 0", () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 0.999, noNaN: true }), (ratio) => {
        const found = lawDerivative(parseProblem({ gamma: 0.5, noise: 0 }), [ratio]);
        expect(found.defined && found.relative[0] >= 0).toBe(true);
      }),
    );
  });
});
