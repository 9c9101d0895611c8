import * as fc from "fast-check";
import type { Arbitrary } from "fast-check";
import type { MaskLaw, Problem, Spectrum } from "../../src/problem/index.ts";

/** 10^x, x uniform: a size of unknown order. */
export function logUniform(low: number, high: number): Arbitrary<number> {
  return fc
    .double({ min: Math.log10(low), max: Math.log10(high), noNaN: true })
    .map((x) => 10 ** x);
}

/** Mask ratios from 0 to nearly 1, with 0 itself now and then. */
export const ratio: Arbitrary<number> = fc.oneof(
  { weight: 1, arbitrary: fc.constant(0) },
  { weight: 6, arbitrary: fc.double({ min: 0.001, max: 0.95, noNaN: true }) },
  { weight: 1, arbitrary: logUniform(1e-6, 1e-2).map((rest) => 1 - rest) },
);

/** Every law of masks; the uniform one may end at 1. */
export const law: Arbitrary<MaskLaw> = fc.oneof(
  ratio.map((at): MaskLaw => ({ law: "fixed", ratio: at })),
  fc
    .tuple(ratio, fc.oneof(ratio, fc.constant(1)))
    .map(([a, b]): MaskLaw => ({ law: "uniform", min: Math.min(a, b), max: Math.max(a, b) })),
  fc
    .array(fc.tuple(ratio, fc.double({ min: 0.01, max: 1, noNaN: true })), {
      minLength: 1,
      maxLength: 4,
    })
    .map((list): MaskLaw => ({
      law: "discrete",
      ratios: list.map(([at]) => at),
      weights: list.map(([, weight]) => weight),
    })),
  fc
    .tuple(logUniform(0.2, 20), logUniform(0.5, 20))
    .map(([a, b]): MaskLaw => ({ law: "beta", a, b })),
);

/** Two to four atoms spread over up to eight decades, a zero eigenvalue now and then; or spikes. */
const spectrum: Arbitrary<Spectrum> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .record({
        atoms: fc.array(
          fc.tuple(logUniform(1e-4, 1e4), fc.double({ min: 0.02, max: 1, noNaN: true })),
          {
            minLength: 1,
            maxLength: 4,
          },
        ),
        singular: fc.integer({ min: 0, max: 4 }),
      })
      .map(({ atoms, singular }): Spectrum => ({
        family: "atoms",
        values: [...atoms.map(([value]) => value), ...(singular === 0 ? [0] : [])],
        weights: [...atoms.map(([, weight]) => weight), ...(singular === 0 ? [0.4] : [])],
      })),
  },
  {
    weight: 1,
    arbitrary: fc
      .array(logUniform(0.1, 300), { minLength: 1, maxLength: 3 })
      .map((spikes): Spectrum => ({ family: "spiked", spikes })),
  },
);

function sizeOf(spectrum: Spectrum): number {
  if (spectrum.family === "atoms") return spectrum.values.length;
  return spectrum.family === "spiked" ? spectrum.spikes.length + 1 : 1;
}

/** What all problems here have in common; other parts replace its fields. */
export interface ProblemParts {
  gamma?: Arbitrary<number>;
  spectrum?: Arbitrary<Spectrum>;
  mask?: Arbitrary<MaskLaw>;
  noise?: Arbitrary<number>;
  testRatio?: Arbitrary<number>;
  /** 0 unless said otherwise. */
  ridge?: Arbitrary<number>;
}

/** Complete problems with an outside target, gamma over six decades unless said otherwise. */
export function problems(parts: ProblemParts = {}): Arbitrary<Problem> {
  return fc
    .record({
      gamma: parts.gamma ?? logUniform(1e-3, 1e3),
      spectrum: parts.spectrum ?? spectrum,
      mask: parts.mask ?? law,
      noise: parts.noise ?? fc.oneof(fc.constant(0), logUniform(1e-4, 10)),
      strength: logUniform(1e-2, 10),
      of: fc.constantFrom("norm", "variance"),
      energies: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), {
        minLength: 6,
        maxLength: 6,
      }),
      rows: fc.constantFrom("all", "masked-target"),
      rescale: fc.boolean(),
      ridge: parts.ridge ?? fc.constant(0),
      test:
        parts.testRatio ?? fc.oneof(fc.constant(0), fc.double({ min: 0, max: 0.9, noNaN: true })),
    })
    .map(
      ({
        gamma,
        spectrum: sigma,
        mask,
        noise,
        strength,
        of,
        energies,
        rows,
        rescale,
        ridge,
        test,
      }) => {
        // the first atom is never of eigenvalue 0: some energy there keeps the variance positive
        const weights = [energies[0] + 0.1, ...energies.slice(1)].slice(0, sizeOf(sigma));
        return {
          version: 1,
          gamma,
          spectrum: sigma,
          signal: { strength, of, alignment: { kind: "weights", weights } },
          mask,
          noise,
          rows,
          rescale,
          copies: 1,
          ridge,
          test: { mask: test },
        };
      },
    );
}
