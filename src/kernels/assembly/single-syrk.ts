import { panelBytes, singleTrianglePanel } from "./panels";
import { accumulate } from "./tile";

/** Depth of a packed block: what of it the tiles meet stays in the nearest cache. */
export const DEPTH: i32 = 128;
/** Panels of a packed block that are kept near: 4 kB each. */
const TILE: i32 = 6;

/** The 8×4 block C += A·Bᵀ of a panel and half of one. */
function addProducts(c: usize, a: usize, b: usize, depth: i32): void {
  accumulate<f32>(c, c, a, b, depth, false);
}

/** C ← S − A·Bᵀ, as {@link addProducts}. */
export function subtractProducts(c: usize, s: usize, a: usize, b: usize, depth: i32): void {
  accumulate<f32>(c, s, a, b, depth, true);
}

/** Rounds entries of a panel's eight vectors, from two panels of four; the second may be missing, 0. */
function pack(to: usize, first: usize, second: usize, count: i32): void {
  const end = to + panelBytes(count);
  if (second == 0) {
    for (; to < end; to += 32) {
      v128.store(to, rounded(first));
      v128.store(to, f32x4.splat(0), 16);
      first += 32;
    }
    return;
  }
  for (; to < end; to += 32) {
    v128.store(to, rounded(first));
    v128.store(to, rounded(second), 16);
    first += 32;
    second += 32;
  }
}

/** Four numbers in single precision. */
function rounded(from: usize): v128 {
  const a = f32x4.demote_f64x2_zero(v128.load(from));
  const b = f32x4.demote_f64x2_zero(v128.load(from, 16));
  return v128.shuffle<f64>(a, b, 0, 2);
}

/**
 * Adds inner products of rounded vectors over the depths [from, to) to the rows of the Gram matrix that
 * belong to panels [first, last); each sum runs in order, as in syrk.ts.
 *
 * @param vectors in double precision, `available` panels of four
 * @param packed room for `last` panels of depth DEPTH
 */
export function addSingleGram(
  gram: usize,
  vectors: usize,
  depth: i32,
  available: i32,
  first: i32,
  last: i32,
  from: i32,
  to: i32,
  packed: usize,
): void {
  const stride = panelBytes(depth);
  for (let k = from; k < to; k += DEPTH) {
    const steps = min(DEPTH, to - k);
    for (let p = 0; p < last; p++) {
      const even = vectors + <usize>(2 * p) * stride + panelBytes(k);
      const odd = 2 * p + 1 < available ? even + stride : 0;
      pack(packed + <usize>p * panelBytes(DEPTH), even, odd, steps);
    }
    for (let tile = 0; tile < last; tile += TILE) {
      for (let p = max(first, tile); p < last; p++) {
        const a = packed + <usize>p * panelBytes(DEPTH);
        const end = min(tile + TILE - 1, p);
        let block = gram + singleTrianglePanel(p) + ((<usize>tile) << 8);
        let b = packed + <usize>tile * panelBytes(DEPTH);
        for (let q = tile; q <= end; q++) {
          addProducts(block, a, b, steps);
          addProducts(block + 128, a, b + 16, steps);
          block += 256;
          b += panelBytes(DEPTH);
        }
      }
    }
  }
}
