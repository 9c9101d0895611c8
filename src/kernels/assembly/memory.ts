/**
 * Named pieces of memory that grow and are used again: a matrix of the next experiment takes the place
 * of the last one. Everything of the engine lies in one of them.
 */

/** Entries X of the samples, in row panels. */
export const SAMPLES: i32 = 0;
/** Design Z in row panels. */
export const ROW_PANELS: i32 = 1;
/** Design Z in column panels. */
export const COLUMN_PANELS: i32 = 2;
/** Gram matrix and its Cholesky factor, both in triangles of panels. */
export const GRAM: i32 = 3;
export const FACTOR: i32 = 4;
/** Reciprocals of the factor's diagonal. */
export const RECIPROCALS: i32 = 5;
/** The sample that each row of the design is made from, as 32-bit integers. */
export const ORIGINS: i32 = 6;
/** What comes in from the host and goes out to it. */
export const EXCHANGE: i32 = 7;
/** A panel, or a list of indices, while it is being made. */
export const PANEL: i32 = 8;
/** Vectors of one solution. */
export const VECTORS: i32 = 9;
/** Directions while samples are being coloured, packed, and the samples' products with them. */
export const DIRECTIONS: i32 = 10;
export const PRODUCTS: i32 = 11;
/** Orthogonal decompositions. */
export const DENSE: i32 = 12;
export const TRIANGLE: i32 = 13;
export const ROTATIONS: i32 = 14;
export const REFLECTORS: i32 = 15;
export const STACKED: i32 = 16;

/** Samples while they are being coloured. */
export const COLOURED: i32 = 17;
/** What is rounded to single precision: Gram matrix, factor, its diagonal, a block, a right-hand side. */
export const SINGLE_GRAM: i32 = 18;
export const SINGLE_FACTOR: i32 = 19;
export const SINGLE_RECIPROCALS: i32 = 20;
export const SINGLE_PANELS: i32 = 21;
export const SINGLE_VECTOR: i32 = 22;

const COUNT: i32 = 23;
const table: usize = memory.data(8 * COUNT, 16);

/** Start of a piece of at least so many bytes; its contents are kept only while it need not grow. */
export function hold(piece: i32, bytes: usize): usize {
  const entry = table + ((<usize>piece) << 3);
  const capacity = <usize>load<u32>(entry, 4);
  if (bytes > capacity || capacity == 0) {
    const before = <usize>load<u32>(entry);
    if (before != 0) heap.free(before);
    const start = heap.alloc(bytes + 64);
    store<u32>(entry, <u32>start);
    store<u32>(entry, <u32>(bytes + 64), 4);
  }
  return <usize>load<u32>(entry);
}

/** Start of a piece that is held. */
export function held(piece: i32): usize {
  return <usize>load<u32>(table + ((<usize>piece) << 3));
}
