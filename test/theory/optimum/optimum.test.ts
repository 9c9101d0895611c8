import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { InvalidProblem, parseProblem, type MaskLaw } from "../../../src/problem/index.ts";
import { bestFixedRatio, optima, optimum, risk } from "../../../src/theory/index.ts";
import { logUniform, problems } from "../arbitrary.ts";

/** Masked autoencoding with few strong factors: random ratios help here (THEORY.md, section 12). */
const factors = parseProblem({
  gamma: 1.3556,
  spectrum: { family: "factor", share: 0.01, communality: 0.6925 },
  signal: { alignment: { kind: "self-supervised" } },
  rows: "masked-target",
  rescale: true,
});

/** The same with an outside target. */
const outside = parseProblem({
  gamma: 1.1,
  spectrum: { family: "atoms", values: [25, 1.5, 0.15], weights: [0.02, 0.24, 0.74] },
  signal: {
    strength: 1,
    of: "variance",
    alignment: { kind: "weights", weights: [0.039956, 0.000733, 0] },
  },
  noise: 1.4,
  rows: "masked-target",
  rescale: true,
});

const spiked = parseProblem({
  gamma: 8,
  spectrum: { family: "spiked", spikes: [20] },
  signal: { strength: 1, of: "variance", alignment: { kind: "weights", weights: [0, 1] } },
});

describe("the best law of a family", () => {
  it.each([
    { problem: factors, fixed: 0.05357481333, uniform: 0.05083034019, max: 0.544, digits: 10 },
    { problem: outside, fixed: 0.5018979557, uniform: 0.4530162979, max: 0.754, digits: 5 },
  ])("finds the known gains of random ratios", ({ problem, fixed, uniform, max, digits }) => {
    const [one, range, pair] = optima(problem);
    expect(one.risk.excessRisk).toBeCloseTo(fixed, digits);
    expect(one.gain).toBe(0);
    expect(range.risk.excessRisk).toBeCloseTo(uniform, digits);
    expect(range.mask).toMatchObject({ law: "uniform", min: 0 });
    expect(range.mask.law === "uniform" && range.mask.max).toBeCloseTo(max, 3);
    expect(range.gain).toBeCloseTo(1 - uniform / fixed, digits - 2);
    expect(range.certificate).toMatchObject({ attained: true, converged: true, bracket: null });
    // leaving samples out is the better remedy: ratio 0 with masked targets does that
    expect(pair.gain).toBeGreaterThan(range.gain);
    expect(pair.mask.law === "discrete" && pair.mask.ratios[0]).toBe(0);
  });

  it("gains exactly nothing where it degenerates to the fixed ratio", () => {
    const [one, range, pair] = optima(spiked);
    expect([one.gain, range.gain, pair.gain]).toEqual([0, 0, 0]);
    expect(range.mask.law === "uniform" && range.mask.min === range.mask.max).toBe(true);
    for (const { mask, risk: least } of [range, pair]) {
      expect(risk({ ...spiked, mask }).excessRisk).toBeCloseTo(least.excessRisk ?? NaN, 12);
    }
    expect(one.certificate.bracket?.[0]).toBeLessThanOrEqual(bestFixedRatio(spiked).ratio);
  });

  it("says in its certificate what was done", () => {
    const { certificate } = optimum(factors, "uniform");
    expect(certificate.evaluations).toBeGreaterThan(certificate.gridPoints);
    expect(certificate.evaluations).toBeLessThan(3000);
    expect(certificate.simplex).toBeLessThan(1e-5);
  });

  it("is not beaten by random laws of its family", () => {
    const part = fc.double({ min: 0, max: 0.97, noNaN: true });
    const parts = { gamma: logUniform(0.1, 10), noise: logUniform(1e-3, 3) };
    fc.assert(
      fc.property(
        problems(parts),
        fc.array(fc.tuple(part, part, part), { minLength: 60, maxLength: 60 }),
        (problem, triples) => {
          const [fixed, range, pair] = optima(problem);
          const reference = fixed.risk.excessRisk ?? Infinity;
          expect(range.gain).toBeGreaterThanOrEqual(0);
          expect(pair.gain).toBeGreaterThanOrEqual(0);
          // laws near the optimum as well as anywhere
          for (const [i, [p, q, weight]] of triples.entries()) {
            const near = i % 2 === 0 ? 0.1 : 1;
            const one = fixed.mask.law === "fixed" ? fixed.mask.ratio : 0;
            const a = one + near * (p - one);
            const b = one + near * (q - one);
            const uniform: MaskLaw = { law: "uniform", min: Math.min(a, b), max: Math.max(a, b) };
            const two: MaskLaw = {
              law: "discrete",
              ratios: [Math.max(a, b), i % 3 === 0 ? 0 : Math.min(a, b)],
              weights: [weight, 1 - weight],
            };
            const slack = 1 - 1e-6;
            for (const [mask, best] of [[uniform, range] as const, [two, pair] as const]) {
              const other = risk({ ...problem, mask }).excessRisk ?? Infinity;
              const least = best.risk.excessRisk ?? Infinity;
              expect(
                other,
                JSON.stringify({ problem, mask, least, reference }),
              ).toBeGreaterThanOrEqual(least * slack);
            }
          }
        },
      ),
      { numRuns: 80 },
    );
  });

  it("refuses families that the problem does not allow", () => {
    const copied = parseProblem({ gamma: 2, copies: 90, mask: { law: "fixed", ratio: 0.3 } });
    expect(() => optimum(copied, "uniform")).toThrow(InvalidProblem);
  });
});
