import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseProblem } from "../../../src/problem/index.ts";
import { derivedQuantities, risk } from "../../../src/theory/index.ts";
import { logUniform, problems } from "../arbitrary.ts";

const atoms = { family: "atoms", values: [0.05, 0.8, 4], weights: [0.4, 0.475, 0.125] };
const uniform = { law: "uniform", min: 0.1, max: 0.9 };

describe("derived quantities", () => {
  it("split the variance into parts that sum to it, the noise part that of no signal", () => {
    fc.assert(
      fc.property(problems({ gamma: logUniform(0.1, 10) }), (problem) => {
        const found = derivedQuantities(problem);
        const { variance } = risk(problem);
        if (found === null || found.variance === null || variance === null) return;
        const { noise, masks, features } = found.variance;
        expect(Math.min(noise, masks, features)).toBeGreaterThanOrEqual(0);
        const sum = noise + masks + features;
        expect(Math.abs(sum - variance)).toBeLessThanOrEqual(1e-9 * variance);
        const silent = { ...problem, signal: { ...problem.signal, strength: 0 } };
        const alone = risk(silent).variance ?? NaN;
        expect(Math.abs(noise - alone)).toBeLessThanOrEqual(1e-9 * alone);
        const louder = derivedQuantities({ ...problem, noise: 2 * (problem.noise ?? 0) });
        expect(louder?.variance?.noise).toBeCloseTo(2 * noise, 6);
      }),
      { numRuns: 150 },
    );
  });

  it.each([0.5, 3])("loses the masks' part with the masks, gamma %d", (gamma) => {
    const at = (ratio: number): number =>
      derivedQuantities(parseProblem({ gamma, spectrum: atoms, mask: { law: "fixed", ratio } }))
        ?.variance?.masks ?? NaN;
    expect(at(0.3)).toBeGreaterThan(0.01);
    expect(at(1e-3)).toBeLessThan(0.02 * at(0.3));
    expect(at(0)).toBe(0);
  });

  it.each([
    { gamma: 0.5, mask: uniform },
    { gamma: 3, mask: uniform },
    { gamma: 3, mask: uniform, rescale: true },
    { gamma: 0.2, mask: uniform, rows: "masked-target" },
    { gamma: 4, mask: { law: "fixed", ratio: 0.4 }, copies: 2 },
  ])("spend all the freedom there is: %j", (input) => {
    const found = derivedQuantities(parseProblem({ ...input, spectrum: atoms }));
    const rows = input.rows === "masked-target" ? 0.5 : (input.copies ?? 1);
    const spent = (found?.degrees1 ?? NaN) + (found?.maskDegrees ?? NaN);
    expect(spent).toBeCloseTo(Math.min(rows, input.gamma), 10);
    expect(found?.degrees2).toBeLessThan(found?.degrees1 ?? NaN);
  });

  it("agree with the plain ridge: kappa solves lambda = kappa (1 - df1)", () => {
    // Dobriban & Wager (2018); Hastie et al. (2022), eq. 15
    const found = derivedQuantities(parseProblem({ gamma: 2, spectrum: atoms, ridge: 0.1 }));
    const { effectiveRidge: kappa = NaN, degrees1 = NaN } = found ?? {};
    expect(kappa * (1 - degrees1)).toBeCloseTo(0.1, 12);
    expect(found).toMatchObject({ maskDegrees: 0, effectiveSamples: 1 });
    expect(found?.scalars?.visible).toBeCloseTo(0.1 / kappa, 12);
  });

  it("know the solver's reference values", () => {
    const found = derivedQuantities(parseProblem({ gamma: 3, spectrum: atoms, mask: uniform }));
    expect(found?.scalars?.visible).toBeCloseTo(0.3260383137, 9);
    expect(found?.scalars?.hidden).toBeCloseTo(0.2768339744, 9);
    expect(found?.effectiveRidge).toBeCloseTo(1.2768339744 / 0.3260383137, 8);
    const under = derivedQuantities(parseProblem({ gamma: 0.5, spectrum: atoms, mask: uniform }));
    expect(under?.scalars?.visible).toBeCloseTo(0.1320167857, 9);
    expect(under?.scalars?.hidden).toBeCloseTo(0.08700894824, 9);
  });

  it("count rows and noise as one expects for one ratio under the threshold", () => {
    const problem = parseProblem({ gamma: 0.5, mask: { law: "fixed", ratio: 0.3 }, noise: 0.25 });
    const found = derivedQuantities(problem);
    expect(found?.effectiveSamples).toBeCloseTo(1, 14);
    // Sigma = I: theta = beta, z'theta misses p r² of the signal
    expect(found?.effectiveNoise).toBeCloseTo(0.25 + 0.3, 12);
    const mixed = derivedQuantities({ ...problem, mask: { law: "uniform", min: 0, max: 0.9 } });
    expect(mixed?.effectiveSamples).toBeLessThan(0.8);
  });

  it("are not defined without rows, at the threshold, for averaged losses", () => {
    expect(derivedQuantities(parseProblem({ gamma: 2, rows: "masked-target" }))).toBeNull();
    expect(derivedQuantities(parseProblem({ gamma: 1 }))).toBeNull();
    const mask = { law: "fixed", ratio: 0.5 };
    const averaged = parseProblem({ gamma: 2, copies: "infinity", mask });
    expect(derivedQuantities(averaged)).toBeNull();
  });
});
