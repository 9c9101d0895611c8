import { reflect, reflector } from "./householder";
import { dot } from "./vectors";

/** Square root of the machine epsilon: squared column norms that fell below this are counted anew. */
const STALE: f64 = 1.4901161193847656e-8;

/**
 * A·P = Q·R by reflectors, columns exchanged so that the largest remaining one comes next.
 *
 * Source: Golub & Van Loan, Matrix Computations, 4th ed. (2013), §5.4.2; norms counted anew as in
 * LAPACK's dlaqp2 (Drmač & Bujanović 2008, On the failure of rank-revealing QR factorization software).
 *
 * @param a rows × columns, column-major, rows ≥ columns; becomes R above the reflectors
 * @param tau factor of each reflector, length `columns`
 * @param order where each column was, 32-bit integers; 0 for no exchanges
 * @param norms room for 2·columns squared norms where there are exchanges
 */
export function factorQr(
  a: usize,
  rows: i32,
  columns: i32,
  tau: usize,
  order: usize,
  norms: usize,
): void {
  const stride = (<usize>rows) << 3;
  if (order != 0) {
    for (let j = 0; j < columns; j++) {
      const column = a + <usize>j * stride;
      const square = dot(column, column, rows);
      store<f64>(norms + ((<usize>j) << 4), square);
      store<f64>(norms + ((<usize>j) << 4), square, 8);
      store<i32>(order + ((<usize>j) << 2), j);
    }
  }
  for (let j = 0; j < columns; j++) {
    if (order != 0) exchange(a, stride, j, columns, order, norms);
    const pivot = a + <usize>j * stride + ((<usize>j) << 3);
    const factor = reflector(pivot, rows - j);
    store<f64>(tau + ((<usize>j) << 3), factor);
    for (let k = j + 1; k < columns; k++) {
      const column = a + <usize>k * stride + ((<usize>j) << 3);
      reflect(pivot, factor, column, rows - j);
      if (order != 0) {
        const at = norms + ((<usize>k) << 4);
        const gone = load<f64>(column);
        const left = load<f64>(at) - gone * gone;
        if (left > STALE * load<f64>(at, 8)) store<f64>(at, left);
        else {
          const square = dot(column + 8, column + 8, rows - j - 1);
          store<f64>(at, square);
          store<f64>(at, square, 8);
        }
      }
    }
  }
}

/** Brings the column with the largest remaining norm to place j. */
function exchange(a: usize, stride: usize, j: i32, columns: i32, order: usize, norms: usize): void {
  let best = j;
  for (let k = j + 1; k < columns; k++) {
    if (load<f64>(norms + ((<usize>k) << 4)) > load<f64>(norms + ((<usize>best) << 4))) best = k;
  }
  if (best == j) return;
  const x = a + <usize>j * stride;
  const y = a + <usize>best * stride;
  for (let at: usize = 0; at < stride; at += 8) {
    const value = load<f64>(x + at);
    store<f64>(x + at, load<f64>(y + at));
    store<f64>(y + at, value);
  }
  const from = order + ((<usize>j) << 2);
  const to = order + ((<usize>best) << 2);
  const place = load<i32>(from);
  store<i32>(from, load<i32>(to));
  store<i32>(to, place);
  v128.store(norms + ((<usize>best) << 4), v128.load(norms + ((<usize>j) << 4)));
}

/** y ← Qᵀy for the leading `count` reflectors. */
export function applyTransposed(a: usize, rows: i32, count: i32, tau: usize, y: usize): void {
  for (let j = 0; j < count; j++) {
    const pivot = a + ((<usize>j * <usize>(rows + 1)) << 3);
    reflect(pivot, load<f64>(tau + ((<usize>j) << 3)), y + ((<usize>j) << 3), rows - j);
  }
}

/** y ← Q·y for the leading `count` reflectors. */
export function apply(a: usize, rows: i32, count: i32, tau: usize, y: usize): void {
  for (let j = count - 1; j >= 0; j--) {
    const pivot = a + ((<usize>j * <usize>(rows + 1)) << 3);
    reflect(pivot, load<f64>(tau + ((<usize>j) << 3)), y + ((<usize>j) << 3), rows - j);
  }
}
