import { tridiagonalSweeps, type Rotations } from "./tridiagonal-sweeps.ts";

/** Eigenvalues and eigenvectors of a symmetric matrix A = V diag(values) Vᵀ. */
export interface SymmetricEigen {
  /** In no particular order, length n. */
  readonly values: Float64Array;
  /** V: n×n, row-major: component j of eigenvector k is `vectors[j * n + k]`; VᵀV = I. */
  readonly vectors: Float64Array;
}

/** Rotations gathered before they are applied: rows of V stay in the fastest memory meanwhile. */
const GATHERED = 2 ** 14;

/**
 * Decomposes a symmetric matrix: Householder reflections to a tridiagonal one, then implicit QL.
 * Errors: a few roundings of the largest |eigenvalue|, in each eigenvalue. Cost about 9 n³ flops: 4 s at
 * n = 1000.
 *
 * Source: Golub & Van Loan, Matrix Computations, 4th ed. (2013), §8.3; the reduction takes each half of
 * the matrix once a step, updating it for one reflection and multiplying it by the next.
 *
 * @param matrix A: n×n, row-major; only the lower triangle is read. It is used up.
 * @param onProgress called with the share done
 */
export function symmetricEigen(
  matrix: Float64Array,
  n: number,
  onProgress: (share: number) => void = () => undefined,
): SymmetricEigen {
  const diagonal = new Float64Array(n);
  const off = new Float64Array(n);
  const scales = reduce(matrix, n, diagonal, off, (share) => onProgress(0.25 * share));
  accumulate(matrix, n, scales);
  onProgress(0.4);
  const pending: Rotations = {
    cosines: new Float64Array(GATHERED + n),
    sines: new Float64Array(GATHERED + n),
    sweeps: [],
    count: 0,
  };
  const flush = (found: number): void => {
    rotate(matrix, n, pending);
    pending.sweeps.length = 0;
    pending.count = 0;
    onProgress(0.4 + 0.6 * (1 - (1 - found / n) ** 2));
  };
  tridiagonalSweeps(diagonal, off, pending, (found) => {
    if (pending.count >= GATHERED) flush(found);
  });
  flush(n);
  return { values: diagonal, vectors: matrix };
}

/**
 * Reduces the lower triangle to tridiagonal form T = QᵀAQ. Column k of Q's reflector I − scale·vvᵀ stays in
 * column k below the diagonal; returns the scales.
 */
function reduce(
  a: Float64Array,
  n: number,
  diagonal: Float64Array,
  off: Float64Array,
  onProgress: (share: number) => void,
): Float64Array {
  const scales = new Float64Array(n);
  let v = new Float64Array(n);
  let w = new Float64Array(n);
  let next = new Float64Array(n);
  const product = new Float64Array(n);
  for (let k = 0; k < n; k++) {
    if (k % 16 === 0) onProgress(1 - (1 - k / n) ** 3);
    // column k of the matrix, brought up to date
    for (let i = k; i < n; i++) next[i] = a[i * n + k] - v[i] * w[k] - w[i] * v[k];
    diagonal[k] = next[k];
    next[k] = 0;
    const scale = reflector(next, k + 1, n, off, k);
    scales[k] = scale;
    product.fill(0, k + 1);
    for (let i = k + 1; i < n; i++) {
      const row = i * n;
      const [vi, wi, ni] = [v[i], w[i], next[i]];
      let sum = 0;
      for (let j = k + 1; j < i; j++) {
        const value = a[row + j] - vi * w[j] - wi * v[j];
        a[row + j] = value;
        sum += value * next[j];
        product[j] += value * ni;
      }
      const last = a[row + i] - 2 * vi * wi;
      a[row + i] = last;
      product[i] += sum + last * ni;
      a[row + k] = ni;
    }
    let along = 0;
    for (let i = k + 1; i < n; i++) along += product[i] * next[i];
    const half = 0.5 * scale * along;
    // A − v·wᵀ − w·vᵀ with w = scale·(Av − half·v)
    const free = v;
    v = next;
    next = free;
    next.fill(0);
    w[k] = 0;
    for (let i = k + 1; i < n; i++) w[i] = scale * (product[i] - half * v[i]);
  }
  return scales;
}

/** Makes x[from…] the vector of a reflector that leaves only off[k]; returns its scale, 0 for none. */
function reflector(x: Float64Array, from: number, n: number, off: Float64Array, k: number): number {
  if (from >= n) return 0;
  let largest = 0;
  for (let i = from + 1; i < n; i++) largest = Math.max(largest, Math.abs(x[i]));
  if (largest === 0) {
    off[k] = x[from];
    x.fill(0, from, n);
    return 0;
  }
  largest = Math.max(largest, Math.abs(x[from]));
  let squares = 0;
  for (let i = from; i < n; i++) squares += (x[i] / largest) ** 2;
  const norm = largest * Math.sqrt(squares);
  const head = x[from];
  const beta = head > 0 ? -norm : norm;
  off[k] = beta;
  const lead = head - beta;
  for (let i = from + 1; i < n; i++) x[i] /= lead;
  x[from] = 1;
  return -lead / beta;
}

/** Overwrites the reflectors by the product Q = H₀H₁…; row and column 0 are those of the identity. */
function accumulate(a: Float64Array, n: number, scales: Float64Array): void {
  const v = new Float64Array(n);
  const along = new Float64Array(n);
  for (let k = n - 1; k >= 0; k--) {
    // H_k acts on rows k+1…; what is there already is the product of the later ones
    for (let i = k + 1; i < n; i++) v[i] = a[i * n + k];
    const scale = scales[k];
    for (let i = k; i < n; i++) a[i * n + k] = a[k * n + i] = 0;
    a[k * n + k] = 1;
    if (scale === 0) continue;
    along.fill(0, k + 1);
    for (let i = k + 1; i < n; i++) {
      const vi = v[i];
      const row = i * n;
      if (vi !== 0) for (let j = k + 1; j < n; j++) along[j] += vi * a[row + j];
    }
    for (let i = k + 1; i < n; i++) {
      const size = scale * v[i];
      const row = i * n;
      if (size !== 0) for (let j = k + 1; j < n; j++) a[row + j] -= size * along[j];
    }
  }
}

/** Applies gathered rotations to the columns of V, four rows at a time. */
function rotate(z: Float64Array, n: number, { cosines, sines, sweeps }: Rotations): void {
  let row = 0;
  for (; row + 4 <= n; row += 4) {
    const [r0, r1, r2, r3] = [row * n, row * n + n, row * n + 2 * n, row * n + 3 * n];
    for (const { high, low, from } of sweeps) {
      let [h0, h1, h2, h3] = [z[r0 + high], z[r1 + high], z[r2 + high], z[r3 + high]];
      let at = from;
      for (let i = high - 1; i >= low; i--) {
        const c = cosines[at];
        const s = sines[at];
        at++;
        const [x0, x1, x2, x3] = [z[r0 + i], z[r1 + i], z[r2 + i], z[r3 + i]];
        z[r0 + i + 1] = s * x0 + c * h0;
        z[r1 + i + 1] = s * x1 + c * h1;
        z[r2 + i + 1] = s * x2 + c * h2;
        z[r3 + i + 1] = s * x3 + c * h3;
        h0 = c * x0 - s * h0;
        h1 = c * x1 - s * h1;
        h2 = c * x2 - s * h2;
        h3 = c * x3 - s * h3;
      }
      z[r0 + low] = h0;
      z[r1 + low] = h1;
      z[r2 + low] = h2;
      z[r3 + low] = h3;
    }
  }
  for (; row < n; row++) {
    const start = row * n;
    for (const { high, low, from } of sweeps) {
      let h = z[start + high];
      let at = from;
      for (let i = high - 1; i >= low; i--) {
        const x = z[start + i];
        z[start + i + 1] = sines[at] * x + cosines[at] * h;
        h = cosines[at] * x - sines[at] * h;
        at++;
      }
      z[start + low] = h;
    }
  }
}
