/** What a rotation of coordinates needs of a covariance Σ = bulk·I + Vᵀ diag(lambda − bulk) V. */
interface Rotatable {
  readonly dimension: number;
  readonly bulk: number;
  readonly lambda: Float64Array;
  readonly vectors: Float64Array;
  readonly variance: number;
}

/**
 * Rotates pairs of coordinates, in place, until every diagonal entry of Σ equals their mean. The
 * eigenvalues stay, the eigenvectors turn along and stay delocalised: from random directions the
 * diagonal is nearly constant to begin with.
 *
 * At most D − 1 rotations, one for each coordinate but the last; cost O(r·D).
 *
 * Source: Bendel & Mickey (1978), Commun. Statist. Simul. Comput. 7, 163; the stable choice of the
 * angle after Davies & Higham (2000), BIT 40, 640.
 */
export function equalizeDiagonal(sigma: Rotatable): void {
  const { dimension, variance, lambda } = sigma;
  if (lambda.length === 0) return;
  const diagonal = variances(sigma);
  const below: number[] = [];
  const above: number[] = [];
  diagonal.forEach((value, i) => {
    if (value < variance) below.push(i);
    else if (value > variance) above.push(i);
  });
  for (let left = dimension; left > 1 && below.length > 0 && above.length > 0; left--) {
    const i = below.pop()!;
    const j = above.pop()!;
    const [low, high] = [diagonal[i] - variance, diagonal[j] - variance];
    rotate(sigma, i, j, tangent(low, high, offDiagonal(sigma, i, j)));
    diagonal[i] = variance;
    diagonal[j] = variance + low + high;
    if (low + high < 0) below.push(j);
    else if (low + high > 0) above.push(j);
  }
}

/** diag(Σ), length D. */
function variances({ dimension, bulk, lambda, vectors }: Rotatable): Float64Array {
  const diagonal = new Float64Array(dimension).fill(bulk);
  for (let k = 0; k < lambda.length; k++) {
    for (let j = 0; j < dimension; j++) {
      diagonal[j] += (lambda[k] - bulk) * vectors[k * dimension + j] ** 2;
    }
  }
  return diagonal;
}

function offDiagonal(
  { dimension, bulk, lambda, vectors }: Rotatable,
  i: number,
  j: number,
): number {
  let sum = 0;
  for (let k = 0; k < lambda.length; k++) {
    const at = k * dimension;
    sum += (lambda[k] - bulk) * vectors[at + i] * vectors[at + j];
  }
  return sum;
}

/**
 * Tangent of the smaller angle that makes entry i the target: the root of least modulus of
 * high·x² − 2·cross·x + low = 0, where low < 0 < high are the entries less the target.
 */
function tangent(low: number, high: number, cross: number): number {
  const root = Math.sqrt(cross * cross - low * high);
  return low / (cross + (cross < 0 ? -root : root));
}

/** Turns coordinates i and j by the angle of tangent x, in every eigenvector. */
function rotate({ dimension, lambda, vectors }: Rotatable, i: number, j: number, x: number): void {
  const cosine = 1 / Math.sqrt(1 + x * x);
  const sine = x * cosine;
  for (let k = 0; k < lambda.length; k++) {
    const at = k * dimension;
    const [a, b] = [vectors[at + i], vectors[at + j]];
    vectors[at + i] = cosine * a - sine * b;
    vectors[at + j] = sine * a + cosine * b;
  }
}
