import type { Problem } from "../../problem/index.ts";
import { copyTuples, type CopyTuples } from "../rows/copy-tuples.ts";
import { solveTupleRows } from "../fixed-point/solve-tuples.ts";
import { problemSpectrum } from "../population/problem-spectrum.ts";
import { rowNodes } from "../rows/row-nodes.ts";
import { rowsPerSample } from "../rows/rows-per-sample.ts";
import { tupleSums } from "../fixed-point/tuple-rows.ts";

/** Copies with a ratio of their own each, and the solved fixed point. */
export interface FreshCopies {
  readonly tuples: CopyTuples;
  /** (ell + B)/A, in units of the eigenvalues. */
  readonly effectiveRidge: number;
  /** A and B, as in DerivedQuantities; null at the threshold, where they are infinite. */
  readonly scalars: { readonly visible: number; readonly hidden: number } | null;
}

/**
 * What derivedQuantities tells of row classes, for copies with fresh random ratios (a random law
 * and 1 < copies < infinity; null otherwise). Cost: that of the risk, mostly.
 * Derived in this project: THEORY.md (9.3), (9.4).
 */
export function freshCopies(problem: Problem): FreshCopies | null {
  const { copies, mask, rescale, rows } = problem;
  if (copies === "infinity" || copies === 1 || mask.law === "fixed") return null;
  const spectrum = problemSpectrum(problem);
  const { diagonal } = spectrum;
  const tuples = copyTuples(rowNodes(problem), copies, rescale, rows === "masked-target");
  const gamma = problem.gamma / rowsPerSample(problem);
  const ridge = problem.ridge / diagonal;
  const { place, over, point, rho, u } = solveTupleRows(spectrum, tuples, gamma, ridge);
  const { visible, hidden } = tupleSums(tuples, over ? 0 : 1)(rho, u);
  const perRidge = 1 / (gamma - 1);
  const scalars = over
    ? { visible: (visible * perRidge) / diagonal, hidden: hidden * perRidge }
    : { visible, hidden: hidden * diagonal };
  return {
    tuples,
    effectiveRidge: point.z * diagonal,
    scalars: over && place === 0 ? null : scalars,
  };
}
