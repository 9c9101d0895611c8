import { solveCopies, type SolvedCopies } from "../fixed-point/solve-copies.ts";
import type { CopySums } from "../fixed-point/copy-sums.ts";
import { closeMoments } from "../fixed-point/moments.ts";
import type { SpectralSide } from "../population/spectral-side.ts";
import type { FreshRatios } from "../rows/fresh-copies.ts";
import { infiniteFluctuation, noFluctuation, type Solution } from "./assemble.ts";
import { copyResponse, type CopyResponse } from "./copy-response.ts";
import { meanEstimator, type MeanEstimator } from "./mean-estimator.ts";
import type { Fluctuation } from "./variance.ts";

/** The averages over copies at a solved point. */
export interface CopyPoint {
  readonly solved: SolvedCopies;
  readonly sums: CopySums;
  readonly response: CopyResponse;
}

/** Solves for copies with fresh ratios; arguments as in {@link copySolution}. */
export function copyPoint(
  spectrum: SpectralSide,
  ratios: FreshRatios,
  gamma: number,
  ridge: number,
): CopyPoint {
  const solved = solveCopies(spectrum, ratios, gamma, ridge);
  const { averages, rho, u, over } = solved;
  const sums = { ...averages.at(rho, u) };
  const { parts, table, z } = averages.last();
  const response = copyResponse(ratios, parts, table, z, over ? 0 : 1, u);
  return { solved, sums, response };
}

/**
 * Fixed point, mean estimator and fluctuation for copies with fresh ratios; `gamma` = d/N; `ridge` is
 * that over t; `inverseMeanDiverges` as in ClassModel.
 *
 * Of a sample's block M (copy-rows.ts), m = Mv and o = M1: the mean estimator's gain is E v'M1, and
 * the residuals that the response leaves are weighted by x = v'm, h = v'o and o themselves.
 * Cost: 1-20 tables of the sums over a copy. Derived in this project: THEORY.md (9.3) to (9.8).
 */
export function copySolution(
  spectrum: SpectralSide,
  ratios: FreshRatios,
  gamma: number,
  ridge: number,
  inverseMeanDiverges: boolean,
): Solution {
  const { solved, sums, response } = copyPoint(spectrum, ratios, gamma, ridge);
  const { place, over, point } = solved;
  // where the fit interpolates M was taken at u = 1: it is that over gamma - 1
  const scale = over ? 1 / (gamma - 1) : 1;
  const { solver } = point;
  const { visible, hidden } = sums;
  const mean = meanEstimator(spectrum, point.z, response.aside / visible);
  const { right1, right0, left } = leftOver(sums, response, mean, spectrum.noise);
  if (over && (place === 0 || inverseMeanDiverges)) {
    const regime = place === 0 ? "threshold" : "divergent";
    return {
      mean,
      fluctuation: right1 + right0 > 0 ? infiniteFluctuation : noFluctuation,
      regime,
      solver,
    };
  }
  const { v1, v0, load1, load0 } = closeMoments(spectrum, gamma, point, {
    visible: visible * scale,
    hidden: hidden * scale,
    p11: sums.p11 / (visible * visible),
    p10: sums.p10 / (visible * hidden),
    p00: sums.p00 / (hidden * hidden),
    m1: sums.m1 / visible,
    m0: sums.m0 / hidden,
    right1: (right1 * scale) / visible,
    right0: (right0 * scale) / hidden,
  });
  const training = over ? 0 : left + v1 * sums.m1 + (mean.norm + v0) * sums.m0;
  const regime = place >= 0 ? "overparameterised" : "underparameterised";
  const fluctuation: Fluctuation = { v1, v0, training, load1, load0, nullNorm: 0 };
  return { mean, fluctuation, regime, solver };
}

/**
 * What the mean estimator leaves of the response, THEORY.md (9.6): with o = m + w and h = x + a,
 *
 * | symbol | meaning |
 * |---|---|
 * | `right1` | E[h² sigma² + a² signal + 2 a x missed + x² missed2 + m'Dm norm] |
 * | `right0` | E[o'Do sigma² + w'Dw signal + 2 w'Dm missed + m'Dm missed2 + tr DMDM norm] |
 * | `left` | the same as `right0` without D and without the norm: of the training residual |
 */
function leftOver(
  sums: CopySums,
  response: CopyResponse,
  { signal, missed, missed2, norm }: MeanEstimator,
  noise: number,
): { right1: number; right0: number; left: number } {
  const of = (own: number, cross: number, aside: number): number =>
    noise * (own + 2 * cross + aside) + signal * aside + 2 * missed * cross + missed2 * own;
  const { ax, aa, mw, ww, plainMw, plainWw } = response;
  return {
    right1: of(sums.p11, ax, aa) + norm * sums.p10,
    right0: of(sums.p10, mw, ww) + norm * sums.p00,
    left: of(sums.m1, plainMw, plainWw),
  };
}
