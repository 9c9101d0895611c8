import * as design from "./design";
import { DENSE, hold, PANEL } from "./memory";

/** Rows and columns of the leading part of the design that are not 0, as 32-bit integers. */
export let rowList: usize = 0;
export let columnList: usize = 0;
export let rows: i32 = 0;
export let columns: i32 = 0;
/** Power of two that the copy is multiplied by: its largest entry is in [1, 2). */
export let scaling: f64 = 1;
/** Whether the copy is transposed, so that it is not wide. */
export let flipped: bool = false;

/**
 * Copies the part of the leading columns of the design that is not 0, column-major and not wide,
 * scaled.
 */
export function copyNonzero(leading: i32): usize {
  const n = design.rows;
  rowList = hold(PANEL, (<usize>n + <usize>leading) << 2);
  columnList = rowList + ((<usize>n) << 2);
  memory.fill(rowList, 0, (<usize>n + <usize>leading) << 2);
  let largest: f64 = 0;
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < leading; k++) {
      const size = abs(design.entry(i, k));
      if (size == 0) continue;
      largest = max(largest, size);
      store<i32>(rowList + ((<usize>i) << 2), 1);
      store<i32>(columnList + ((<usize>k) << 2), 1);
    }
  }
  rows = places(rowList, n);
  columns = places(columnList, leading);
  scaling = reciprocalPower(largest);
  flipped = columns > rows;
  const copy = hold(DENSE, (<usize>rows * <usize>columns) << 3);
  for (let i = 0; i < rows; i++) {
    for (let k = 0; k < columns; k++) {
      const at = flipped ? <usize>i * <usize>columns + k : <usize>k * <usize>rows + i;
      const value = design.entry(
        load<i32>(rowList + ((<usize>i) << 2)),
        load<i32>(columnList + ((<usize>k) << 2)),
      );
      store<f64>(copy + (at << 3), value * scaling);
    }
  }
  return copy;
}

/** Turns flags into the places of those that are set; how many there are. */
function places(flags: usize, length: i32): i32 {
  let count = 0;
  for (let i = 0; i < length; i++) {
    if (load<i32>(flags + ((<usize>i) << 2)) == 0) continue;
    store<i32>(flags + ((<usize>count) << 2), i);
    count++;
  }
  return count;
}

/** The power of two that brings a positive number into [1, 2), as far as there is one. */
function reciprocalPower(value: f64): f64 {
  if (value == 0) return 1;
  let power: f64 = 1;
  while (value * power < 1 && power < 8.98846567431158e307) power *= 2;
  while (value * power >= 2) power *= 0.5;
  return power;
}
