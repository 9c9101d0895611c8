import { NOTICE_THRESHOLD, type Notice } from "./notice.ts";

/** One eigenspace of a finite Σ. */
export interface Eigenspace {
  /** Eigenvalue λ ≥ 0. */
  readonly lambda: number;
  /** Its dimension, an integer ≥ 1. */
  readonly multiplicity: number;
  /** Energy ‖P β‖² of the signal in it; 0 when the target is self-supervised. */
  readonly energy: number;
}

/** A limiting spectrum, and the energy of the signal on each of its atoms where there is one. */
export interface LimitingSpectrum {
  readonly lambda: Float64Array;
  readonly mass: Float64Array;
  readonly energy?: Float64Array;
}

/** A spectrum of finitely many eigenvalues; multiplicities sum to the dimension asked for. */
export interface FiniteSpectrum {
  readonly spaces: readonly Eigenspace[];
  readonly notices: readonly Notice[];
}

/**
 * Makes a limiting spectrum one of exactly `dimension` eigenvalues, in proportion to the mass:
 * eigenvalue j is the quantile at (j + ½)/dimension. A massless atom (a spike) takes one eigenvalue.
 *
 * The energy of an atom stays on its eigenvalues. An atom too small to get one leaves its energy to
 * the eigenvalues that stand for its part of the spectrum, so Σ energy is exact always.
 *
 * Cost O(K log K + dimension).
 *
 * @throws RangeError when the spikes alone need more than `dimension` − 1 eigenvalues.
 */
export function finiteSpectrum(limit: LimitingSpectrum, dimension: number): FiniteSpectrum {
  const { lambda, mass, energy } = limit;
  const order = Array.from(lambda.keys()).sort((a, b) => lambda[a] - lambda[b] || a - b);
  const spikes = order.filter((k) => mass[k] === 0);
  const bulk = order.filter((k) => mass[k] > 0);
  const places = dimension - spikes.length;
  if (places < 1) {
    throw new RangeError(
      `${spikes.length} spikes need more than ${spikes.length} dimensions; this cell has ` +
        `${dimension}: raise n or γ`,
    );
  }
  const { owner, edge } = quantiles(bulk, mass, places);
  const multiplicity = new Float64Array(lambda.length);
  for (const k of owner) multiplicity[k]++;
  for (const k of spikes) multiplicity[k] = 1;
  const energies = settle(
    bulk,
    energy ?? new Float64Array(lambda.length),
    multiplicity,
    owner,
    edge,
  );
  const spaces = order
    .filter((k) => multiplicity[k] > 0)
    .map((k) => ({ lambda: lambda[k], multiplicity: multiplicity[k], energy: energies[k] }));
  return { spaces, notices: [...spikeNotice(limit, places), ...resolutionNotice(limit, spaces)] };
}

interface Quantiles {
  /** Which atom eigenvalue j stands for. */
  readonly owner: Int32Array;
  /** Atom `bulk[i]` covers the places from edge[i] to edge[i + 1]. */
  readonly edge: Float64Array;
}

function quantiles(bulk: readonly number[], mass: Float64Array, places: number): Quantiles {
  const total = bulk.reduce((sum, k) => sum + mass[k], 0);
  const edge = new Float64Array(bulk.length + 1);
  let covered = 0;
  bulk.forEach((k, i) => {
    covered += mass[k];
    edge[i + 1] = (covered / total) * places;
  });
  edge[bulk.length] = places;
  const owner = new Int32Array(places);
  let i = 0;
  for (let j = 0; j < places; j++) {
    // A hair of slack, so that halves such as 3 places for masses ½, ½ do not hang on rounding.
    while (edge[i + 1] < j + 0.5 - 1e-9) i++;
    owner[j] = bulk[i]!;
  }
  return { owner, edge };
}

/** Moves the energy of atoms without an eigenvalue to the owners of the places that they cover. */
function settle(
  bulk: readonly number[],
  energy: Float64Array,
  multiplicity: Float64Array,
  owner: Int32Array,
  edge: Float64Array,
): Float64Array {
  const settled = energy.slice();
  bulk.forEach((k, i) => {
    if (multiplicity[k] > 0 || energy[k] === 0) return;
    const [from, to] = [edge[i], edge[i + 1]];
    settled[k] = 0;
    const last = Math.min(owner.length - 1, Math.floor(to));
    for (let j = Math.min(last, Math.floor(from)); j <= last; j++) {
      const part = to > from ? (Math.min(to, j + 1) - Math.max(from, j)) / (to - from) : 1;
      settled[owner[j]] += energy[k] * part;
    }
  });
  return settled;
}

/** The mean eigenvalue, and so the variance of every feature, is shifted by Σ(spike − bulk)/d. */
function spikeNotice({ lambda, mass }: LimitingSpectrum, places: number): Notice[] {
  const mean = weighted(lambda, mass);
  const spikes = Array.from(lambda).filter((_, k) => mass[k] === 0);
  const shift = spikes.reduce((sum, spike) => sum + spike - mean, 0);
  const size = Math.abs(shift) / (mean * (places + spikes.length));
  if (size < NOTICE_THRESHOLD) return [];
  const message =
    `The spikes change the variance of every feature by ${percent(size)} at this size, where in ` +
    `the limit they do not: expect an error of that order, or raise n.`;
  return [{ kind: "spikes", size, message }];
}

/** How far the mean eigenvalue, or the variance of the signal, moved. */
function resolutionNotice(limit: LimitingSpectrum, spaces: readonly Eigenspace[]): Notice[] {
  const massive = Array.from(limit.mass, (mass) => (mass > 0 ? 1 : 0));
  const limitMean = weighted(limit.lambda, limit.mass);
  const limitSignal = weighted(limit.lambda, limit.energy ?? new Float64Array(massive.length));
  const spikeTrace = weighted(
    limit.lambda,
    massive.map((flag) => 1 - flag),
  );
  const spikeCount = massive.filter((flag) => flag === 0).length;
  const places = spaces.reduce((sum, space) => sum + space.multiplicity, 0) - spikeCount;
  const trace = spaces.reduce((sum, space) => sum + space.lambda * space.multiplicity, 0);
  const signal = spaces.reduce((sum, space) => sum + space.lambda * space.energy, 0);
  const size = Math.max(
    Math.abs((trace - spikeTrace) / places / limitMean - 1),
    limitSignal > 0 ? Math.abs(signal / limitSignal - 1) : 0,
  );
  if (size < NOTICE_THRESHOLD) return [];
  const message =
    `${places} eigenvalues follow this spectrum only roughly: the mean eigenvalue or the variance ` +
    `of the signal is off by ${percent(size)}; raise n.`;
  return [{ kind: "resolution", size, message }];
}

function weighted(values: Float64Array, weights: ArrayLike<number>): number {
  return values.reduce((sum, value, k) => sum + value * weights[k], 0);
}

const percent = (share: number): string => `${Number((100 * share).toPrecision(2))} %`;
