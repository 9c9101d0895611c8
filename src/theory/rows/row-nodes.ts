import {
  leastVisible,
  ratioNodes,
  type Clearance,
  type Problem,
  type RatioNodes,
} from "../../problem/index.ts";
import type { SpectralSide } from "../population/spectral-side.ts";
import { rowsPerSample } from "./rows-per-sample.ts";

/**
 * Quadrature nodes of a problem's mask law for the sums over its rows, however near to the range of
 * ratios their integrands have a pole (see poleClearance). One copy, or copies that share
 * the law. Cost: that of the law's nodes.
 */
export function rowNodes(problem: Problem, spectrum: SpectralSide): RatioNodes {
  const { mask, copies } = problem;
  if (mask.law === "fixed") return ratioNodes(mask);
  const clearance = poleClearance(problem, spectrum);
  // with several copies a pole in one ratio is as near to 0 as the ratios of the others are
  return ratioNodes(mask, copies === 1 ? clearance : { ...clearance, zero: 0 });
}

/**
 * How near the integrands of the fixed point may have a pole.
 *
 * With d(p) = al rho + et they are made of 1/(1 + u d), or of 1/d where the fit interpolates, v = 1-p:
 *
 * - left of p = 0 at -rho/(1-rho) or farther, rho at least the harmonic mean of the eigenvalues;
 * - raw, v = -1/u or farther, and 0 where the fit interpolates. From free = 1 - gamma + ell u <= 1
 *   u <= gamma/ell; and E 1/(1+ud) <= P(v < delta) + 1/(u rho delta) bounds it by gamma < 1;
 * - rescaled, v = -u or farther, bounded in the same way from E u d/(1+ud) = gamma - ell u.
 */
function poleClearance(problem: Problem, spectrum: SpectralSide): Clearance {
  const { mask, rescale } = problem;
  const gamma = problem.gamma / rowsPerSample(problem);
  const ell = problem.ridge / spectrum.diagonal;
  const rho = Math.exp(spectrum.logHarmonic);
  const zero = rho < 1 ? rho / (1 - rho) : Infinity;
  if (rescale) {
    const taken = Math.min(1, gamma);
    const least = (taken / 8) * leastVisible(mask, taken / 8);
    return { zero, one: ell > 0 ? Math.min(least, gamma / (2 * ell)) : least };
  }
  const spare = gamma < 1 ? (1 - gamma) / 4 : 0;
  const scale = Math.max(rho, 1e-30);
  const most = spare > 0 ? scale * spare * leastVisible(mask, spare) : 0;
  return { zero, one: Math.max(most, ell / gamma) };
}
