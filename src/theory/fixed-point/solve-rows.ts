import type { SpectralSide } from "../population/spectral-side.ts";
import type { RowClasses } from "../rows/row-classes.ts";
import { solveFixedPoint, type FixedPoint } from "./fixed-point.ts";
import { overRows } from "./over.ts";
import { phaseOf, type Phase } from "./phase.ts";
import { underRows } from "./under.ts";

/** A ridge below this, in units of t, is none: its inverse would leave the range of numbers. */
export const leastRidge: number = 1e-250;

/** Rows of given classes at their fixed point. */
export interface SolvedRows {
  /** The side of the threshold, which the numbers of rows and dimensions alone tell. */
  readonly phase: Phase;
  /** Null where there is none to solve: ridgeless in the phases `clean`, `peak` and `norm-peak`. */
  readonly point: FixedPoint | null;
}

/**
 * From the classes of rows to their fixed point: phase, row side, solution.
 *
 * `gamma` = d/N; `ell` is the ridge over t, none up to {@link leastRidge}; the weights are left in
 * `a`, room for Q entries. Cost: that of {@link solveFixedPoint}.
 */
export function solveRows(
  spectrum: SpectralSide,
  classes: RowClasses,
  gamma: number,
  ell: number,
  a: Float64Array = new Float64Array(classes.size),
): SolvedRows {
  const phase = phaseOf(classes, gamma, spectrum.rankShare);
  if (ell > leastRidge) {
    const point = solveFixedPoint(spectrum, underRows(classes, gamma, ell), ell, a);
    return { phase, point };
  }
  if (phase === "over") {
    return { phase, point: solveFixedPoint(spectrum, overRows(classes, gamma), 1, a) };
  }
  if (phase === "under") {
    return { phase, point: solveFixedPoint(spectrum, underRows(classes, gamma), 0, a) };
  }
  return { phase, point: null };
}

/**
 * The limit of the fixed point at the threshold, the same from both sides: its weights are those of
 * an interpolating fit times gamma - 1.
 */
export function solvePeak(
  spectrum: SpectralSide,
  classes: RowClasses,
  a: Float64Array = new Float64Array(classes.size),
): FixedPoint {
  const rows = overRows(classes, 1);
  const point = solveFixedPoint(spectrum, rows, 1, a);
  rows.limitWeights(point.a);
  return point;
}
