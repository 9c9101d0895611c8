import type { MeanEstimator } from "./mean-estimator.ts";
import { noiselessShare, type RowClasses } from "../rows/row-classes.ts";
import type { SpectralSide } from "../population/spectral-side.ts";
import type { Fluctuation } from "./variance.ts";

/**
 * Ordinary least squares on the rows at ratio 0: the phase `clean` (see phase.ts).
 *
 * On the range of Sigma, beta-hat is the unbiased OLS estimate from the m0 d clean rows, excess
 * sigma² phi/(m0 - phi). The f d masked rows are interpolated by the shortest vector v in the null
 * space, where their inputs are pure mask noise of variance et t: with residuals
 * r_q = E(y - z' u)² left by the estimate u on the range,
 * |v|² = f/(1 - phi - f) · average of r_q/et over the masked rows. They do not change the clean
 * risk.
 *
 * `atPeak` says that f = 1 - phi (`norm-peak`): `v0` is then Infinity, unless there is nothing to
 * interpolate.
 *
 * Source: Hastie, Montanari, Rosset & Tibshirani (2022), Prop. 2 for f = 0; the rest derived in
 * this project: THEORY.md (4.14). Cost O(K + Q).
 */
export function cleanRows(
  spectrum: SpectralSide,
  classes: RowClasses,
  gamma: number,
  atPeak: boolean,
): { mean: MeanEstimator; fluctuation: Fluctuation } {
  const { lambda, mass, energy, noise, rankShare } = spectrum;
  const { size, share, al, et, c, k, gap } = classes;
  let signal = 0;
  let norm = 0;
  let error = 0;
  let inverse = 0;
  for (let i = 0; i < lambda.length; i++) {
    if (lambda[i] > 0) {
      signal += energy[i] * lambda[i];
      norm += energy[i];
      inverse += mass[i] / lambda[i];
    } else {
      error += energy[i];
    }
  }
  const mean: MeanEstimator = { signal, missed: 0, missed2: 0, norm, error, z: 0, chi: 0 };
  const cleanShare = noiselessShare(classes);
  // Differences before quotients: these vanish at the peaks.
  const vacant = cleanShare - rankShare * gamma;
  const free = vacant / gamma;
  const v1 = noise > 0 ? (noise * rankShare) / free : 0;
  const fitted = noise > 0 ? (noise * inverse) / free : 0;

  let load = 0;
  for (let q = 0; q < size; q++) {
    if (et[q] === 0) continue;
    const hidden = c[q] > 0 ? gap[q] / c[q] : 0;
    const left = k[q] * (noise + hidden * hidden * signal) + al[q] * v1 + et[q] * (norm + fitted);
    load += (share[q] * left) / et[q];
  }
  const room = atPeak ? 0 : ((1 - rankShare) * gamma - (1 - cleanShare)) / gamma;
  const shortest = load > 0 ? load / gamma / room : 0;
  const training = noise * Math.max(0, vacant);
  const fluctuation: Fluctuation = {
    v1,
    v0: fitted + shortest,
    training,
    // ordinary least squares: as much along every eigenvector of the range
    load1: noise > 0 ? noise / free : 0,
    load0: 0,
    nullNorm: shortest,
  };
  return { mean, fluctuation };
}
