/** Plane rotations that wait to be applied to eigenvectors. */
export interface Rotations {
  /** Cosines and sines, sweep after sweep, from the highest pair of a sweep to its lowest. */
  readonly cosines: Float64Array;
  readonly sines: Float64Array;
  /** Sweeps: rotations of the pairs (i, i + 1), i = high − 1 … low, from place `from` on. */
  readonly sweeps: { high: number; low: number; from: number }[];
  /** Rotations held. */
  count: number;
}

/**
 * Implicit QL with Wilkinson's shift on a symmetric tridiagonal matrix, the rotations handed out instead
 * of being applied.
 *
 * @param diagonal length n, overwritten by the eigenvalues
 * @param off length n, entry i couples i and i + 1; destroyed
 * @param rotations where they are gathered; there is room for n more whenever a sweep begins
 * @param swept called after each sweep with the number of eigenvalues found
 *
 * Throws if an eigenvalue is not found in 60 sweeps, which finite entries do not bring about.
 * Source: Bowdler, Martin, Reinsch & Wilkinson (1968), Numerische Mathematik 11, 293 (tql2).
 */
export function tridiagonalSweeps(
  diagonal: Float64Array,
  off: Float64Array,
  rotations: Rotations,
  swept: (found: number) => void,
): void {
  const n = diagonal.length;
  if (n > 0) off[n - 1] = 0;
  // small against the whole matrix is as good as 0: what was reduced to this has errors of that size
  let norm = 0;
  for (let i = 0; i < n; i++) {
    norm = Math.max(norm, Math.abs(diagonal[i]) + Math.abs(off[i]));
  }
  for (let low = 0; low < n; low++) {
    for (let count = 0; ; count++) {
      let high = low;
      while (high < n - 1) {
        if (Math.abs(off[high]) <= Number.EPSILON * norm) break;
        high++;
      }
      if (high === low) break;
      if (count === 60) throw new Error("eigenvalues: no convergence in 60 sweeps");
      sweep(diagonal, off, rotations, low, high);
      swept(low);
    }
  }
}

function sweep(
  diagonal: Float64Array,
  off: Float64Array,
  rotations: Rotations,
  low: number,
  high: number,
): void {
  const { cosines, sines, sweeps } = rotations;
  const from = rotations.count;
  let g = (diagonal[low + 1] - diagonal[low]) / (2 * off[low]);
  let r = Math.hypot(g, 1);
  g = diagonal[high] - diagonal[low] + off[low] / (g + (g < 0 ? -r : r));
  let s = 1;
  let c = 1;
  let p = 0;
  for (let i = high - 1; i >= low; i--) {
    const f = s * off[i];
    const b = c * off[i];
    r = Math.sqrt(f * f + g * g);
    if (r < 1e-150 || r > 1e150) r = Math.hypot(f, g);
    off[i + 1] = r;
    if (r === 0) {
      diagonal[i + 1] -= p;
      off[high] = 0;
      sweeps.push({ high, low: i + 1, from });
      return;
    }
    s = f / r;
    c = g / r;
    g = diagonal[i + 1] - p;
    r = (diagonal[i] - g) * s + 2 * c * b;
    p = s * r;
    diagonal[i + 1] = g + p;
    g = c * r - b;
    cosines[rotations.count] = c;
    sines[rotations.count] = s;
    rotations.count++;
  }
  diagonal[low] -= p;
  off[low] = g;
  off[high] = 0;
  sweeps.push({ high, low, from });
}
