import type { Random } from "../numerics/index.ts";
import { hostRounded } from "./host-rounding.ts";

/**
 * Orthonormal vectors of uniformly random direction: the first `count` columns of a
 * Haar-distributed orthogonal matrix.
 *
 * They are the Q of a Gaussian matrix with the signs of a positive diagonal R, but the matrix is
 * never formed: every Householder vector of its decomposition is itself a fresh Gaussian one.
 *
 * @returns count×dimension, row-major: vector k is the k-th row
 *
 * Cost about 2·count²·dimension − ⅔·count³ multiplications.
 * Source: Stewart (1980), SIAM J. Numer. Anal. 17, 403, §3; signs as in Mezzadri (2007), Notices
 * AMS 54, 592.
 */
export function haarVectors(count: number, dimension: number, random: Random): Float64Array {
  const reflectors: Float64Array[] = [];
  const vectors = new Float64Array(count * dimension);
  for (let k = 0; k < count; k++) {
    const { reflector, sign } = randomReflector(dimension - k, random);
    reflectors.push(reflector);
    vectors[k * dimension + k] = sign;
  }
  // Backwards, so that reflector k meets only the vectors from k on and their entries from k on.
  for (let k = count - 1; k >= 0; k--) {
    const u = reflectors[k];
    for (let row = k; row < count; row++) {
      reflect(vectors, row * dimension + k, u);
    }
  }
  return vectors;
}

/** Unit u·√2 of the reflection I − uuᵀ that takes a Gaussian x to ∓‖x‖e₁, and the sign of R's diagonal. */
function randomReflector(
  length: number,
  random: Random,
): { reflector: Float64Array; sign: number } {
  const x = Float64Array.from({ length }, () => hostRounded(random.normal()));
  const norm = Math.sqrt(x.reduce((sum, value) => sum + value * value, 0));
  const sign = x[0] > 0 ? -1 : 1;
  x[0] -= sign * norm;
  const scale = Math.sqrt(2 / x.reduce((sum, value) => sum + value * value, 0));
  return { reflector: x.map((value) => value * scale), sign };
}

/** v ← v − u(uᵀv) for the stretch of `values` that begins at `at`. */
function reflect(values: Float64Array, at: number, u: Float64Array): void {
  let dot = 0;
  for (let j = 0; j < u.length; j++) dot += u[j] * values[at + j];
  if (dot === 0) return;
  for (let j = 0; j < u.length; j++) values[at + j] -= dot * u[j];
}
