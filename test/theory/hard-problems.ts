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

/** Laws with a density: ends next to 0 and 1, shapes small and large. */
const densities: fc.Arbitrary<MaskLaw> = fc.oneof(
  fc
    .tuple(
      fc.oneof(fc.constant(0), fc.double({ min: 0, max: 0.9, noNaN: true })),
      fc.oneof(fc.constant(0), logUniform(1e-9, 0.4)),
    )
    .filter(([min, rest]) => min < 1 - rest)
    .map(([min, rest]): MaskLaw => ({ law: "uniform", min, max: 1 - rest })),
  fc
    .tuple(logUniform(0.3, 30), logUniform(0.3, 30))
    .map(([a, b]): MaskLaw => ({ law: "beta", a, b })),
);

/**
 * As {@link hardProblems} for laws with a density, whose integrals are tried: eigenvalues over eight
 * decades, down to 1e-6 from the threshold on either side. Laws with E 1/(1-p) infinite, or nearly so,
 * are left out where that makes the risk infinite.
 */
export const smoothProblems: fc.Arbitrary<Problem> = fc
  .record({
    problem: problems({
      gamma: logUniform(1e-2, 50),
      mask: densities,
      spectrum: spectra,
      testRatio: fc.constant(0),
      ridge: fc.oneof(fc.constant(0), logUniform(1e-8, 10)),
    }),
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
  .map(({ problem, beside }) =>
    beside === null ? problem : { ...problem, gamma: rowsPerSample(problem) * beside },
  )
  .filter((problem) => {
    const { mask, rescale, ridge } = problem;
    const away = problem.gamma / rowsPerSample(problem) - 1;
    if (Math.abs(away) < 5e-7) return false;
    const heavy =
      (mask.law === "beta" && mask.b < 1.3) || (mask.law === "uniform" && mask.max === 1);
    return !heavy || rescale || ridge > 0 || away < 0;
  });

/** Copies with fresh ratios, for which every combination of nodes can be summed. */
export function copiedProblems(
  copies: fc.Arbitrary<number>,
  laws: fc.Arbitrary<MaskLaw>,
): fc.Arbitrary<Problem> {
  return fc
    .record({
      problem: problems({
        gamma: logUniform(0.05, 30),
        mask: laws,
        testRatio: fc.constant(0),
        ridge: fc.oneof(fc.constant(0), logUniform(1e-4, 10)),
      }),
      copies,
    })
    .map(({ problem, copies: K }) => ({ ...problem, copies: K }))
    .filter(
      (problem) =>
        problem.spectrum.family === "atoms" &&
        problem.spectrum.values.every((value) => value > 1e-3 && value < 1e3) &&
        Math.abs(problem.gamma / rowsPerSample(problem) - 1) > 0.05,
    );
}

const inner = fc.double({ min: 0.05, max: 0.9, noNaN: true });

/** Laws of a few ratios. */
export const fewRatios: fc.Arbitrary<MaskLaw> = fc
  .array(inner, { minLength: 2, maxLength: 3 })
  .map((ratios): MaskLaw => ({ law: "discrete", ratios, weights: ratios.map((_, k) => 1 + k) }));

/** Laws with a density that few nodes integrate. */
export const easyDensities: fc.Arbitrary<MaskLaw> = fc.oneof(
  fc.tuple(inner, inner).map(([a, b]): MaskLaw => ({
    law: "uniform",
    min: Math.min(a, b),
    max: Math.max(a, b) + 0.02,
  })),
  fc
    .tuple(logUniform(0.8, 8), logUniform(1.8, 8))
    .map(([a, b]): MaskLaw => ({ law: "beta", a, b })),
);
