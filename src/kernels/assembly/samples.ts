import { COLOURED, DIRECTIONS, hold, PRODUCTS, SAMPLES } from "./memory";
import { fillNormals } from "./normals";
import { padded, panelBytes, transposeBlock } from "./panels";
import { innerProducts } from "./products";
import { startLanes } from "./random";
import { addProducts } from "./syrk";

/** Samples X: rows × columns, in row panels of depth `depth` = columns padded. */
export let start: usize = 0;
export let rows: i32 = 0;
export let columns: i32 = 0;
export let depth: i32 = 0;

export const lanes: usize = memory.data(128, 16);

function resize(n: i32, d: i32): void {
  rows = n;
  columns = d;
  depth = padded(d);
  start = hold(SAMPLES, panelBytes(depth) * <usize>(padded(n) >> 2));
}

/** Forgets the samples. */
export function clear(): void {
  resize(0, 0);
}

export function drawNormals(first: u64, second: u64, n: i32, d: i32): void {
  resize(n, d);
  for (let p = 0; p < padded(n) >> 2; p++) {
    const panel = start + <usize>p * panelBytes(depth);
    startLanes(lanes, first, second, 0, p);
    fillNormals(lanes, panel, d);
    memory.fill(panel + panelBytes(d), 0, panelBytes(depth - d));
  }
  clearPadding();
}

/** X ← values: n × d, row-major. */
export function place(n: i32, d: i32, values: usize): void {
  resize(n, d);
  const bytes = panelBytes(depth) * <usize>(padded(n) >> 2);
  memory.fill(start, 0, bytes);
  for (let i = 0; i < n; i++) {
    let at = start + <usize>(i >> 2) * panelBytes(depth) + ((<usize>(i & 3)) << 3);
    for (let k = 0; k < d; k++) {
      store<f64>(at, load<f64>(values));
      values += 8;
      at += 32;
    }
  }
}

/** Zeros in the vectors beyond the last sample. */
function clearPadding(): void {
  for (let i = rows; i < padded(rows); i++) {
    const vector = start + <usize>(i >> 2) * panelBytes(depth) + ((<usize>(i & 3)) << 3);
    for (let k = 0; k < depth; k++) store<f64>(vector + panelBytes(k), 0);
  }
}

/** Directions that are taken together: a multiple of four. */
const CHUNK: i32 = 128;

export function chunk(): i32 {
  return CHUNK;
}

/** Z ← root·X, to which {@link colourBy} adds. */
export function colourFrom(root: f64): void {
  const bytes = panelBytes(depth) * <usize>(padded(rows) >> 2);
  const target = hold(COLOURED, bytes);
  const factor = f64x2.splat(root);
  for (let at: usize = 0; at < bytes; at += 16) {
    v128.store(target + at, f64x2.mul(v128.load(start + at), factor));
  }
}

/**
 * Adds X·Vᵀ diag(lift) V for at most CHUNK rows of V.
 *
 * @param vectors count × columns, row-major
 * @param lift length `count`
 */
export function colourBy(count: i32, vectors: usize, lift: usize): void {
  const target = hold(COLOURED, 0);
  const padding = padded(count);
  const blocks = padding >> 2;
  const across = depth >> 2;
  const size = panelBytes(depth) * <usize>blocks;
  // directions as panels of vectors of features, then as panels of features along the directions
  const along = hold(DIRECTIONS, size << 1);
  const beside = along + size;
  memory.fill(along, 0, size);
  for (let j = 0; j < count; j++) {
    const row = vectors + ((<usize>j * <usize>columns) << 3);
    const vector = along + <usize>(j >> 2) * panelBytes(depth) + ((<usize>(j & 3)) << 3);
    for (let k = 0; k < columns; k++) {
      store<f64>(vector + panelBytes(k), load<f64>(row + ((<usize>k) << 3)));
    }
  }
  for (let b = 0; b < blocks; b++) {
    for (let q = 0; q < across; q++) {
      transposeBlock(
        beside + <usize>q * panelBytes(padding) + ((<usize>b) << 7),
        along + <usize>b * panelBytes(depth) + ((<usize>q) << 7),
      );
    }
  }
  const products = hold(PRODUCTS, panelBytes(padding));
  for (let p = 0; p < padded(rows) >> 2; p++) {
    const panel = start + <usize>p * panelBytes(depth);
    memory.fill(products, 0, panelBytes(padding));
    for (let b = 0; b < blocks; b++) {
      const block = products + ((<usize>b) << 7);
      addProducts(block, panel, along + <usize>b * panelBytes(depth), depth);
    }
    for (let j = 0; j < count; j++) {
      const at = products + panelBytes(j);
      const size = v128.load64_splat(lift + ((<usize>j) << 3));
      v128.store(at, f64x2.mul(v128.load(at), size));
      v128.store(at, f64x2.mul(v128.load(at, 16), size), 16);
    }
    const out = target + <usize>p * panelBytes(depth);
    for (let q = 0; q < across; q++) {
      const block = out + ((<usize>q) << 7);
      addProducts(block, products, beside + <usize>q * panelBytes(padding), padding);
    }
  }
}

/** X ← what {@link colourFrom} and {@link colourBy} have gathered. */
export function colourDone(): void {
  const bytes = panelBytes(depth) * <usize>(padded(rows) >> 2);
  memory.copy(start, hold(COLOURED, bytes), bytes);
}

/** out ← Xβ over the leading columns; room for the padded rows. */
export function respond(length: i32, beta: usize, out: usize): void {
  innerProducts(start, depth, padded(rows) >> 2, length, beta, out);
}

export function sampleColumn(k: i32, out: usize): void {
  for (let i = 0; i < rows; i++) {
    const panel = start + <usize>(i >> 2) * panelBytes(depth) + panelBytes(k);
    store<f64>(out + ((<usize>i) << 3), load<f64>(panel + ((<usize>(i & 3)) << 3)));
  }
}

/** out ← Σ_i X_ik² for each column. */
export function columnSquares(out: usize): void {
  memory.fill(out, 0, (<usize>columns) << 3);
  for (let p = 0; p < padded(rows) >> 2; p++) {
    let at = start + <usize>p * panelBytes(depth);
    for (let k = 0; k < columns; k++) {
      const a = v128.load(at);
      const b = v128.load(at, 16);
      const s = f64x2.add(f64x2.mul(a, a), f64x2.mul(b, b));
      const entry = out + ((<usize>k) << 3);
      store<f64>(entry, load<f64>(entry) + (f64x2.extract_lane(s, 0) + f64x2.extract_lane(s, 1)));
      at += 32;
    }
  }
}
