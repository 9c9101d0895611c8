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
  /** The eigenspaces: rows [from, to) of V, or the bulk's complement where from = to. */
  readonly spaces: readonly CovarianceSpace[];
}

/** An eigenspace by its place in V. */
export interface CovarianceSpace {
  readonly from: number;
  readonly to: number;
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
  const dimension = spaces.reduce((sum, space) => sum + space.multiplicity, 0);
  const trace = spaces.reduce((sum, space) => sum + space.lambda * space.multiplicity, 0);
  const common = spaces.reduce((a, b) => (b.multiplicity > a.multiplicity ? b : a));
  const bulk = 2 * common.multiplicity >= dimension ? common : undefined;
  const lambda: number[] = [];
  const places = spaces.map((space): CovarianceSpace => {
    const from = lambda.length;
    if (space !== bulk) for (let k = 0; k < space.multiplicity; k++) lambda.push(space.lambda);
    return { from, to: lambda.length };
  });
  const covariance = {
    dimension,
    bulk: bulk?.lambda ?? 0,
    lambda: Float64Array.from(lambda),
    vectors: haarVectors(lambda.length, dimension, random),
    variance: trace / dimension,
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

/** Writes one draw of x ~ N(0, Σ) into `x`, length D. */
export function drawFeatures(sigma: Covariance, random: Random, x: Float64Array): void {
  const { bulk, lambda, vectors } = sigma;
  const base = Math.sqrt(bulk);
  for (let j = 0; j < x.length; j++) x[j] = bulk > 0 ? random.normal() : 0;
  // The parts of x along V: those of the white noise already there, or fresh when there is none.
  const along = bulk > 0 ? alongRows(vectors, x) : lambda.map(random.normal);
  for (let j = 0; j < x.length; j++) x[j] *= base;
  const weights = lambda.map((value, k) => (Math.sqrt(value) - base) * along[k]);
  addRows(x, weights, vectors);
}

/**
 * Draws a signal β of random direction with exactly the prescribed energy in every eigenspace, so
 * that Σ energy = ‖β‖² holds at every size.
 *
 * @param energies ‖P β‖² for each of `sigma.spaces`
 */
export function drawSignal(
  sigma: Covariance,
  energies: readonly number[],
  random: Random,
): Float64Array {
  const { dimension, vectors } = sigma;
  const beta = new Float64Array(dimension);
  for (const [k, { from, to }] of sigma.spaces.entries()) {
    const part = from === to ? complementDraw(sigma, random) : new Float64Array(dimension);
    const weights = Float64Array.from({ length: to - from }, random.normal);
    addRows(part, weights, vectors.subarray(from * dimension, to * dimension));
    const scale = Math.sqrt(energies[k] / dot(part, part));
    for (let j = 0; j < dimension; j++) beta[j] += scale * part[j];
  }
  return beta;
}

/** A Gaussian vector in the bulk's eigenspace, the orthogonal complement of V. */
function complementDraw({ dimension, vectors }: Covariance, random: Random): Float64Array {
  const draw = Float64Array.from({ length: dimension }, random.normal);
  const along = alongRows(vectors, draw);
  addRows(
    draw,
    along.map((value) => -value),
    vectors,
  );
  return draw;
}
