import { panelBytes, trianglePanel } from "./panels";
import { accumulate } from "./tile";

/**
 * Depth of the blocks in which sums over a long depth run: a block of panels stays in the cache. Each
 * sum goes on from where it stood, term by term, so blocks change no digit.
 */
const DEPTH: i32 = 128;
/** Panels of a block that are kept near: 4 kB each. */
const TILE: i32 = 6;

/** The 4×4 block C += A·Bᵀ of two panels. */
export function addProducts(c: usize, a: usize, b: usize, depth: i32): void {
  accumulate<f64>(c, c, a, b, depth, false);
}

/** C ← S − A·Bᵀ, as {@link addProducts}. */
export function subtractProducts(c: usize, s: usize, a: usize, b: usize, depth: i32): void {
  accumulate<f64>(c, s, a, b, depth, true);
}

/**
 * Adds inner products of vectors over the depths [from, to) to the rows of the Gram matrix that
 * belong to panels [first, last).
 */
export function addGram(
  gram: usize,
  vectors: usize,
  depth: i32,
  first: i32,
  last: i32,
  from: i32,
  to: i32,
): void {
  const stride = panelBytes(depth);
  for (let k = from; k < to; k += DEPTH) {
    const steps = min(DEPTH, to - k);
    const start = vectors + panelBytes(k);
    // a few panels at a time stay in the nearest cache while all that meet them pass
    for (let tile = 0; tile < last; tile += TILE) {
      for (let p = max(first, tile); p < last; p++) {
        const a = start + <usize>p * stride;
        const end = min(tile + TILE - 1, p);
        let block = gram + trianglePanel(p) + ((<usize>tile) << 7);
        let b = start + <usize>tile * stride;
        for (let q = tile; q <= end; q++) {
          addProducts(block, a, b, steps);
          block += 128;
          b += stride;
        }
      }
    }
  }
}

/**
 * {@link addGram} for vectors that are mostly 0, to the same bits: products with a zero factor would
 * add nothing. Cost: a look at each entry, and a step for each pair that meets.
 *
 * @param list room for a place and a value for each vector, 16 bytes each
 */
export function addSparseGram(
  gram: usize,
  vectors: usize,
  depth: i32,
  first: i32,
  last: i32,
  from: i32,
  to: i32,
  list: usize,
): void {
  const stride = panelBytes(depth);
  for (let k = from; k < to; k++) {
    let at = vectors + panelBytes(k);
    let end = list;
    for (let p = 0; p < last; p++) {
      const row = gram + trianglePanel(p);
      for (let r: usize = 0; r < 32; r += 8) {
        const value = load<f64>(at + r);
        if (value != 0) {
          store<u32>(end, <u32>(row + r));
          // the column of vector i is 32·i bytes into each row of the triangle
          store<u32>(end, (((<u32>p) << 2) + (<u32>r >> 3)) << 5, 4);
          store<f64>(end, value, 8);
          end += 16;
        }
      }
      at += stride;
    }
    const border = (<u32>first) << 7;
    for (let i = list; i < end; i += 16) {
      if (load<u32>(i, 4) < border) continue;
      const row = <usize>load<u32>(i);
      const value = load<f64>(i, 8);
      for (let j = list; j <= i; j += 16) {
        const entry = row + <usize>load<u32>(j, 4);
        store<f64>(entry, load<f64>(entry) + value * load<f64>(j, 8));
      }
    }
  }
}
