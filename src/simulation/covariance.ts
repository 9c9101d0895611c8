import type { CovarianceRoot } from "../kernels/index.ts";
import type { Random } from "../numerics/index.ts";
import { equalizeDiagonal } from "./diagonal.ts";
import type { Eigenspace } from "./eigenspaces.ts";
import { haarVectors } from "./haar.ts";
import { addRows, alongRows, dot } from "./vectors.ts";

/**
 * A covariance of D coordinates, Σ = bulk·I + Vᵀ diag(lambda − bulk) V.
 *
 * | symbol | meaning |
 * |---|---|
 * | `dimension` | D |
 * | `bulk` | eigenvalue of the D − r directions orthogonal to V (0 when r = D) |
 * | `lambda` | the other eigenvalues, length r |
 * | `vectors` | V: r×D, row-major, orthonormal rows |
 * | `variance` | diag(Σ), the same for every coordinate: trace(Σ)/D |
 * | `root` | Σ^½, on the same V |
 *
 * Keeping only what sticks out of the most common eigenvalue makes spikes and factors cheap: all
 * costs below are O(r·D), not O(D²).
 */
export interface Covariance {
  readonly dimension: number;
  readonly bulk: number;
  readonly lambda: Float64Array;
  readonly vectors: Float64Array;
  readonly variance: number;
  readonly root: CovarianceRoot;
  /** The eigenspaces: rows [from, to) of V, or the bulk's complement where from = to. */
  readonly spaces: readonly CovarianceSpace[];
}

/** An eigenspace by its place in V. */
export interface CovarianceSpace {
  readonly from: number;
  readonly to: number;
}

/** The eigenspace that is the bulk: the commonest, if it has half of the dimensions. */
function bulkOf<S extends Pick<Eigenspace, "multiplicity">>(spaces: readonly S[]): S | undefined {
  const common = spaces.reduce((a, b) => (b.multiplicity > a.multiplicity ? b : a));
  return 2 * common.multiplicity >= dimensionOf(spaces) ? common : undefined;
}

/** Number D of coordinates of a covariance with the given eigenspaces. */
function dimensionOf(spaces: readonly Pick<Eigenspace, "multiplicity">[]): number {
  return spaces.reduce((sum, space) => sum + space.multiplicity, 0);
}

/** Number r of eigenvectors that a covariance with the given eigenspaces keeps. */
export function eigenvectorCount(spaces: readonly Pick<Eigenspace, "multiplicity">[]): number {
  return dimensionOf(spaces) - (bulkOf(spaces)?.multiplicity ?? 0);
}

/**
 * Draws a covariance with the given eigenspaces: eigenvectors of uniformly random direction, then
 * rotated by pairs of coordinates until every coordinate has the same variance.
 *
 * Cost O(r²·D); O(1) for one eigenspace alone (Σ ∝ I).
 */
export function drawCovariance(
  spaces: readonly Omit<Eigenspace, "energy">[],
  random: Random,
): Covariance {
  const dimension = dimensionOf(spaces);
  const trace = spaces.reduce((sum, space) => sum + space.lambda * space.multiplicity, 0);
  const bulk = bulkOf(spaces);
  const values: number[] = [];
  const places = spaces.map((space): CovarianceSpace => {
    const from = values.length;
    if (space !== bulk) for (let k = 0; k < space.multiplicity; k++) values.push(space.lambda);
    return { from, to: values.length };
  });
  const lambda = Float64Array.from(values);
  const vectors = haarVectors(lambda.length, dimension, random);
  const root = Math.sqrt(bulk?.lambda ?? 0);
  const covariance = {
    dimension,
    bulk: bulk?.lambda ?? 0,
    lambda,
    vectors,
    variance: trace / dimension,
    root: { root, lift: lambda.map((value) => Math.sqrt(value) - root), vectors },
    spaces: places,
  };
  equalizeDiagonal(covariance);
  return covariance;
}

/** aᵀΣb for vectors of length D. */
export function quadraticForm(sigma: Covariance, a: Float64Array, b: Float64Array): number {
  const { bulk, lambda, vectors } = sigma;
  const alongA = alongRows(vectors, a);
  const alongB = a === b ? alongA : alongRows(vectors, b);
  let sum = bulk * dot(a, b);
  for (let k = 0; k < lambda.length; k++) sum += (lambda[k] - bulk) * alongA[k] * alongB[k];
  return sum;
}

/** Column j of Ω = Σ⁻¹, length D. Needs every eigenvalue positive. */
export function precisionColumn(sigma: Covariance, j: number): Float64Array {
  const { bulk, lambda, vectors, dimension } = sigma;
  // With r = D there is no bulk, and its inverse cancels from the sum.
  const complement = lambda.length < dimension ? 1 / bulk : 0;
  const column = new Float64Array(dimension);
  column[j] = complement;
  const weights = lambda.map((value, k) => (1 / value - complement) * vectors[k * dimension + j]);
  addRows(column, weights, vectors);
  return column;
}

/**
 * The signal β along given normals: of random direction, with exactly the prescribed energy in every
 * eigenspace, so that Σ energy = ‖β‖² holds at every size. While Σ ∝ I the direction in fewer
 * dimensions is the leading part of that in more. Cost O(r·D).
 *
 * @param energies ‖P β‖² for each of `sigma.spaces`
 * @param normals at least D + r standard normals; more are left alone
 */
export function signalAlong(
  sigma: Covariance,
  energies: readonly number[],
  normals: Float64Array,
): Float64Array {
  const { dimension, lambda, vectors } = sigma;
  const weights = new Float64Array(lambda.length);
  let beta: Float64Array = new Float64Array(dimension);
  let used = 0;
  for (let k = 0; k < energies.length; k++) {
    const { from, to } = sigma.spaces[k];
    const size = from === to ? dimension : to - from;
    const draw = normals.slice(used, used + size);
    used += size;
    const part = from === to ? onComplement(sigma, draw) : draw;
    const scale = Math.sqrt(energies[k] / dot(part, part));
    for (let j = 0; j < size; j++) part[j] *= scale;
    if (from === to) beta = part;
    else weights.set(part, from);
  }
  addRows(beta, weights, vectors);
  return beta;
}

/** The part of x in the bulk's eigenspace, the orthogonal complement of V; in place. */
function onComplement({ vectors }: Covariance, x: Float64Array): Float64Array {
  if (vectors.length === 0) return x;
  const along = alongRows(vectors, x);
  addRows(
    x,
    along.map((value) => -value),
    vectors,
  );
  return x;
}
