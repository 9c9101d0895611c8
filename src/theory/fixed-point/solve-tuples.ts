import type { SpectralSide } from "../population/spectral-side.ts";
import type { CopyTuples } from "../rows/copy-tuples.ts";
import { solveFixedPoint, type FixedPoint } from "./fixed-point.ts";
import { side } from "./phase.ts";
import { leastRidge } from "./solve-rows.ts";
import { overTuples, underTuples } from "./tuple-rows.ts";

/** Samples with copies at fresh ratios, at their fixed point. */
export interface SolvedTuples {
  /** -1, 0 or 1: fewer dimensions than rows, as many, or more. */
  readonly place: number;
  /** Whether the fit interpolates; the sums over copies are then taken at u = 1. */
  readonly over: boolean;
  readonly point: FixedPoint;
  readonly rho: number;
  readonly u: number;
}

const unused = new Float64Array(0);

/**
 * From the copies of a sample to the fixed point, at the threshold to its limit. `gamma` = d/N;
 * `ridge` is that over t, none up to {@link leastRidge}. Cost: 5-30 times that of the sums.
 */
export function solveTupleRows(
  spectrum: SpectralSide,
  tuples: CopyTuples,
  gamma: number,
  ridge: number,
): SolvedTuples {
  const ell = ridge > leastRidge ? ridge : 0;
  const place = side(gamma, 1);
  const over = ell === 0 && place >= 0;
  const rows = over ? overTuples(tuples, place === 0 ? 1 : gamma) : underTuples(tuples, gamma, ell);
  const point = solveFixedPoint(spectrum, rows, over ? 1 : ell, unused);
  return { place, over, point, ...rows.point() };
}
