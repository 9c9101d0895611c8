import { factorRows } from "./cholesky";
import * as design from "./design";
import { FACTOR, GRAM, held, hold, PANEL, RECIPROCALS } from "./memory";
import { padded, trianglePanel } from "./panels";
import { addGram, addSparseGram } from "./syrk";

/** Vectors whose squared lengths differ by more than this leave the choice of a rank to others. */
const SMALLEST_SHARE: f64 = 1e-12;
/** Squared lengths beyond these bounds have lost digits to overflow or underflow. */
const SMALLEST_SQUARE: f64 = 1e-200;
const LARGEST_SQUARE: f64 = 1e200;

/** The design that Gram matrix and factor belong to. */
let version: i32 = -1;
/** Whether the Gram matrix is ZᵀZ, of the columns, and not ZZᵀ. */
let tall: bool = false;
/** Panels that the Gram matrix covers: of the leading columns where it is tall. */
let panels: i32 = 0;
/** Leading columns whose products are in it where it is wide. */
let reached: i32 = 0;

/** Panels of the factor, how many of its pivots hold, and its shift. */
let factored: i32 = 0;
let sound: i32 = 0;
let shift: f64 = 0;

/** Vectors of the Gram matrix of the leading `columns` columns: the fewer of rows and columns. */
export function size(columns: i32): i32 {
  return columns <= design.rows ? columns : design.rows;
}

/**
 * The Gram matrix of the leading columns, from what is there of it: ZZᵀ takes up the products of
 * further columns, ZᵀZ further rows.
 */
function cover(columns: i32): void {
  const columnwise = columns <= design.rows;
  if (version != design.version || tall != columnwise || (!tall && columns < reached)) {
    version = design.version;
    tall = columnwise;
    panels = reached = factored = sound = 0;
    const most = tall ? min(design.columns, design.rows) : design.rows;
    const bytes = trianglePanel(padded(most) >> 2);
    const gram = hold(GRAM, bytes);
    if (!tall) memory.fill(gram, 0, bytes);
    hold(FACTOR, bytes);
    memory.fill(hold(RECIPROCALS, (<usize>padded(most)) << 3), 0, (<usize>padded(most)) << 3);
  }
  const gram = held(GRAM);
  const list = hold(PANEL, (<usize>padded(size(columns))) << 4);
  if (tall) {
    const needed = padded(columns) >> 2;
    if (needed <= panels) return;
    const from = trianglePanel(panels);
    memory.fill(gram + from, 0, trianglePanel(needed) - from);
    const vectors = design.columnPanels(columns);
    const depth = padded(design.rows);
    if (design.sparse) {
      addSparseGram(gram, vectors, depth, panels, needed, 0, design.rows, list);
    } else addGram(gram, vectors, depth, panels, needed, 0, design.rows);
    panels = needed;
  } else {
    if (columns == reached) return;
    panels = padded(design.rows) >> 2;
    const vectors = design.rowPanels();
    const depth = padded(design.columns);
    if (design.sparse) addSparseGram(gram, vectors, depth, 0, panels, reached, columns, list);
    else addGram(gram, vectors, depth, 0, panels, reached, columns);
    reached = columns;
    factored = sound = 0;
  }
}

/**
 * Factors the Gram matrix of the leading columns, its diagonal shifted; whether the factor can be
 * trusted with a first solution.
 */
export function factor(columns: i32, by: f64): bool {
  cover(columns);
  if (shift != by) {
    shift = by;
    factored = sound = 0;
  }
  const count = size(columns);
  const needed = padded(count) >> 2;
  if (needed > factored && sound == factored << 2) {
    sound = factorRows(held(GRAM), held(FACTOR), held(RECIPROCALS), factored, needed, shift);
    factored = needed;
  }
  return sound >= count && evenlyScaled(count);
}

/** Entry i of the Gram matrix's diagonal: 0 where the vector is 0. */
export function square(i: i32): f64 {
  return load<f64>(
    held(GRAM) + trianglePanel(i >> 2) + ((<usize>i) << 5) + ((<usize>(i & 3)) << 3),
  );
}

/** Whether a pivot of the factor is little more than the shift: without it Z would lack that rank. */
export function leansOnShift(count: i32): bool {
  if (shift == 0) return false;
  const reciprocals = held(RECIPROCALS);
  for (let i = 0; i < count; i++) {
    const reciprocal = load<f64>(reciprocals + ((<usize>i) << 3));
    if (square(i) != 0 && reciprocal * reciprocal * shift > 0.25) return true;
  }
  return false;
}

/** Largest entry of the diagonal that the last factor was asked for. */
export function largestSquare(): f64 {
  return most;
}

let most: f64 = 0;

function evenlyScaled(count: i32): bool {
  let least = Infinity;
  most = 0;
  for (let i = 0; i < count; i++) {
    const value = square(i);
    if (value == 0) continue;
    least = min(least, value + shift);
    most = max(most, value + shift);
  }
  return most < LARGEST_SQUARE && most > SMALLEST_SQUARE && least > SMALLEST_SHARE * most;
}
