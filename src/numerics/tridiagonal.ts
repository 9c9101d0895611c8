/**
 * Eigenvalues of a symmetric tridiagonal matrix with the first components of its eigenvectors.
 *
 * `diagonal` (length n) is overwritten by the eigenvalues, in no particular order; `off` (length
 * n, entry i couples rows i and i+1, the last is ignored) is destroyed; `first` (length n), when
 * it enters as the first unit vector, leaves as the first components of the normalised
 * eigenvectors. Accuracy: a few rounding errors of the norm of the matrix.
 *
 * Implicit QL with Wilkinson's shift. Cost: about 15 n² flops. Throws if an eigenvalue is not
 * found in 60 sweeps, which finite entries do not bring about.
 * Source: G. Golub & J. Welsch, Calculation of Gauss quadrature rules, Math. Comp. 23 (1969).
 */
export function tridiagonalEigen(
  diagonal: Float64Array,
  off: Float64Array,
  first: Float64Array,
): void {
  const n = diagonal.length;
  off[n - 1] = 0;
  for (let l = 0; l < n; l++) {
    for (let sweep = 0; ; sweep++) {
      let m = l;
      while (m < n - 1) {
        const scale = Math.abs(diagonal[m]) + Math.abs(diagonal[m + 1]);
        if (Math.abs(off[m]) <= Number.EPSILON * scale) break;
        m++;
      }
      if (m === l) break;
      if (sweep === 60) throw new Error("tridiagonal eigenvalues: no convergence in 60 sweeps");
      sweepUp(diagonal, off, first, l, m);
    }
  }
}

/** One implicit QL sweep on rows l..m. */
function sweepUp(
  diagonal: Float64Array,
  off: Float64Array,
  first: Float64Array,
  l: number,
  m: number,
): void {
  let g = (diagonal[l + 1] - diagonal[l]) / (2 * off[l]);
  let r = Math.hypot(g, 1);
  g = diagonal[m] - diagonal[l] + off[l] / (g + (g < 0 ? -r : r));
  let s = 1;
  let c = 1;
  let p = 0;
  for (let i = m - 1; i >= l; i--) {
    const f = s * off[i];
    const b = c * off[i];
    r = Math.hypot(f, g);
    off[i + 1] = r;
    if (r === 0) {
      diagonal[i + 1] -= p;
      off[m] = 0;
      return;
    }
    s = f / r;
    c = g / r;
    g = diagonal[i + 1] - p;
    r = (diagonal[i] - g) * s + 2 * c * b;
    p = s * r;
    diagonal[i + 1] = g + p;
    g = c * r - b;
    const upper = first[i + 1];
    first[i + 1] = s * first[i] + c * upper;
    first[i] = c * first[i] - s * upper;
  }
  diagonal[l] -= p;
  off[l] = g;
  off[m] = 0;
}
