import { referenceKernel, type Kernel } from "../kernels/index.ts";
import { digest, randomStream, type Random } from "../numerics/index.ts";
import { isSelfSupervised, population, spectralAtoms, type Problem } from "../problem/index.ts";
import { canonicalJson, cellKey, coordinateCount, featureCount, type Cell } from "./cell.ts";
import { drawCovariance, type Covariance } from "./covariance.ts";
import { finiteSpectrum, type FiniteSpectrum } from "./eigenspaces.ts";
import type { Notice } from "./notice.ts";
import { observe, type Observation } from "./observation.ts";
import { outsideTarget, ownTarget } from "./target.ts";
import { drawTraining } from "./training.ts";

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

/**
 * Makes a simulator.
 *
 * Streams of draws: eigenvectors are keyed by (seed, eigenvalues), so that the cells of a sweep that
 * share a Σ share its eigenvectors; everything else, the direction of β included, by (seed, cell,
 * replicate).
 */
export function createSimulator(options: SimulatorOptions = {}): Simulator {
  const kernel = options.kernel ?? referenceKernel;
  const preparedOf = preparation();
  const covarianceOf = covarianceCache(options.cacheBytes ?? 2 ** 28);

  return {
    observe(cell, seed, replicate) {
      const { problem, n } = cell;
      const { key, eigenvalues, spectrum } = preparedOf(cell);
      const sigma = covarianceOf(spectrum, eigenvalues, seed);
      const stream = (purpose: string): Random => randomStream(seed, key, replicate, purpose);
      const energies = spectrum.spaces.map((space) => space.energy);
      const target =
        problem.noise === undefined
          ? ownTarget(sigma, stream("target"))
          : outsideTarget(sigma, energies, problem.noise, stream("target"));
      const training = drawTraining(problem, n, sigma, target, {
        rows: stream("rows"),
        features: stream("features"),
        noise: stream("noise"),
        masks: stream("masks"),
      });
      const fit = kernel.minimumNorm(training.design, training.response);
      const test = { ratio: problem.test.mask, rescale: problem.rescale };
      return observe(fit, sigma, target, training, test);
    },
  };
}

function spectrumOf(cell: Cell): FiniteSpectrum {
  const { problem } = cell;
  const limit = isSelfSupervised(problem) ? spectralAtoms(problem.spectrum) : population(problem);
  return finiteSpectrum(limit, coordinateCount(cell));
}

/** What every replicate of a cell needs and no seed changes. */
interface Prepared {
  /** Short name of the cell. */
  readonly key: string;
  /** Short name of its eigenvalues. */
  readonly eigenvalues: string;
  readonly spectrum: FiniteSpectrum;
}

/** Prepares cells, each once while its problem object lives. */
function preparation(): (cell: Cell) => Prepared {
  const known = new WeakMap<Problem, Map<number, Prepared>>();
  return (cell) => {
    const sizes = known.get(cell.problem) ?? new Map<number, Prepared>();
    known.set(cell.problem, sizes);
    let prepared = sizes.get(cell.n);
    if (!prepared) {
      const spectrum = spectrumOf(cell);
      const list = spectrum.spaces.map(({ lambda, multiplicity }) => [lambda, multiplicity]);
      const eigenvalues = digest(canonicalJson(list));
      prepared = { key: digest(cellKey(cell)), eigenvalues, spectrum };
      sizes.set(cell.n, prepared);
    }
    return prepared;
  };
}

/** Covariances by what makes them, the least recently used dropped beyond a number of bytes. */
function covarianceCache(
  capacity: number,
): (spectrum: FiniteSpectrum, eigenvalues: string, seed: number) => Covariance {
  const kept = new Map<string, Covariance>();
  const bytes = (sigma: Covariance): number => sigma.vectors.byteLength + 4096;
  let total = 0;

  return ({ spaces }, eigenvalues, seed) => {
    const name = `${seed} ${eigenvalues}`;
    let sigma = kept.get(name);
    if (sigma) {
      kept.delete(name);
    } else {
      sigma = drawCovariance(spaces, randomStream(seed, eigenvalues, "eigenvectors"));
      total += bytes(sigma);
    }
    kept.set(name, sigma);
    for (const [oldest, old] of kept) {
      if (total <= capacity || oldest === name) break;
      kept.delete(oldest);
      total -= bytes(old);
    }
    return sigma;
  };
}
