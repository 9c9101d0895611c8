import { createEngine, type Engine } from "../kernels/index.ts";
import { featureCount, type Cell } from "./cell.ts";
import { estimateAveraged, estimateFromRows, estimateNothing, type Estimate } from "./estimate.ts";
import type { Notice } from "./notice.ts";
import { observe, type Observation } from "./observation.ts";
import { planOf, type PlannedSamples, type PlannedSolve } from "./plan.ts";
import { preparedOf, spectrumOf, type Prepared } from "./preparation.ts";
import { Workbench, type HeldDesign, type HeldTarget, type Samples } from "./workbench.ts";

/**
 * Runs experiments. It holds an engine and what replicates have in common, so keep one per worker
 * and let it go when done. What it returns depends on its arguments alone, never on what it ran
 * before: reusing what is held changes no bit.
 *
 * Cells share draws: replicate i at a seed has the same normals behind X, noise, masks and direction
 * of the signal in every cell, as far as sizes go (*common random numbers*; Glasserman & Yao 1992,
 * Management Science 38, 884). Each cell on its own is distributed as if drawn alone. But differences
 * between cells are paired, and much more certain than each of them, while their deviations from a
 * theory are correlated: z-scores of the cells of one seed are not independent.
 */
export interface Simulator {
  /**
   * Replicate `replicate` (an integer ≥ 0) of a cell. A call after one for a cell that differs in mask,
   * noise, signal, ridge or test alone reuses what the two share.
   *
   * @param seed any safe integer
   * @throws RangeError when the cell cannot be made finite: n below 1, more than 10⁷ entries in its
   *   design or 2.5·10⁷ in its eigenvectors, too many spikes.
   */
  observe(cell: Cell, seed: number, replicate: number): Observation;
  /**
   * Replicate `replicate` of many cells, in their order: to the bit what {@link Simulator.observe}
   * gives for each, in less time. Cells of one {@link familyKey} share almost everything; others still
   * share samples when they have the same n and Σ. While Σ ∝ I smaller dimensions are leading
   * columns of the largest.
   */
  observeAll(cells: readonly Cell[], seed: number, replicate: number): Observation[];
}

/** Options of {@link createSimulator}. */
export interface SimulatorOptions {
  /** What does the linear algebra: the fastest that this host can run unless told otherwise. */
  readonly engine?: Engine;
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

/** Makes a simulator. */
export function createSimulator(options: SimulatorOptions = {}): Simulator {
  const bench = new Workbench(options.engine ?? createEngine(), options.cacheBytes ?? 2 ** 28);
  let cells: readonly Prepared[] = [];
  let plan: readonly PlannedSamples[] = [];

  /** Runs usually repeat the same cells with another replicate. */
  const prepare = (asked: readonly Cell[]): void => {
    const prepared = asked.map(preparedOf);
    const same = prepared.length === cells.length && prepared.every((cell, k) => cell === cells[k]);
    if (!same) {
      plan = planOf(prepared);
      cells = prepared;
    }
  };

  const observeAll = (asked: readonly Cell[], seed: number, replicate: number): Observation[] => {
    prepare(asked);
    const observations = new Array<Observation>(cells.length);
    for (const { cell, columns, solves } of plan) {
      const samples = bench.takeSamples(cell, seed, replicate, columns);
      for (const solve of solves) {
        const design = bench.takeDesign(solve.cell, samples);
        observeSolve(bench, samples, design, solve, (place, estimate, { sigma, beta, noise }) => {
          const { problem } = cells[place];
          observations[place] = observe(
            estimate,
            sigma,
            { beta, noise: problem.noise ?? noise! },
            { ratio: problem.test.mask, rescale: problem.rescale },
          );
        });
      }
    }
    return observations;
  };
  return {
    observe: (cell, seed, replicate) => observeAll([cell], seed, replicate)[0],
    observeAll,
  };
}

/** Fits every response of a planned solve and hands each estimate to the cells that look at it. */
function observeSolve(
  bench: Workbench,
  samples: Samples,
  design: HeldDesign,
  { cell, fits }: PlannedSolve,
  take: (place: number, estimate: Estimate, target: HeldTarget) => void,
): void {
  const targets = fits.map((fit) => bench.takeTarget(fit.cell, samples));
  const responses = fits.map((fit, k) => noisy(targets[k].clean, fit.cell, samples.noise));
  const estimates = estimate(bench.engine, cell, design, responses);
  fits.forEach(({ places }, k) => {
    for (const place of places) take(place, estimates[k], targets[k]);
  });
}

/** y = Xβ + σε; what it is without noise for a self-supervised target. */
function noisy(clean: Float64Array, { problem }: Prepared, noise: Float64Array): Float64Array {
  if (problem.noise === undefined) return clean;
  const deviation = Math.sqrt(problem.noise);
  const response = new Float64Array(clean.length);
  for (let i = 0; i < response.length; i++) response[i] = clean[i] + deviation * noise[i];
  return response;
}

function estimate(
  engine: Engine,
  { problem, dimension, moments }: Prepared,
  { rows, loss }: HeldDesign,
  responses: readonly Float64Array[],
): Estimate[] {
  if (problem.copies !== "infinity") {
    return estimateFromRows(engine, rows, dimension, responses, problem.ridge);
  }
  if (loss !== null) return estimateAveraged(engine, loss, dimension, responses);
  return responses.map((response) => estimateNothing(moments, dimension, response));
}
