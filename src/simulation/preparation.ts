import { digest } from "../numerics/index.ts";
import { isSelfSupervised, population, spectralAtoms, type Problem } from "../problem/index.ts";
import { hostDependent, hostRounded } from "./host-rounding.ts";
import {
  canonicalJson,
  checkEigenvectors,
  coordinateCount,
  finiteCopies,
  type Cell,
} from "./cell.ts";
import { eigenvectorCount } from "./covariance.ts";
import { finiteSpectrum, type FiniteSpectrum, type LimitingSpectrum } from "./eigenspaces.ts";
import { maskMoments, type MaskMoments } from "./mask-moments.ts";
import { certainRows, type TrainingRows } from "./rows.ts";

/** What every replicate of a cell needs and no seed changes. */
export interface Prepared {
  readonly problem: Problem;
  /** Number n of samples. */
  readonly n: number;
  /** Number D of coordinates. */
  readonly dimension: number;
  /** Copies of a sample held in memory. */
  readonly copies: number;
  readonly spectrum: FiniteSpectrum;
  /** Energy of the signal in each eigenspace. */
  readonly energies: readonly number[];
  /** Name of the eigenvalues. */
  readonly eigenvalues: string;
  /** Name of X: one name, one X, or leading columns of one where Σ ∝ I. */
  readonly samples: string;
  /** Name of Z, given X. */
  readonly design: string;
  /** Name of the noiseless response, given X and D. */
  readonly signal: string;
  /** The rows, where none is left to chance; else null. */
  readonly rows: TrainingRows | null;
  /** Moments of the masks for an averaged loss: null when no row is ever kept. */
  readonly moments: MaskMoments | null;
}

/**
 * The spectrum of a cell at its size. Cost O(K + d).
 *
 * @throws RangeError when the cell cannot be made finite: n below 1 or too large, too many spikes.
 */
export function spectrumOf(cell: Cell): FiniteSpectrum {
  const { problem } = cell;
  const dimension = coordinateCount(cell);
  const limit = isSelfSupervised(problem) ? spectralAtoms(problem.spectrum) : population(problem);
  const spectrum = finiteSpectrum(
    hostDependent(problem) ? hostRoundedLimit(limit) : limit,
    dimension,
  );
  checkEigenvectors(eigenvectorCount(spectrum.spaces), dimension);
  return spectrum;
}

/** The limit as every host computes it. */
function hostRoundedLimit(limit: LimitingSpectrum): LimitingSpectrum {
  const { lambda, mass, energy } = limit;
  return {
    lambda: lambda.map(hostRounded),
    mass,
    ...(energy && { energy: energy.map(hostRounded) }),
  };
}

/**
 * Prepares a cell; once for each while its problem object lives, which must not change. Cost
 * O(K + n·copies + d) the first time.
 *
 * @throws RangeError as {@link spectrumOf}.
 */
export function preparedOf(cell: Cell): Prepared {
  let sizes = known.get(cell.problem);
  if (!sizes) known.set(cell.problem, (sizes = new Map<number, Prepared>()));
  let prepared = sizes.get(cell.n);
  if (!prepared) sizes.set(cell.n, (prepared = prepare(cell)));
  return prepared;
}

const known = new WeakMap<Problem, Map<number, Prepared>>();

function prepare(cell: Cell): Prepared {
  const { problem, n } = cell;
  const { mask, copies, rows, rescale, ridge } = problem;
  const spectrum = spectrumOf(cell);
  const own = isSelfSupervised(problem);
  const eigenspaces = spectrum.spaces.map(({ lambda, multiplicity }) => [lambda, multiplicity]);
  const eigenvalues = digest(canonicalJson(eigenspaces));
  const energies = spectrum.spaces.map(({ energy }) => energy);
  // The columns of X are independent where Σ ∝ I, and an outside target takes none of them.
  const nested = spectrum.spaces.length === 1 && !own;
  const colour = nested ? `${spectrum.spaces[0].lambda} I` : `${eigenvalues}${own ? " own" : ""}`;
  const averaged = copies === "infinity" ? ridge : null;
  const held = finiteCopies(problem);
  return {
    problem,
    n,
    dimension: coordinateCount(cell),
    copies: held,
    spectrum,
    energies,
    eigenvalues,
    samples: `${n} ${colour}`,
    design: canonicalJson([mask, copies, rows, rescale, averaged]),
    signal: own ? "own" : energies.join(" "),
    rows: certainRows(problem, { n, copies: held }),
    moments: copies === "infinity" ? maskMoments(problem) : null,
  };
}

/**
 * The family of a cell: experiments on cells of one family are cheap together, as they share samples,
 * masks and the decomposition of the design. They have the same n, rows, copies, masks, treatment of
 * inputs and eigenvalues of Σ (Σ ∝ I: the same eigenvalue, in any dimension); noise, signal, ridge and
 * test may differ. Cost that of the cell's preparation, the first time.
 *
 * @throws RangeError as {@link spectrumOf}.
 */
export function familyKey(cell: Cell): string {
  const { samples, design } = preparedOf(cell);
  return `${samples} ${design}`;
}
