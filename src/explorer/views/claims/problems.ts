import { parseProblem, type MaskLaw, type Problem } from "../../../problem/index.ts";

const along = { strength: 1, of: "variance", alignment: { kind: "weights", weights: [0, 1] } };
const strongest = { alignment: { kind: "power", exponent: 1 } };
const itself = { alignment: { kind: "self-supervised" } };
const factor = (share: number, communality: number): object => ({
  spectrum: { family: "factor", share, communality },
});

/** A problem from the fields that are not at their default. */
export const problem = (fields: object): Problem => parseProblem(fields);

export const fixed = (ratio: number): MaskLaw => ({ law: "fixed", ratio });
export const uniform = (min: number, max: number): MaskLaw => ({ law: "uniform", min, max });

/** The problem under another law. */
export const under = (base: Problem, mask: MaskLaw): Problem => ({ ...base, mask });

export const isotropic = (gamma: number, change: object = {}): Problem =>
  problem({ gamma, ...change });

/** One strong direction, which carries the whole signal. */
export const spiked = (gamma: number, spike = 20, change: object = {}): Problem =>
  problem({ gamma, spectrum: { family: "spiked", spikes: [spike] }, signal: along, ...change });

/** Eigenvalues that fall off as a power, the signal leaning on the strong ones. */
export const powerLaw = (gamma: number, exponent: number): Problem =>
  problem({
    gamma,
    spectrum: { family: "power-law", exponent, dimension: 60 },
    signal: strongest,
  });

/** Strong factors behind correlated features, the signal leaning on them. */
export const factors = (gamma: number, change: object = {}): Problem =>
  problem({ gamma, ...factor(0.05, 0.6), signal: strongest, ...change });

/** Neighbours correlated along a line. */
export const neighbours = (gamma: number): Problem =>
  problem({ gamma, spectrum: { family: "ar1", rho: 0.9, dimension: 60 }, signal: strongest });

/** Two levels of variance, one tenth of the directions fifty times stronger. */
export const twoLevels = (gamma: number, change: object = {}): Problem =>
  problem({
    gamma,
    spectrum: { family: "atoms", values: [10, 0.2], weights: [0.1, 0.9] },
    signal: strongest,
    ...change,
  });

/** Rescaled inputs and every row kept: ratio 0 for 80 % and 0.95 for 20 % gains 5.8 %. */
export const rescaledCounterexample: Problem = problem({
  gamma: 2,
  spectrum: { family: "atoms", values: [1, 0.02, 0.0001], weights: [0.01, 0.6, 0.39] },
  signal: { strength: 1.02, alignment: { kind: "weights", weights: [1, 0.02, 0] } },
  noise: 0.002,
  rescale: true,
});

const hidden = { rows: "masked-target", rescale: true };

/**
 * Masked-target problems in which random ratios are known to gain (cases A-D):
 * masked autoencoders with few strong factors, and an outside target.
 */
export const autoencoderA: Problem = problem({
  gamma: 1.3556,
  ...factor(0.01, 0.6925),
  signal: itself,
  ...hidden,
});
const autoencoderB: Problem = problem({
  gamma: 1.2,
  ...factor(0.03, 0.6),
  signal: itself,
  ...hidden,
});
export const autoencoderC: Problem = problem({
  gamma: 0.7764,
  ...factor(0.01, 0.8007),
  signal: itself,
  rows: "masked-target",
  test: { mask: 0.5 },
});
export const outsideD: Problem = problem({
  gamma: 1.1,
  spectrum: { family: "atoms", values: [25, 1.5, 0.15], weights: [0.02, 0.24, 0.74] },
  signal: {
    strength: 1,
    of: "variance",
    alignment: { kind: "weights", weights: [0.039956, 0.000733, 0] },
  },
  noise: 1.4,
  ...hidden,
});

/** The four of them by name. */
export const hiddenTargets: readonly { readonly name: string; readonly problem: Problem }[] = [
  { name: "A: autoencoder, few factors", problem: autoencoderA },
  { name: "B: autoencoder, more factors", problem: autoencoderB },
  { name: "C: not rescaled, tests masked at 0.5", problem: autoencoderC },
  { name: "D: an outside target", problem: outsideD },
];
