import { digest, randomStream, type Random } from "../numerics/index.ts";
import { isSelfSupervised, population, spectralAtoms, type Problem } from "../problem/index.ts";
import { canonicalJson, cellKey, coordinateCount, type Cell } from "./cell.ts";
import { drawCovariance, type Covariance } from "./covariance.ts";
import { finiteSpectrum, type FiniteSpectrum } from "./eigenspaces.ts";
import { outsideTarget, ownTarget, type Target } from "./target.ts";
import type { TrainingStreams } from "./training.ts";

/** What a replicate starts from: its covariance and target, and the streams of its training set. */
export interface Replicate {
  readonly sigma: Covariance;
  readonly target: Target;
  readonly streams: TrainingStreams;
}

/**
 * Makes the source of replicates: replicate `replicate` of a cell is the same whoever asks for it
 * and whatever was asked before.
 *
 * Streams of draws: eigenvectors are keyed by (seed, eigenvalues), so that the cells of a sweep that
 * share a Σ share its eigenvectors; everything else, the direction of β included, by (seed, cell,
 * replicate).
 *
 * @param cacheBytes bytes of eigenvectors kept for later replicates
 */
export function replicateSource(
  cacheBytes: number,
): (cell: Cell, seed: number, replicate: number) => Replicate {
  const preparedOf = preparation();
  const covarianceOf = covarianceCache(cacheBytes);
  return (cell, seed, replicate) => {
    const { noise } = cell.problem;
    const { key, eigenvalues, spectrum } = preparedOf(cell);
    const sigma = covarianceOf(spectrum, eigenvalues, seed);
    const stream = (purpose: string): Random => randomStream(seed, key, replicate, purpose);
    const energies = spectrum.spaces.map((space) => space.energy);
    const target =
      noise === undefined
        ? ownTarget(sigma, stream("target"))
        : outsideTarget(sigma, energies, noise, stream("target"));
    const streams = {
      rows: stream("rows"),
      features: stream("features"),
      noise: stream("noise"),
      masks: stream("masks"),
    };
    return { sigma, target, streams };
  };
}

/** The spectrum of a cell at its size. Cost O(K + d). */
export function spectrumOf(cell: Cell): FiniteSpectrum {
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
