import { referenceKernel, type Kernel } from "../kernels/index.ts";
import { featureCount, type Cell } from "./cell.ts";
import { estimateAveraged, estimateFromRows, type Estimate } from "./estimate.ts";
import { maskMoments } from "./mask-moments.ts";
import type { Notice } from "./notice.ts";
import { observe, type Observation } from "./observation.ts";
import { replicateSource, spectrumOf, type Replicate } from "./replicate.ts";
import { drawSamples, drawTraining } from "./training.ts";

/**
 * Runs experiments. It holds what replicates of a cell have in common, so keep one per worker and
 * let it go when done. What it returns depends on its arguments alone, never on what it ran before.
 */
export interface Simulator {
  /**
   * Replicate `replicate` (an integer ≥ 0) of a cell.
   *
   * @param seed any safe integer
   * @throws RangeError when the cell cannot be made finite: n below 1 or too large, too many spikes.
   */
  observe(cell: Cell, seed: number, replicate: number): Observation;
}

/** Options of {@link createSimulator}. */
export interface SimulatorOptions {
  /** Backend of the estimator; the plain reference unless told otherwise. */
  readonly kernel?: Kernel;
  /** Bytes of eigenvectors kept for later replicates, 256 MiB unless told otherwise. */
  readonly cacheBytes?: number;
}

/** What is known of a cell before anything is drawn. */
export interface CellFacts {
  /** Number d of features. */
  readonly d: number;
  /** What keeps this cell from meeting the limit exactly. */
  readonly notices: readonly Notice[];
}

/**
 * Size and notices of a cell. Cost O(K + d).
 *
 * @throws RangeError as {@link Simulator.observe}.
 */
export function describeCell(cell: Cell): CellFacts {
  return { d: featureCount(cell), notices: spectrumOf(cell).notices };
}

/** Makes a simulator; its replicates are those of {@link replicateSource}. */
export function createSimulator(options: SimulatorOptions = {}): Simulator {
  const kernel = options.kernel ?? referenceKernel;
  const replicateOf = replicateSource(options.cacheBytes ?? 2 ** 28);
  return {
    observe(cell, seed, replicate) {
      const { problem } = cell;
      const drawn = replicateOf(cell, seed, replicate);
      const test = { ratio: problem.test.mask, rescale: problem.rescale };
      return observe(estimate(kernel, cell, drawn), drawn.sigma, drawn.target, test);
    },
  };
}

function estimate(
  kernel: Kernel,
  { problem, n }: Cell,
  { sigma, target, streams }: Replicate,
): Estimate {
  if (problem.copies === "infinity") {
    const sample = drawSamples(n, sigma, target, streams);
    return estimateAveraged(kernel, sample, maskMoments(problem), problem.ridge);
  }
  const size = { n, copies: problem.copies };
  const training = drawTraining(problem, size, sigma, target, streams);
  return estimateFromRows(kernel, training, problem.ridge);
}
