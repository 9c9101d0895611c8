/** Products with a stack of vectors V: count×dimension, row-major. Four rows at a time: the sums of
 * an experiment are bound by memory, and so each entry of x is touched once for four rows. */

/** V·x, length count. */
export function alongRows(vectors: Float64Array, x: Float64Array): Float64Array {
  const dimension = x.length;
  const count = vectors.length / dimension;
  const sums = new Float64Array(count);
  let k = 0;
  for (; k + 4 <= count; k += 4) {
    const [a, b, c, d] = fourRows(vectors, k, dimension);
    let [s0, s1, s2, s3] = [0, 0, 0, 0];
    for (let j = 0; j < dimension; j++) {
      const value = x[j];
      s0 += a[j] * value;
      s1 += b[j] * value;
      s2 += c[j] * value;
      s3 += d[j] * value;
    }
    sums.set([s0, s1, s2, s3], k);
  }
  for (; k < count; k++) sums[k] = dot(vectors.subarray(k * dimension, (k + 1) * dimension), x);
  return sums;
}

/** x ← x + Vᵀ·weights, in place; length dimension. */
export function addRows(x: Float64Array, weights: Float64Array, vectors: Float64Array): void {
  const dimension = x.length;
  let k = 0;
  for (; k + 4 <= weights.length; k += 4) {
    const [a, b, c, d] = fourRows(vectors, k, dimension);
    const [w0, w1, w2, w3] = [weights[k], weights[k + 1], weights[k + 2], weights[k + 3]];
    for (let j = 0; j < dimension; j++) x[j] += w0 * a[j] + w1 * b[j] + (w2 * c[j] + w3 * d[j]);
  }
  for (; k < weights.length; k++) {
    const at = k * dimension;
    for (let j = 0; j < dimension; j++) x[j] += weights[k] * vectors[at + j];
  }
}

/** aᵀb over the length of a. */
export function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let j = 0; j < a.length; j++) sum += a[j] * b[j];
  return sum;
}

function fourRows(
  vectors: Float64Array,
  k: number,
  dimension: number,
): [Float64Array, Float64Array, Float64Array, Float64Array] {
  const row = (i: number): Float64Array => vectors.subarray(i * dimension, (i + 1) * dimension);
  return [row(k), row(k + 1), row(k + 2), row(k + 3)];
}
