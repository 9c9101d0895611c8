import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  isSelfSupervised,
  parseProblem,
  population,
  spectralAtoms,
} from "../../src/problem/index.ts";
import { soundInput } from "./arbitrary.ts";

const sum = (values: Iterable<number>): number => [...values].reduce((total, v) => total + v, 0);

const populationOf = (input: object): ReturnType<typeof population> =>
  population(parseProblem({ gamma: 2, ...input }));

describe("spectra", () => {
  it("have eigenvalues ≥ 0 and masses that sum to 1", () => {
    fc.assert(
      fc.property(soundInput, (input) => {
        const { lambda, mass } = spectralAtoms(parseProblem(input).spectrum);
        expect(lambda.length).toBe(mass.length);
        expect(lambda.every((eigenvalue) => eigenvalue >= 0 && Number.isFinite(eigenvalue))).toBe(
          true,
        );
        expect(mass.every((w) => w >= 0)).toBe(true);
        expect(sum(mass)).toBeCloseTo(1, 12);
      }),
    );
  });

  const unitTrace = [
    { family: "isotropic" },
    { family: "spiked", spikes: [20, 5] },
    { family: "factor", share: 0.02, communality: 0.6 },
    { family: "power-law", exponent: 1.3 },
    { family: "ar1", rho: 0.9, dimension: 77 },
  ];

  it.each(unitTrace)("$family: features have variance 1", (spectrum) => {
    const { lambda, mass } = populationOf({ spectrum });
    expect(sum(lambda.map((eigenvalue, k) => eigenvalue * mass[k]))).toBeCloseTo(1, 12);
  });

  it("are what their families say", () => {
    expect(populationOf({ spectrum: { family: "spiked", spikes: [20] } })).toMatchObject({
      lambda: Float64Array.of(1, 20),
      mass: Float64Array.of(1, 0),
    });
    expect(
      populationOf({ spectrum: { family: "atoms", values: [1, 4], weights: [3, 1] } }).mass,
    ).toEqual(Float64Array.of(0.75, 0.25));
    const { lambda } = populationOf({
      spectrum: { family: "power-law", exponent: 2, dimension: 3 },
    });
    expect(lambda[0] / lambda[1]).toBeCloseTo(4, 14);
    expect(lambda[0] / lambda[2]).toBeCloseTo(9, 14);
    expect(lambda.length).toBe(3);
  });

  it("of an AR(1) have its log-determinant: the mean of ln λ is ln(1−ρ²)", () => {
    // Szegő (1915) for the spectral density; the mid-point rule is spectrally accurate for it
    const { lambda } = populationOf({ spectrum: { family: "ar1", rho: 0.6, dimension: 400 } });
    expect(sum(lambda.map(Math.log)) / 400).toBeCloseTo(Math.log(1 - 0.36), 12);
  });
});

describe("signal energies", () => {
  it("sum to the strength, as a norm or as a variance", () => {
    fc.assert(
      fc.property(soundInput, (input) => {
        const problem = parseProblem(input);
        if (isSelfSupervised(problem)) {
          expect(() => population(problem)).toThrow(TypeError);
          return;
        }
        const { lambda, energy, noise } = population(problem);
        const { strength = 0, of } = problem.signal;
        const size = of === "variance" ? sum(energy.map((b, k) => b * lambda[k])) : sum(energy);
        expect(Math.abs(size - strength)).toBeLessThanOrEqual(1e-12 * strength);
        expect(energy.every((b) => b >= 0)).toBe(true);
        expect(noise).toBe(problem.noise);
      }),
      { numRuns: 300 },
    );
  });

  const spiked = { family: "spiked", spikes: [20] };

  it("follow their alignment", () => {
    const energies = (alignment: object, spectrum: object = spiked): number[] => [
      ...populationOf({ spectrum, signal: { alignment } }).energy,
    ];
    expect(energies({ kind: "isotropic" })).toEqual([1, 0]);
    expect(energies({ kind: "power", exponent: 3 })).toEqual([1, 0]);
    expect(energies({ kind: "weights", weights: [1, 3] })).toEqual([0.25, 0.75]);
    const atoms = { family: "atoms", values: [1, 3], weights: [0.5, 0.5] };
    expect(energies({ kind: "power", exponent: 1 }, atoms)).toEqual([0.25, 0.75]);
    expect(energies({ kind: "power", exponent: -1 }, atoms)).toEqual([0.75, 0.25]);
  });

  it("are 0 for a signal of strength 0, wherever it would lie", () => {
    const spectrum = { family: "atoms", values: [0, 1], weights: [1, 1] };
    const alignment = { kind: "weights", weights: [1, 0] };
    const signal = { strength: 0, of: "variance", alignment };
    expect(populationOf({ spectrum, signal }).energy).toEqual(Float64Array.of(0, 0));
  });

  it("survive extreme powers of extreme eigenvalues", () => {
    const spectrum = { family: "atoms", values: [1e9, 1e-9, 1e-8], weights: [0, 1, 1] };
    for (const exponent of [-20, 20]) {
      const { energy } = populationOf({
        spectrum,
        signal: { alignment: { kind: "power", exponent } },
      });
      expect(sum(energy)).toBeCloseTo(1, 12);
    }
  });
});
