import { panelBytes, singleTrianglePanel } from "./panels";

/** Depth of a packed block: what of it the tiles meet stays in the nearest cache. */
export const DEPTH: i32 = 128;
/** Panels of a packed block that are kept near: 4 kB each. */
const TILE: i32 = 6;

/** The 8×4 block C += A·Bᵀ of a panel and half of one; see `addProducts` of syrk.ts. */
function addProducts(c: usize, a: usize, b: usize, depth: i32): void {
  let c00 = v128.load(c);
  let c01 = v128.load(c, 16);
  let c10 = v128.load(c, 32);
  let c11 = v128.load(c, 48);
  let c20 = v128.load(c, 64);
  let c21 = v128.load(c, 80);
  let c30 = v128.load(c, 96);
  let c31 = v128.load(c, 112);
  const end = a + panelBytes(depth);
  while (a < end) {
    const a0 = v128.load(a);
    const a1 = v128.load(a, 16);
    const b0 = v128.load32_splat(b);
    c00 = f32x4.add(c00, f32x4.mul(a0, b0));
    c01 = f32x4.add(c01, f32x4.mul(a1, b0));
    const b1 = v128.load32_splat(b, 4);
    c10 = f32x4.add(c10, f32x4.mul(a0, b1));
    c11 = f32x4.add(c11, f32x4.mul(a1, b1));
    const b2 = v128.load32_splat(b, 8);
    c20 = f32x4.add(c20, f32x4.mul(a0, b2));
    c21 = f32x4.add(c21, f32x4.mul(a1, b2));
    const b3 = v128.load32_splat(b, 12);
    c30 = f32x4.add(c30, f32x4.mul(a0, b3));
    c31 = f32x4.add(c31, f32x4.mul(a1, b3));
    a += 32;
    b += 32;
  }
  v128.store(c, c00);
  v128.store(c, c01, 16);
  v128.store(c, c10, 32);
  v128.store(c, c11, 48);
  v128.store(c, c20, 64);
  v128.store(c, c21, 80);
  v128.store(c, c30, 96);
  v128.store(c, c31, 112);
}

/** C ← S − A·Bᵀ, as {@link addProducts}. */
export function subtractProducts(c: usize, s: usize, a: usize, b: usize, depth: i32): void {
  let c00 = v128.load(s);
  let c01 = v128.load(s, 16);
  let c10 = v128.load(s, 32);
  let c11 = v128.load(s, 48);
  let c20 = v128.load(s, 64);
  let c21 = v128.load(s, 80);
  let c30 = v128.load(s, 96);
  let c31 = v128.load(s, 112);
  const end = a + panelBytes(depth);
  while (a < end) {
    const a0 = v128.load(a);
    const a1 = v128.load(a, 16);
    const b0 = v128.load32_splat(b);
    c00 = f32x4.sub(c00, f32x4.mul(a0, b0));
    c01 = f32x4.sub(c01, f32x4.mul(a1, b0));
    const b1 = v128.load32_splat(b, 4);
    c10 = f32x4.sub(c10, f32x4.mul(a0, b1));
    c11 = f32x4.sub(c11, f32x4.mul(a1, b1));
    const b2 = v128.load32_splat(b, 8);
    c20 = f32x4.sub(c20, f32x4.mul(a0, b2));
    c21 = f32x4.sub(c21, f32x4.mul(a1, b2));
    const b3 = v128.load32_splat(b, 12);
    c30 = f32x4.sub(c30, f32x4.mul(a0, b3));
    c31 = f32x4.sub(c31, f32x4.mul(a1, b3));
    a += 32;
    b += 32;
  }
  v128.store(c, c00);
  v128.store(c, c01, 16);
  v128.store(c, c10, 32);
  v128.store(c, c11, 48);
  v128.store(c, c20, 64);
  v128.store(c, c21, 80);
  v128.store(c, c30, 96);
  v128.store(c, c31, 112);
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
