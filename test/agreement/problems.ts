/** Problems that together use every spectrum, alignment, mask law, row rule, test and side. */
export interface AgreementProblem {
  readonly name: string;
  readonly problem: object;
  /** Samples in the quick test. */
  readonly n: number;
}

const tri = { family: "atoms", values: [0.05, 0.8, 4], weights: [0.4, 0.475, 0.125] };
const triWeights = { alignment: { kind: "weights", weights: [0.5, 0.3, 0.2] } };
const two = { family: "atoms", values: [0.4, 1.6], weights: [0.5, 0.5] };
const factor = { family: "factor", share: 0.1, communality: 0.6 };
const own = { alignment: { kind: "self-supervised" } };
const fixed = (ratio: number): object => ({ law: "fixed", ratio });
const uniform = (min: number, max: number): object => ({ law: "uniform", min, max });

/** 26 problems; sizes keep the quick test quick. */
export const AGREEMENT_PROBLEMS: readonly AgreementProblem[] = [
  { name: "isotropic, clean, under", n: 120, problem: { gamma: 0.5 } },
  { name: "isotropic, clean, over", n: 70, problem: { gamma: 2.5 } },
  { name: "isotropic, masked, under", n: 160, problem: { gamma: 0.4, mask: fixed(0.5) } },
  { name: "isotropic, masked, over", n: 70, problem: { gamma: 3, mask: fixed(0.3) } },
  {
    name: "isotropic, uniform law, rescaled, over",
    n: 80,
    problem: { gamma: 2, mask: uniform(0.1, 0.7), rescale: true },
  },
  {
    name: "three atoms, fixed, under",
    n: 160,
    problem: { gamma: 0.5, spectrum: tri, signal: triWeights, mask: fixed(0.3) },
  },
  {
    name: "three atoms, fixed, over, masked test",
    n: 70,
    problem: {
      gamma: 3,
      spectrum: tri,
      signal: triWeights,
      mask: fixed(0.3),
      test: { mask: 0.5 },
    },
  },
  {
    name: "three atoms, uniform law, under, masked test",
    n: 180,
    problem: {
      gamma: 0.4,
      spectrum: tri,
      signal: triWeights,
      mask: uniform(0.1, 0.8),
      test: { mask: 0.3 },
    },
  },
  {
    name: "three atoms, uniform law, rescaled, masked test, over",
    n: 80,
    problem: {
      gamma: 2.5,
      spectrum: tri,
      signal: triWeights,
      mask: uniform(0.1, 0.8),
      rescale: true,
      test: { mask: 0.5 },
    },
  },
  {
    name: "two atoms, list of ratios, over",
    n: 80,
    problem: {
      gamma: 2,
      spectrum: two,
      mask: { law: "discrete", ratios: [0, 0.3, 0.6], weights: [1, 2, 1] },
    },
  },
  {
    name: "two atoms, beta law, under, energy on strong directions",
    n: 160,
    problem: {
      gamma: 0.5,
      spectrum: two,
      signal: { strength: 2, of: "variance", alignment: { kind: "power", exponent: 1 } },
      mask: { law: "beta", a: 2, b: 4 },
    },
  },
  {
    name: "two atoms, beta law, over, energy on weak directions",
    n: 80,
    problem: {
      gamma: 2,
      spectrum: two,
      signal: { alignment: { kind: "power", exponent: -1 } },
      noise: 0.5,
      mask: { law: "beta", a: 3, b: 5 },
    },
  },
  {
    name: "one light spike, over, its direction alone",
    n: 70,
    problem: {
      gamma: 4,
      spectrum: { family: "spiked", spikes: [6] },
      signal: { of: "variance", alignment: { kind: "weights", weights: [0, 1] } },
      mask: fixed(0.25),
    },
  },
  {
    name: "two light spikes, under",
    n: 200,
    problem: {
      gamma: 0.5,
      spectrum: { family: "spiked", spikes: [3, 2] },
      signal: { alignment: { kind: "weights", weights: [0.4, 0.4, 0.2] } },
      mask: fixed(0.4),
    },
  },
  {
    name: "factor model, over",
    n: 80,
    problem: { gamma: 2, spectrum: factor, mask: fixed(0.3), noise: 0.1 },
  },
  {
    name: "power law, over",
    n: 80,
    problem: {
      gamma: 2,
      spectrum: { family: "power-law", exponent: 0.5, dimension: 200 },
      mask: fixed(0.2),
    },
  },
  {
    name: "ar1, under, uniform law",
    n: 160,
    problem: {
      gamma: 0.5,
      spectrum: { family: "ar1", rho: 0.5, dimension: 80 },
      mask: uniform(0, 0.6),
    },
  },
  {
    name: "list of eigenvalues, over",
    n: 80,
    problem: {
      gamma: 2,
      spectrum: { family: "empirical", eigenvalues: [0.2, 0.5, 0.9, 1.4, 2] },
      mask: fixed(0.4),
      noise: 1,
    },
  },
  {
    name: "low rank, masked, over",
    n: 80,
    problem: {
      gamma: 2.5,
      spectrum: { family: "atoms", values: [0, 10 / 3], weights: [0.7, 0.3] },
      signal: { strength: 0.5, alignment: { kind: "weights", weights: [0, 1] } },
      mask: fixed(0.5),
    },
  },
  {
    name: "low rank, clean, more features than rows than rank",
    n: 110,
    problem: {
      gamma: 1.4,
      spectrum: { family: "atoms", values: [0, 10 / 3], weights: [0.7, 0.3] },
      signal: { strength: 0.5, alignment: { kind: "weights", weights: [0, 1] } },
    },
  },
  {
    name: "two atoms, target hidden, under",
    n: 220,
    problem: { gamma: 0.25, spectrum: two, mask: fixed(0.5), rows: "masked-target" },
  },
  {
    name: "two atoms, target hidden, uniform law, rescaled, over",
    n: 160,
    problem: {
      gamma: 1.3,
      spectrum: two,
      mask: uniform(0, 0.7),
      rows: "masked-target",
      rescale: true,
    },
  },
  {
    name: "self-supervised two atoms, all rows, under",
    n: 160,
    problem: { gamma: 0.4, spectrum: two, signal: own, mask: fixed(0.3) },
  },
  {
    name: "self-supervised two atoms, target hidden, over",
    n: 160,
    problem: { gamma: 1.3, spectrum: two, signal: own, mask: fixed(0.4), rows: "masked-target" },
  },
  {
    name: "self-supervised factors, target hidden, uniform law, masked test",
    n: 200,
    problem: {
      gamma: 1,
      spectrum: factor,
      signal: own,
      mask: uniform(0.1, 0.6),
      rows: "masked-target",
      test: { mask: 0.3 },
    },
  },
  {
    name: "self-supervised ar1, rescaled, under",
    n: 160,
    problem: {
      gamma: 0.4,
      spectrum: { family: "ar1", rho: 0.6, dimension: 65 },
      signal: own,
      mask: fixed(0.3),
      rescale: true,
    },
  },
];
