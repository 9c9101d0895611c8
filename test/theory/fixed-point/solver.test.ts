import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  parseProblem,
  type MaskLaw,
  type Problem,
  type Spectrum,
} from "../../../src/problem/index.ts";
import { risk } from "../../../src/theory/index.ts";
import { soundInput } from "../../problem/arbitrary.ts";
import { logUniform, problems, ratio } from "../arbitrary.ts";
import { quantities } from "../compare.ts";

/** Solved to rounding, and every number is a number >= 0, or null with a reason. */
function expectSound(problem: Problem): void {
  const found = risk(problem);
  expect(found.solver.converged).toBe(true);
  expect(found.solver.residual).toBeLessThan(1e-10);
  expect(Number.isInteger(found.solver.iterations)).toBe(true);
  const explained = found.regime === "threshold" || found.regime === "divergent";
  for (const quantity of quantities) {
    const value = found[quantity];
    if (value === null) expect(explained, `${quantity} is null`).toBe(true);
    else expect(value >= 0 && value < Infinity, `${quantity} = ${value}`).toBe(true);
  }
}

describe("the solver", () => {
  it("converges on random problems over six decades of gamma", () => {
    fc.assert(fc.property(problems(), expectSound), { numRuns: 1500 });
  });

  it("converges on whatever the problem contract lets through", () => {
    fc.assert(
      fc.property(soundInput, (input) => expectSound(parseProblem(input))),
      { numRuns: 300 },
    );
  });

  it("converges at the edges: ratios all but 0 or 1, no noise, spread spectra, many atoms", () => {
    const edge = fc.oneof(
      logUniform(1e-14, 1e-3),
      logUniform(1e-12, 1e-3).map((rest) => 1 - rest),
      fc.constant(0),
    );
    const extreme = problems({
      gamma: fc.oneof(
        logUniform(1e-6, 1e6),
        logUniform(1e-14, 1e-2).map((away) => 1 + away),
      ),
      noise: fc.constant(0),
      mask: fc.oneof(
        edge.map((at): MaskLaw => ({ law: "fixed", ratio: at })),
        fc.array(fc.oneof(edge, ratio), { minLength: 2, maxLength: 3 }).map((ratios): MaskLaw => ({
          law: "discrete",
          ratios,
          weights: ratios.map((_, i) => 10 ** (-3 * i)),
        })),
      ),
      spectrum: fc
        .array(logUniform(1e-9, 1e9), { minLength: 1, maxLength: 4 })
        .map((values): Spectrum => ({ family: "atoms", values, weights: values.map(() => 1) })),
    });
    fc.assert(fc.property(extreme, expectSound), { numRuns: 800 });
    for (const gamma of [0.3, 0.999999, 1.000001, 30]) {
      for (const exponent of [0, 2, 10]) {
        const spectrum = { family: "power-law", exponent, dimension: 1000 };
        expectSound(parseProblem({ gamma, spectrum, mask: { law: "uniform", min: 0, max: 0.99 } }));
      }
    }
  });

  it("keeps its digits at ratios so small that their products are subnormal", () => {
    for (const rows of ["all", "masked-target"]) {
      for (const gamma of [0.966, 3]) {
        const at = (least: number): number | null =>
          risk(
            parseProblem({
              gamma,
              noise: 1,
              rows,
              mask: { law: "discrete", ratios: [least, 0.4], weights: [1, 1] },
            }),
          ).excessRisk;
        for (const least of [1e-300, 1e-310, 7.4e-323]) {
          expect(at(least)! / at(1e-200)!).toBeCloseTo(1, 13);
        }
      }
    }
    const alone = (ratio: number): number | null =>
      risk(parseProblem({ gamma: 0.966, noise: 1, mask: { law: "fixed", ratio } })).excessRisk;
    expect(alone(7.4e-323)! / alone(0)!).toBeCloseTo(1, 13);
  });

  it("takes few iterations", () => {
    let worst = 0;
    const plain = problems({ mask: fc.constant({ law: "uniform", min: 0.1, max: 0.9 }) });
    for (const problem of fc.sample(plain, { numRuns: 1000, seed: 1 })) {
      worst = Math.max(worst, risk(problem).solver.iterations);
    }
    expect(worst).toBeLessThan(30);
  });

  it("does not depend on what was asked before, nor on the problem being the same object", () => {
    const sample = fc.sample(problems(), { numRuns: 50, seed: 3 });
    const first = sample.map(risk);
    const again = sample.toReversed().map((problem) => risk(structuredClone(problem)));
    expect(again.toReversed()).toEqual(first);
  });

  it("sees a problem changed in place", () => {
    const problem = parseProblem({ gamma: 3, spectrum: { family: "spiked", spikes: [5] } });
    const signal = { strength: 1, of: "norm", alignment: { kind: "weights", weights: [0, 1] } };
    const changed = { ...problem, signal } as Problem;
    const before = risk(changed).excessRisk;
    if (changed.spectrum.family === "spiked") changed.spectrum.spikes[0] = 50;
    expect(risk(changed).excessRisk).not.toBe(before);
  });
});
