import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseProblem } from "../../../src/problem/index.ts";
import { risk, selfSupervisedPopulation } from "../../../src/theory/index.ts";
import { logUniform } from "../arbitrary.ts";
import { deviation } from "../compare.ts";

function atomsOf(list: readonly (readonly [number, number])[]): {
  lambda: Float64Array;
  mass: Float64Array;
} {
  const total = list.reduce((sum, [, weight]) => sum + weight, 0);
  return {
    lambda: Float64Array.from(list, ([value]) => value),
    mass: Float64Array.from(list, ([, weight]) => weight / total),
  };
}

describe("the population of a self-supervised target", () => {
  it("has the known values for two eigenvalues and for a factor model", () => {
    const two = selfSupervisedPopulation(
      atomsOf([
        [0.4, 1],
        [1.6, 1],
      ]),
    );
    expect(two.lambda[2]).toBeCloseTo(1, 14);
    expect(two.energy[2]).toBeCloseTo(0.36, 14);
    expect(two.noise).toBeCloseTo(0.64, 14);
    const [w, h] = [0.01, 0.6925];
    const factor = selfSupervisedPopulation(
      atomsOf([
        [1 - h, 1 - w],
        [1 - h + h / w, w],
      ]),
    );
    expect(factor.lambda[2]).toBeCloseTo(1 - h + (h * (1 - w)) / w, 11);
  });

  it("splits diag(Sigma) into what the others explain and what they do not", () => {
    const value = logUniform(1e-4, 1e4);
    const weight = fc.double({ min: 0.01, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.array(fc.tuple(value, weight), { minLength: 1, maxLength: 8 }), (list) => {
        const atoms = atomsOf(list);
        const { lambda, mass, energy, noise } = selfSupervisedPopulation(atoms);
        let explained = 0;
        let diagonal = 0;
        let carried = 0;
        for (let k = 0; k < lambda.length; k++) {
          explained += energy[k] * lambda[k];
          diagonal += mass[k] * lambda[k];
          carried += mass[k] > 0 ? energy[k] : 0;
        }
        expect(deviation(explained + noise, diagonal)).toBeLessThan(1e-11);
        expect(carried).toBe(0);
      }),
      { numRuns: 300 },
    );
  });

  it("does not mind equal, nearly equal, unsorted or massless eigenvalues", () => {
    const plain = selfSupervisedPopulation(
      atomsOf([
        [1, 1],
        [3, 1],
      ]),
    );
    const shuffled = selfSupervisedPopulation(
      atomsOf([
        [3, 0.5],
        [1, 1],
        [3, 0.5],
        [50, 0],
      ]),
    );
    expect(shuffled).toEqual(plain);
    const close = selfSupervisedPopulation(
      atomsOf([
        [1, 0.5],
        [1 + 1e-13, 0.5],
        [3, 1],
      ]),
    );
    expect(deviation(close.energy[4], plain.energy[2])).toBeLessThan(1e-9);
    expect(close.energy[3]).toBeLessThan(1e-20);
  });

  it("leaves nothing to learn where Sigma = I", () => {
    const found = risk(
      parseProblem({ gamma: 0.5, signal: { alignment: { kind: "self-supervised" } } }),
    );
    expect(found.bias).toBe(0);
    expect(found.excessRisk).toBeCloseTo(1, 12);
  });
});
