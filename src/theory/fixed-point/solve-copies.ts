import type { SpectralSide } from "../population/spectral-side.ts";
import type { FreshRatios } from "../rows/fresh-copies.ts";
import { overCopies, underCopies } from "./copy-rows.ts";
import type { CopyAverages } from "./copy-sums.ts";
import { solveFixedPoint, type FixedPoint } from "./fixed-point.ts";
import { side } from "./phase.ts";
import { leastRidge } from "./solve-rows.ts";

/** Samples with copies at fresh ratios, at their fixed point. */
export interface SolvedCopies {
  /** -1, 0 or 1: fewer dimensions than rows, as many, or more. */
  readonly place: number;
  /** Whether the fit interpolates; the sums over copies are then taken at u = 1. */
  readonly over: boolean;
  readonly point: FixedPoint;
  readonly rho: number;
  readonly u: number;
  readonly averages: CopyAverages;
}

const unused = new Float64Array(0);

/**
 * From the copies of a sample to the fixed point, at the threshold to its limit. `gamma` = d/N;
 * `ridge` is that over t, none up to {@link leastRidge}. Cost: 1-20 tables of the sums over a copy.
 * THEORY.md (9.3) to (9.8).
 */
export function solveCopies(
  spectrum: SpectralSide,
  ratios: FreshRatios,
  gamma: number,
  ridge: number,
): SolvedCopies {
  const ell = ridge > leastRidge ? ridge : 0;
  const place = side(gamma, 1);
  const over = ell === 0 && place >= 0;
  const rows = over ? overCopies(ratios, place === 0 ? 1 : gamma) : underCopies(ratios, gamma, ell);
  const point = solveFixedPoint(spectrum, rows, over ? 1 : ell, unused);
  return { place, over, point, ...rows.point(), averages: rows.averages };
}
