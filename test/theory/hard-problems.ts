import * as fc from "fast-check";
import type { MaskLaw, Problem, Spectrum } from "../../src/problem/index.ts";
import { rowsPerSample } from "../../src/theory/index.ts";
import { logUniform, problems } from "./arbitrary.ts";

/** Ratios with some near 0 and near 1. */
const anyRatio = fc.oneof(
  { weight: 4, arbitrary: fc.double({ min: 0.02, max: 0.95, noNaN: true }) },
  { weight: 1, arbitrary: logUniform(1e-8, 1e-2).map((rest) => 1 - rest) },
  { weight: 1, arbitrary: logUniform(1e-6, 1e-2) },
);

const laws: fc.Arbitrary<MaskLaw> = fc.oneof(
  { weight: 3, arbitrary: anyRatio.map((ratio): MaskLaw => ({ law: "fixed", ratio })) },
  {
    weight: 3,
    arbitrary: fc
      .array(fc.tuple(anyRatio, fc.double({ min: 0.05, max: 1, noNaN: true })), {
        minLength: 2,
        maxLength: 4,
      })
      .map((list): MaskLaw => ({
        law: "discrete",
        ratios: list.map(([ratio]) => ratio),
        weights: list.map(([, weight]) => weight),
      })),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(
        fc.double({ min: 0, max: 0.4, noNaN: true }),
        fc.double({ min: 0.5, max: 0.9, noNaN: true }),
      )
      .map(([min, max]): MaskLaw => ({ law: "uniform", min, max })),
  },
);

/** Eigenvalues over up to ten decades. */
const spectra: fc.Arbitrary<Spectrum> = fc
  .array(fc.tuple(logUniform(1e-5, 1e5), fc.double({ min: 0.02, max: 1, noNaN: true })), {
    minLength: 1,
    maxLength: 4,
  })
  .map((atoms): Spectrum => ({
    family: "atoms",
    values: atoms.map(([value]) => value),
    weights: atoms.map(([, weight]) => weight),
  }));

/**
 * Problems that try the digits: spread spectra, ratios near 0 and 1, aspect ratios down to 1e-6
 * from the threshold on either side, ridges over ten decades, several copies of a fixed ratio.
 */
export const hardProblems: fc.Arbitrary<Problem> = fc
  .record({
    problem: problems({
      mask: laws,
      spectrum: spectra,
      testRatio: fc.constant(0),
      ridge: fc.oneof(fc.constant(0), logUniform(1e-8, 1e2)),
    }),
    copies: fc.constantFrom(1, 1, 2, 5),
    beside: fc.oneof(
      { weight: 2, arbitrary: fc.constant(null) },
      {
        weight: 1,
        arbitrary: fc
          .tuple(logUniform(1e-6, 1e-1), fc.boolean())
          .map(([away, over]) => 1 + (over ? away : -away)),
      },
    ),
  })
  .map(({ problem, copies, beside }) => {
    const several = problem.mask.law === "fixed" ? { ...problem, copies } : problem;
    return beside === null ? several : { ...several, gamma: rowsPerSample(several) * beside };
  })
  .filter((problem) => Math.abs(problem.gamma / rowsPerSample(problem) - 1) > 5e-7);
