/**
 * The layout of matrices: vectors lie four to a panel. Entry k of vector 4p + r is number
 * 4·depth·p + 4k + r, depth being the length of the vectors, so that four vectors are read at one
 * place in steps of 32 bytes. Samples are vectors of features (row panels) or features vectors of
 * samples (column panels); both are padded by zeros to multiples of four.
 *
 * Symmetric and triangular matrices lie as the panels of their lower triangle, one after another:
 * entry (4p + r, k), k < 4p + 4, is number 8p(p + 1) + 4k + r.
 *
 * In single precision there are eight vectors to a panel, so that steps are 32 bytes there too, and
 * entry (8p + r, k) of a triangle, k < 8p + 8, is number 32p(p + 1) + 8k + r.
 */

/** The next multiple of four. */
export function padded(count: i32): i32 {
  return (count + 3) & ~3;
}

/** Bytes before panel p of a triangle. */
export function trianglePanel(p: i32): usize {
  return (<usize>p * <usize>(p + 1)) << 6;
}

/** Bytes before panel p of a triangle in single precision. */
export function singleTrianglePanel(p: i32): usize {
  return (<usize>p * <usize>(p + 1)) << 7;
}

/** Bytes of a panel of vectors of this length. */
export function panelBytes(depth: i32): usize {
  return (<usize>depth) << 5;
}

/** Copies a 4×4 block, transposed. */
export function transposeBlock(to: usize, from: usize): void {
  for (let half: usize = 0; half < 32; half += 16) {
    const a = v128.load(from + half);
    const b = v128.load(from + half, 32);
    const c = v128.load(from + half, 64);
    const d = v128.load(from + half, 96);
    const row = to + (half << 2);
    v128.store(row, v128.shuffle<f64>(a, b, 0, 2));
    v128.store(row, v128.shuffle<f64>(c, d, 0, 2), 16);
    v128.store(row, v128.shuffle<f64>(a, b, 1, 3), 32);
    v128.store(row, v128.shuffle<f64>(c, d, 1, 3), 48);
  }
}
