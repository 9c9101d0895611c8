import { brentRoot } from "../../numerics/index.ts";
import type { Population } from "../../problem/index.ts";

/*
 * Risks of one mask ratio written without the general solver of this folder, as checks of it and
 * for use by themselves. Inputs are raw unless said otherwise; tests are clean.
 *
 * | symbol | meaning |
 * |---|---|
 * | p, v | mask ratio and 1-p |
 * | gamma | d/N |
 * | S | al lambda + et t: an eigenvalue of Cov(z); al = v², et = p v raw, 1 and p/v rescaled |
 * | kappa | effective ridge: gamma E_w[S/(S+kappa)] = 1 above the threshold, 0 below |
 * | rbar | E(y - z' E beta-hat)², the noise that the mean estimator leaves |
 */

/** Limits that a closed form gives; as in Risk, Infinity at the threshold. */
export interface ClosedForm {
  readonly excessRisk: number;
  readonly bias: number;
  readonly variance: number;
  readonly estimationRisk: number;
  readonly norm2: number;
  readonly trainingError: number;
}

/**
 * Excess risk without masks for Sigma = I: sigma² gamma/(1-gamma) for gamma < 1,
 * r² (1 - 1/gamma) + sigma²/(gamma-1) for gamma > 1; Infinity at gamma = 1.
 *
 * `signal` r² = |beta|² >= 0, `noise` sigma² >= 0, gamma > 0.
 * Source: Hastie, Montanari, Rosset & Tibshirani (2022), Thm 1; THEORY.md (4.12) at p = 0.
 */
export function unmaskedIsotropicExcess(gamma: number, signal: number, noise: number): number {
  if (gamma === 1) return Infinity;
  return gamma < 1 ? (noise * gamma) / (1 - gamma) : signal * (1 - 1 / gamma) + noise / (gamma - 1);
}

/**
 * Excess risk at one mask ratio for Sigma = I:
 * gamma/(1-gamma) (sigma² + p r²)/(1-p) for gamma < 1, and
 * r² (1-1/gamma)² + [sigma² + r² ((1-1/gamma)² + p (2 gamma-1)/gamma²)]/((gamma-1)(1-p)) for
 * gamma > 1.
 *
 * Domain: gamma > 0, p in [0, 1); Infinity at gamma = 1. At p = 0 it is
 * {@link unmaskedIsotropicExcess}. Derived in this project: THEORY.md (4.12).
 */
export function isotropicExcess(
  gamma: number,
  ratio: number,
  signal: number,
  noise: number,
): number {
  const visible = 1 - ratio;
  if (gamma === 1) return Infinity;
  if (gamma < 1) return ((gamma / (1 - gamma)) * (noise + ratio * signal)) / visible;
  const lost = ((gamma - 1) / gamma) ** 2;
  const left = lost + (ratio * (2 * gamma - 1)) / (gamma * gamma);
  return signal * lost + (noise + signal * left) / ((gamma - 1) * visible);
}

/**
 * Risk at one mask ratio for a bulk of eigenvalues 1 and massless spikes: here kappa is explicit,
 * t_k = lambda/(v lambda + p + max(gamma-1, 0)) and the variance is rbar/v times gamma/(1-gamma) or
 * 1/(gamma-1).
 *
 * `lambda` and `energy` list the bulk (1) first, then the spikes. With `rescale` the estimate is
 * (1-p) times the raw one. Domain: gamma > 0 other than 1, p in [0, 1).
 * Derived in this project: THEORY.md (4.13); p = 0: Hastie et al. (2022), Cor. 4.
 */
export function spikedRisk(
  gamma: number,
  ratio: number,
  lambda: readonly number[],
  energy: readonly number[],
  noise: number,
  rescale: boolean,
): ClosedForm {
  const visible = 1 - ratio;
  const gain = rescale ? visible : 1;
  const under = gamma < 1;
  let bias = 0;
  let left = noise;
  let norm = 0;
  let error = 0;
  lambda.forEach((eigenvalue, k) => {
    const b = energy[k];
    const t = eigenvalue / (visible * eigenvalue + ratio + (under ? 0 : gamma - 1));
    bias += b * eigenvalue * (1 - gain * t) ** 2;
    left += b * (eigenvalue * (1 - visible * t) ** 2 + ratio * visible * t * t);
    norm += b * (gain * t) ** 2;
    error += b * (1 - gain * t) ** 2;
  });
  const load = under ? gamma / (1 - gamma) : 1 / (gamma - 1);
  const variance = (gain * gain * left * load) / visible;
  return {
    excessRisk: bias + variance,
    bias,
    variance,
    estimationRisk: error + variance,
    norm2: norm + variance,
    trainingError: under ? (1 - gamma) * left : 0,
  };
}

/**
 * Risk at one mask ratio for any population, through the effective ridge kappa.
 *
 * Domain: gamma > 0, p in [0, 1), N != rank. At p = 0 eigenvalues 0 do not count as rank. Cost:
 * some 60 evaluations of O(K). Source: for p = 0 Hastie, Montanari, Rosset & Tibshirani (2022),
 * Thm 2; S in place of Sigma derived in this project: THEORY.md (4.11).
 */
export function singleRatioRisk(
  population: Population,
  gamma: number,
  ratio: number,
  rescale: boolean,
): ClosedForm {
  const { mass, energy, noise } = population;
  const lambda = Array.from(population.lambda);
  const average = (f: (k: number) => number): number =>
    lambda.reduce((sum, _, k) => (mass[k] > 0 ? sum + mass[k] * f(k) : sum), 0);
  const total = (f: (k: number) => number): number =>
    lambda.reduce((sum, _, k) => (energy[k] > 0 ? sum + energy[k] * f(k) : sum), 0);

  const visible = 1 - ratio;
  const al = rescale ? 1 : visible ** 2;
  const et = rescale ? ratio / visible : ratio * visible;
  const c = rescale ? 1 : visible;
  const diagonal = average((k) => lambda[k]);
  const S = lambda.map((eigenvalue) => al * eigenvalue + et * diagonal);
  const over = gamma * average((k) => (S[k] > 0 ? 1 : 0)) > 1;
  const kappa = over ? effectiveRidge(S, mass, gamma) : 0;
  const ratioOf = (k: number): number => (S[k] > 0 ? 1 / (S[k] + kappa) : 0);

  const t = S.map((_, k) => c * lambda[k] * ratioOf(k));
  const left =
    noise +
    total((k) => lambda[k] * (1 - 2 * c * t[k] + al * t[k] ** 2) + et * diagonal * t[k] ** 2);
  const free = over
    ? gamma * average((k) => kappa * S[k] * ratioOf(k) ** 2)
    : 1 - gamma * average((k) => (S[k] > 0 ? 1 : 0));
  const spread = (gamma * left) / free;
  const bias = total((k) => lambda[k] * (1 - t[k]) ** 2);
  const variance = spread * average((k) => lambda[k] * S[k] * ratioOf(k) ** 2);
  const trace = spread * average((k) => S[k] * ratioOf(k) ** 2);
  return {
    excessRisk: bias + variance,
    bias,
    variance,
    estimationRisk: total((k) => (1 - t[k]) ** 2) + trace,
    norm2: total((k) => t[k] ** 2) + trace,
    trainingError: over ? 0 : free * left,
  };
}

/** kappa > 0 with gamma E_w[S/(S+kappa)] = 1; its logarithm is bracketed by gamma E_w[S]. */
function effectiveRidge(S: readonly number[], mass: Float64Array, gamma: number): number {
  const excess = (logKappa: number): number => {
    const kappa = Math.exp(logKappa);
    let sum = 0;
    for (let k = 0; k < S.length; k++) sum += (mass[k] * S[k]) / (S[k] + kappa);
    return Math.log(gamma * sum);
  };
  let high = 0;
  for (let k = 0; k < S.length; k++) high += mass[k] * S[k];
  const top = Math.log(gamma * high);
  return Math.exp(brentRoot(excess, top - 100, top + 1e-9).value);
}
