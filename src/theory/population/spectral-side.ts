import type { Population } from "../../problem/index.ts";

/**
 * A population in units in which diag(Sigma) is 1, THEORY.md (2.1).
 *
 * | symbol | meaning |
 * |---|---|
 * | `lambda` | eigenvalues over t, so that sum mass lambda = 1 |
 * | `mass` | spectral mass, sum 1; 0 for a massless spike |
 * | `energy` | b_k t: energy times lambda is as before, the variance of the signal along k |
 * | `noise` | sigma² |
 * | `diagonal` | t = diag(Sigma): squared norms of coefficients are over-stated by it |
 * | `rankShare` | mass of the eigenvalues > 0: rank(Sigma)/d |
 * | `logHarmonic` | log of 1 / E_w[1/lambda], -Infinity with an eigenvalue 0 of positive mass |
 */
export interface SpectralSide {
  readonly lambda: Float64Array;
  readonly mass: Float64Array;
  readonly energy: Float64Array;
  readonly noise: number;
  readonly diagonal: number;
  readonly rankShare: number;
  readonly logHarmonic: number;
}

/** Scales a population to unit diagonal, THEORY.md (2.1); t > 0 is taken for granted. Cost O(K). */
export function spectralSide(population: Population): SpectralSide {
  const { mass, noise } = population;
  const size = mass.length;
  let diagonal = 0;
  for (let k = 0; k < size; k++) diagonal += mass[k] * population.lambda[k];
  const lambda = new Float64Array(size);
  const energy = new Float64Array(size);
  let rankShare = 0;
  let nullShare = 0;
  let inverse = 0;
  for (let k = 0; k < size; k++) {
    const scaled = population.lambda[k] / diagonal;
    lambda[k] = scaled;
    energy[k] = population.energy[k] * diagonal;
    if (scaled > 0) {
      rankShare += mass[k];
      inverse += mass[k] / scaled;
    } else {
      nullShare += mass[k];
    }
  }
  const logHarmonic = nullShare > 0 ? -Infinity : Math.min(0, -Math.log(inverse));
  if (nullShare === 0) rankShare = 1;
  return { lambda, mass, energy, noise, diagonal, rankShare, logHarmonic };
}
