import { referenceKernel, type Design, type Kernel } from "../kernels/index.ts";
import type { Problem } from "../problem/index.ts";
import type { Cell } from "./cell.ts";
import { averagedDesign } from "./estimate.ts";
import { maskMoments } from "./mask-moments.ts";
import { replicateSource } from "./replicate.ts";
import { drawSamples, drawTraining } from "./training.ts";

/** Which draw: the size and the names of a replicate of an experiment. */
export interface SpectrumDraw {
  /** Number n of samples, an integer ≥ 1. */
  readonly n: number;
  /** Any safe integer. */
  readonly seed: number;
  /** An integer ≥ 0. */
  readonly replicate: number;
  /** Backend; the plain reference unless told otherwise. */
  readonly kernel?: Kernel;
}

/**
 * Eigenvalues of the masked sample covariance ZᵀZ/N of one replicate, ascending, length d: the very
 * Z that the experiment's estimator sees. For infinitely many copies they are those of its mean over
 * masks, all infinite where that mean is; without any row they are 0. The hidden coordinate of a
 * self-supervised target is no feature and has none.
 *
 * Cost of the draw, and O(N·d·min(N, d)).
 *
 * @throws RangeError when the cell cannot be made finite: n below 1 or too large, too many spikes.
 */
export function sampleSpectrum(
  problem: Problem,
  { n, seed, replicate, kernel = referenceKernel }: SpectrumDraw,
): Float64Array {
  const cell: Cell = { problem, n };
  const { sigma, target, streams } = replicateSource(0)(cell, seed, replicate);
  const visible = (design: Design): Design => withoutColumn(design, target.coordinate);
  if (problem.copies !== "infinity") {
    const size = { n, copies: problem.copies };
    return kernel.gramSpectrum(visible(drawTraining(problem, size, sigma, target, streams).design));
  }
  const moments = maskMoments(problem);
  const design = visible(drawSamples(n, sigma, target, streams).design);
  if (moments === null) return new Float64Array(design.columns);
  if (moments.spread === Infinity) return new Float64Array(design.columns).fill(Infinity);
  return kernel.gramSpectrum(averagedDesign(design, moments));
}

/** A design without one of its columns; the design itself for none. */
function withoutColumn(design: Design, column: number | null): Design {
  if (column === null) return design;
  const { rows, columns } = design;
  const values = design.values.filter((_, at) => at % columns !== column);
  return { rows, columns: columns - 1, values };
}
