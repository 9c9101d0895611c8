import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { finiteSpectrum } from "../../src/simulation/eigenspaces.ts";

const sum = (values: Iterable<number>): number => [...values].reduce((a, b) => a + b, 0);

const limits = fc
  .array(
    fc.record({
      lambda: fc.double({ min: 0.01, max: 20, noNaN: true }),
      mass: fc.double({ min: 0.001, max: 1, noNaN: true }),
      energy: fc.double({ min: 0, max: 3, noNaN: true }),
    }),
    { minLength: 1, maxLength: 60 },
  )
  .map((atoms) => {
    const total = sum(atoms.map((atom) => atom.mass));
    return {
      lambda: Float64Array.from(atoms, (atom) => atom.lambda),
      mass: Float64Array.from(atoms, (atom) => atom.mass / total),
      energy: Float64Array.from(atoms, (atom) => atom.energy),
    };
  });

describe("finiteSpectrum", () => {
  it("gives exactly d eigenvalues in proportion to the mass and keeps all the energy", () => {
    fc.assert(
      fc.property(limits, fc.integer({ min: 1, max: 300 }), (limit, d) => {
        const { spaces } = finiteSpectrum(limit, d);
        expect(sum(spaces.map((space) => space.multiplicity))).toBe(d);
        expect(sum(spaces.map((space) => space.energy))).toBeCloseTo(sum(limit.energy), 9);
        // the number of eigenvalues at or below any level is the mass there times d, within one
        for (const level of limit.lambda) {
          const mass = sum(limit.mass.filter((_, k) => limit.lambda[k] <= level));
          const count = sum(spaces.filter((s) => s.lambda <= level).map((s) => s.multiplicity));
          expect(Math.abs(count - mass * d)).toBeLessThan(1);
        }
      }),
    );
  });

  it("leaves each atom's energy where it is while every atom has an eigenvalue", () => {
    const limit = {
      lambda: Float64Array.of(4, 0.05, 0.8),
      mass: Float64Array.of(0.125, 0.4, 0.475),
      energy: Float64Array.of(0.2, 0.5, 0.3),
    };
    expect(finiteSpectrum(limit, 80)).toEqual({
      spaces: [
        { lambda: 0.05, multiplicity: 32, energy: 0.5 },
        { lambda: 0.8, multiplicity: 38, energy: 0.3 },
        { lambda: 4, multiplicity: 10, energy: 0.2 },
      ],
      notices: [],
    });
  });

  it("follows a list of eigenvalues by its quantiles, not by its first entries", () => {
    const lambda = Float64Array.from({ length: 200 }, (_, k) => 2 - k / 100);
    const mass = new Float64Array(200).fill(1 / 200);
    const { spaces, notices } = finiteSpectrum({ lambda, mass }, 50);
    expect(spaces.length).toBe(50);
    expect(sum(spaces.map((s) => s.lambda * s.multiplicity)) / 50).toBeCloseTo(1.005, 1);
    expect(spaces.map((s) => s.lambda)[49]).toBeGreaterThan(1.9);
    expect(notices).toEqual([]);
  });

  it("gives one eigenvalue to every massless spike and says what they weigh", () => {
    const limit = (spikes: number[]): Parameters<typeof finiteSpectrum>[0] => ({
      lambda: Float64Array.of(1, ...spikes),
      mass: Float64Array.of(1, ...spikes.map(() => 0)),
      energy: Float64Array.of(0, ...spikes.map(() => 1)),
    });
    const { spaces, notices } = finiteSpectrum(limit([60, 60]), 100);
    expect(spaces.map((s) => s.multiplicity)).toEqual([98, 1, 1]);
    expect(spaces.map((s) => s.energy)).toEqual([0, 1, 1]);
    expect(notices).toEqual([
      {
        kind: "spikes",
        size: expect.closeTo(1.18, 9),
        message: expect.stringContaining("by 120 %"),
      },
    ]);
    expect(finiteSpectrum(limit([3]), 400).notices).toEqual([]);
    expect(() => finiteSpectrum(limit([3, 4]), 2)).toThrow(/2 spikes.*has 2/);
  });

  it("says when d eigenvalues cannot follow the spectrum", () => {
    const limit = {
      lambda: Float64Array.of(0.3, 70.3),
      mass: Float64Array.of(0.99, 0.01),
      energy: Float64Array.of(0.5, 0.5),
    };
    const coarse = finiteSpectrum(limit, 20);
    expect(coarse.spaces).toEqual([{ lambda: 0.3, multiplicity: 20, energy: 1 }]);
    expect(coarse.notices).toEqual([
      { kind: "resolution", size: expect.closeTo(0.99, 1), message: expect.any(String) },
    ]);
    expect(finiteSpectrum(limit, 200).notices).toEqual([]);
  });
});
