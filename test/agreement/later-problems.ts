import type { AgreementProblem } from "./problems.ts";

const tri = { family: "atoms", values: [0.05, 0.8, 4], weights: [0.4, 0.475, 0.125] };
const triWeights = { alignment: { kind: "weights", weights: [0.5, 0.3, 0.2] } };
const two = { family: "atoms", values: [0.4, 1.6], weights: [0.5, 0.5] };
const factor = { family: "factor", share: 0.1, communality: 0.6 };
const own = { alignment: { kind: "self-supervised" } };
const hidden = { rows: "masked-target" };
const fixed = (ratio: number): object => ({ law: "fixed", ratio });
const uniform = (min: number, max: number): object => ({ law: "uniform", min, max });

/** Problems with a ridge. */
export const RIDGE_PROBLEMS: readonly AgreementProblem[] = [
  {
    name: "ridge: isotropic, under",
    n: 160,
    problem: { gamma: 0.5, mask: fixed(0.4), ridge: 0.2 },
  },
  {
    name: "ridge: at the threshold of the ridgeless fit",
    n: 120,
    problem: { gamma: 1, spectrum: two, mask: fixed(0.2), ridge: 0.1 },
  },
  {
    name: "ridge: three atoms, uniform law, masked test, over",
    n: 110,
    problem: {
      gamma: 3,
      spectrum: tri,
      signal: triWeights,
      mask: uniform(0.1, 0.8),
      ridge: 0.1,
      test: { mask: 0.4 },
    },
  },
  {
    name: "ridge: rescaled, beta law, masked test, over",
    n: 110,
    problem: {
      gamma: 1.5,
      spectrum: two,
      mask: { law: "beta", a: 2, b: 3 },
      rescale: true,
      ridge: 0.5,
      test: { mask: 0.3 },
    },
  },
  {
    name: "ridge: clean, low rank, a tenth of a percent",
    n: 120,
    problem: {
      gamma: 1.5,
      spectrum: { family: "atoms", values: [0, 10 / 3], weights: [0.7, 0.3] },
      signal: { strength: 0.5, alignment: { kind: "weights", weights: [0, 1] } },
      ridge: 0.001,
    },
  },
  {
    name: "ridge: target hidden, list of ratios",
    n: 160,
    problem: {
      gamma: 0.5,
      spectrum: two,
      mask: { law: "discrete", ratios: [0.2, 0.6], weights: [1, 2] },
      ridge: 0.1,
      ...hidden,
    },
  },
  {
    name: "ridge: self-supervised factors, target hidden, uniform law, rescaled",
    n: 160,
    problem: {
      gamma: 1,
      spectrum: factor,
      signal: own,
      mask: uniform(0.1, 0.6),
      rescale: true,
      ridge: 0.1,
      ...hidden,
    },
  },
  {
    name: "ridge: formulas for spectrum and signal",
    n: 120,
    problem: {
      gamma: 1.5,
      spectrum: { family: "formula", formula: "0.2 + 2*u^2", dimension: 180 },
      signal: { alignment: { kind: "formula", formula: "lambda*(1 - u)" } },
      mask: fixed(0.3),
      ridge: 0.05,
    },
  },
];

/** Problems with several copies of each sample. */
export const COPIES_PROBLEMS: readonly AgreementProblem[] = [
  {
    name: "two copies: fixed ratio, under",
    n: 100,
    problem: { gamma: 0.8, spectrum: two, mask: fixed(0.4), copies: 2 },
  },
  {
    name: "two copies: fixed ratio, over",
    n: 40,
    problem: { gamma: 4, spectrum: two, mask: fixed(0.4), copies: 2 },
  },
  {
    name: "two copies: fresh ratios, over",
    n: 45,
    problem: { gamma: 4, spectrum: two, mask: uniform(0.1, 0.6), copies: 2 },
  },
  {
    name: "two copies: fresh ratios, rescaled, masked test, under",
    n: 100,
    problem: {
      gamma: 0.6,
      spectrum: tri,
      signal: triWeights,
      mask: uniform(0.1, 0.7),
      rescale: true,
      copies: 2,
      test: { mask: 0.5 },
    },
  },
  {
    name: "three copies: fresh ratios from a list, ridge, over",
    n: 60,
    problem: {
      gamma: 4,
      spectrum: two,
      mask: { law: "discrete", ratios: [0.2, 0.6], weights: [1, 1] },
      copies: 3,
      ridge: 0.1,
    },
  },
  {
    name: "four copies: fresh ratios, ridge, under",
    n: 80,
    problem: {
      gamma: 1.2,
      spectrum: tri,
      signal: triWeights,
      mask: uniform(0.1, 0.8),
      copies: 4,
      ridge: 0.02,
    },
  },
  {
    name: "twenty copies: fixed ratio",
    n: 60,
    problem: { gamma: 0.8, spectrum: two, mask: fixed(0.3), copies: 20, ridge: 0.01 },
  },
  {
    name: "two copies: target hidden, fixed ratio, under",
    n: 150,
    problem: { gamma: 0.4, spectrum: two, mask: fixed(0.5), copies: 2, ...hidden },
  },
  {
    name: "three copies: target hidden, uniform law, ridge, over",
    n: 100,
    problem: {
      gamma: 2,
      spectrum: two,
      mask: uniform(0.1, 0.7),
      copies: 3,
      ridge: 0.1,
      ...hidden,
    },
  },
  {
    name: "two copies: self-supervised, target hidden, uniform law, rescaled, ridge",
    n: 140,
    problem: {
      gamma: 0.6,
      spectrum: two,
      signal: own,
      mask: uniform(0.2, 0.6),
      rescale: true,
      copies: 2,
      ridge: 0.1,
      ...hidden,
    },
  },
];

/** Problems with the mask-averaged loss. */
export const AVERAGED_PROBLEMS: readonly AgreementProblem[] = [
  {
    name: "averaged: fixed ratio, under",
    n: 140,
    problem: { gamma: 0.5, spectrum: two, mask: fixed(0.4), copies: "infinity" },
  },
  {
    name: "averaged: uniform law, masked test, over",
    n: 90,
    problem: {
      gamma: 3,
      spectrum: tri,
      signal: triWeights,
      mask: uniform(0.1, 0.8),
      copies: "infinity",
      test: { mask: 0.5 },
    },
  },
  {
    name: "averaged: uniform law, rescaled, ridge, masked test",
    n: 140,
    problem: {
      gamma: 1,
      spectrum: two,
      mask: uniform(0.1, 0.8),
      rescale: true,
      copies: "infinity",
      ridge: 0.1,
      test: { mask: 0.3 },
    },
  },
  {
    name: "averaged: target hidden, list of ratios, ridge",
    n: 140,
    problem: {
      gamma: 0.7,
      spectrum: tri,
      signal: triWeights,
      mask: { law: "discrete", ratios: [0.1, 0.5], weights: [2, 1] },
      copies: "infinity",
      ridge: 0.05,
      ...hidden,
    },
  },
  {
    name: "averaged: self-supervised, target hidden, uniform law, rescaled",
    n: 140,
    problem: {
      gamma: 0.8,
      spectrum: two,
      signal: own,
      mask: uniform(0.1, 0.6),
      rescale: true,
      copies: "infinity",
      ...hidden,
    },
  },
];
