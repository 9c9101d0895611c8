import * as design from "./design";
import { reflect, reflector } from "./householder";
import { singularValues } from "./jacobi";
import { hold, REFLECTORS, ROTATIONS, STACKED, TRIANGLE, VECTORS } from "./memory";
import * as part from "./nonzero";
import { apply, applyTransposed, factorQr } from "./qr";
import { add, dot } from "./vectors";

/**
 * What solves where a Gram matrix cannot: the part of the design that is not 0, or its transpose, as
 * A = Q·R·Pᵀ, A: m×n, m ≥ n; then, where its rank is beyond doubt,
 *
 *     A = U·[T 0; 0 0]·Vᵀ, T: r×r triangular   (complete orthogonal decomposition),
 *
 * else R = U·diag(σ)·Vᵀ (singular values).
 *
 * Source: Golub & Van Loan, Matrix Computations, 4th ed. (2013), §5.4.7 and §8.6.3.
 */

const EPSILON: f64 = 2.220446049250313e-16;
/** How far the sizes on both sides of a gap must keep from the cut-off for the gap to be beyond doubt. */
const MARGIN: f64 = 16;

let version: i32 = -1;
let leading: i32 = -1;
/** A and its shape; reflectors of Q below R. */
let a: usize = 0;
let m: i32 = 0;
let n: i32 = 0;
let tau: usize = 0;
let order: usize = 0;
/** Rank of T; −1 where singular values take over. */
let rank: i32 = -1;
/** n×r column-major, the transpose of the upper rows of R, reflectors of V below Tᵀ; their factors. */
let right: usize = 0;
let rightTau: usize = 0;
/** Singular vectors and values of Rᵀ = left·diag(σ)·turnedᵀ, once they are needed. */
let left: usize = 0;
let turned: usize = 0;
let sigma: usize = 0;
let cutoff: f64 = 0;
let haveSingular: bool = false;

/** Decomposes the leading columns of the design, unless that was done last; whether its rank is beyond doubt. */
export function decompose(columns: i32): bool {
  if (version != design.version || leading != columns) {
    version = design.version;
    leading = columns;
    a = part.copyNonzero(columns);
    m = max(part.rows, part.columns);
    n = min(part.rows, part.columns);
    tau = hold(REFLECTORS, <usize>n * 48);
    rightTau = tau + ((<usize>n) << 3);
    sigma = rightTau + ((<usize>n) << 3);
    const norms = sigma + ((<usize>n) << 3);
    order = norms + ((<usize>n) << 4);
    factorQr(a, m, n, tau, order, norms);
    rank = clearRank();
    if (rank > 0) compress();
    haveSingular = false;
  }
  return rank >= 0;
}

/** Entry (i, j) of R. */
function r(i: i32, j: i32): f64 {
  return load<f64>(a + ((<usize>j * <usize>m + <usize>i) << 3));
}

/**
 * The rank, where singular values of R keep clear of the cut-off (machine epsilon)·m·(the largest):
 * what is left after r columns is below it as a whole, and 1/‖R₁₁⁻¹‖, which the r-th singular value
 * exceeds, is above it. −1 else.
 */
function clearRank(): i32 {
  if (n == 0) return 0;
  let whole: f64 = 0;
  for (let j = 0; j < n; j++) {
    const column = a + ((<usize>j * <usize>m) << 3);
    whole += dot(column, column, j + 1);
  }
  const low = (EPSILON * <f64>m * abs(r(0, 0))) / 2;
  const high = EPSILON * <f64>m * sqrt(whole) * MARGIN;
  let count = n;
  let rest: f64 = 0;
  while (count > 0) {
    let row: f64 = 0;
    for (let j = count - 1; j < n; j++) row += r(count - 1, j) * r(count - 1, j);
    if (sqrt(rest + row) > low) break;
    rest += row;
    count--;
  }
  return 1 > high * inverseNorm(count) ? count : -1;
}

/** ‖R₁₁⁻¹‖_F of the leading count × count part. */
function inverseNorm(count: i32): f64 {
  const x = hold(VECTORS, (<usize>count) << 3);
  let sum: f64 = 0;
  for (let j = 0; j < count; j++) {
    memory.fill(x, 0, (<usize>(j + 1)) << 3);
    store<f64>(x + ((<usize>j) << 3), 1);
    for (let k = j; k >= 0; k--) {
      const value = load<f64>(x + ((<usize>k) << 3)) / r(k, k);
      store<f64>(x + ((<usize>k) << 3), value);
      add(x, -value, a + ((<usize>k * <usize>m) << 3), k);
    }
    sum += dot(x, x, j + 1);
  }
  return sqrt(sum);
}

/** Turns the upper rows of R into T by reflectors from the right. */
function compress(): void {
  right = hold(TRIANGLE, (<usize>rank * <usize>n) << 3);
  for (let i = 0; i < rank; i++) {
    const column = right + ((<usize>i * <usize>n) << 3);
    for (let j = 0; j < n; j++) store<f64>(column + ((<usize>j) << 3), j < i ? 0 : r(i, j));
  }
  // rows from the last one up: each folds what lies beyond column r into its diagonal entry
  for (let i = 0; i < rank; i++) store<f64>(rightTau + ((<usize>i) << 3), 0);
  if (rank == n) return;
  const length = n - rank + 1;
  const work = hold(VECTORS, (<usize>length) << 3);
  for (let i = rank - 1; i >= 0; i--) {
    const column = right + ((<usize>i * <usize>n) << 3);
    gather(work, column, i, length);
    const factor = reflector(work, length);
    store<f64>(rightTau + ((<usize>i) << 3), factor);
    scatter(column, work, i, length);
    for (let h = 0; h < i; h++) {
      const other = right + ((<usize>h * <usize>n) << 3);
      turn(column, factor, other, i, length);
    }
  }
}

/** Entry i and those from r on. */
function gather(to: usize, from: usize, i: i32, length: i32): void {
  store<f64>(to, load<f64>(from + ((<usize>i) << 3)));
  memory.copy(to + 8, from + ((<usize>rank) << 3), (<usize>(length - 1)) << 3);
}

function scatter(to: usize, from: usize, i: i32, length: i32): void {
  store<f64>(to + ((<usize>i) << 3), load<f64>(from));
  memory.copy(to + ((<usize>rank) << 3), from + 8, (<usize>(length - 1)) << 3);
}

/** y ← H·y for the reflector of column i, which touches entry i and those from r on. */
function turn(column: usize, factor: f64, y: usize, i: i32, length: i32): void {
  if (factor == 0) return;
  const tail = column + ((<usize>rank) << 3);
  const rest = y + ((<usize>rank) << 3);
  const head = y + ((<usize>i) << 3);
  const along = factor * (load<f64>(head) + dot(tail, rest, length - 1));
  store<f64>(head, load<f64>(head) - along);
  add(rest, -along, tail, length - 1);
}

/** Entry (i, j) of T. */
function t(i: i32, j: i32): f64 {
  return i > j ? 0 : load<f64>(right + ((<usize>i * <usize>n + <usize>j) << 3));
}

/** Singular values of R and the cut-off below which they count as 0. */
function findSingularValues(): void {
  if (haveSingular) return;
  haveSingular = true;
  left = hold(ROTATIONS, (<usize>n * <usize>n) << 4);
  turned = left + ((<usize>n * <usize>n) << 3);
  // columns of Rᵀ
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      store<f64>(left + ((<usize>i * <usize>n + <usize>j) << 3), j < i ? 0 : r(i, j));
    }
  }
  singularValues(left, turned, sigma, n);
  let largest: f64 = 0;
  for (let j = 0; j < n; j++) largest = max(largest, load<f64>(sigma + ((<usize>j) << 3)));
  cutoff = EPSILON * <f64>m * largest;
}

/**
 * The ridge estimate from what {@link decompose} has found, minimum norm where `shift` is 0.
 *
 * @param response of the samples; `origins` the sample of each row of the design
 * @param out β, length `columns`
 * @param certain whether to use T, else singular values
 */
export function solve(
  columns: i32,
  response: usize,
  origins: usize,
  shift: f64,
  out: usize,
  certain: bool,
): void {
  memory.fill(out, 0, (<usize>columns) << 3);
  if (n == 0) return;
  if (!certain) findSingularValues();
  const scaled = shift * part.scaling * part.scaling;
  const y = hold(VECTORS, (<usize>(m + n + n)) << 3);
  const small = y + ((<usize>m) << 3);
  const other = small + ((<usize>n) << 3);
  memory.fill(y, 0, (<usize>(m + n + n)) << 3);
  for (let i = 0; i < part.rows; i++) {
    const row = load<i32>(part.rowList + ((<usize>i) << 2));
    const from = response + ((<usize>load<i32>(origins + ((<usize>row) << 2))) << 3);
    store<f64>(y + ((<usize>i) << 3), load<f64>(from));
  }
  if (part.flipped) {
    // y of the rows, in the order of the pivots
    for (let i = 0; i < n; i++) {
      store<f64>(small + ((<usize>i) << 3), load<f64>(y + ((<usize>load32(order, i)) << 3)));
    }
    solveSmall(small, other, scaled, certain);
    memory.fill(y, 0, (<usize>m) << 3);
    memory.copy(y, small, (<usize>n) << 3);
    apply(a, m, n, tau, y);
  } else {
    applyTransposed(a, m, n, tau, y);
    memory.copy(small, y, (<usize>n) << 3);
    solveSmall(small, other, scaled, certain);
    for (let i = 0; i < n; i++) {
      store<f64>(y + ((<usize>load32(order, i)) << 3), load<f64>(small + ((<usize>i) << 3)));
    }
  }
  for (let k = 0; k < part.columns; k++) {
    const column = load<i32>(part.columnList + ((<usize>k) << 2));
    store<f64>(out + ((<usize>column) << 3), load<f64>(y + ((<usize>k) << 3)) * part.scaling);
  }
}

function load32(list: usize, i: i32): i32 {
  return load<i32>(list + ((<usize>i) << 2));
}

/**
 * x ← the ridge solution of Rx = b, of Rᵀx = b where flipped; length n, with room of that length.
 */
function solveSmall(x: usize, other: usize, shift: f64, certain: bool): void {
  if (!certain) {
    filter(x, other, shift);
    return;
  }
  // R = [T 0]·Vᵀ with V the product of the reflectors from the right
  const length = n - rank + 1;
  if (part.flipped) {
    for (let i = rank - 1; i >= 0; i--) {
      turn(column(i), load<f64>(rightTau + ((<usize>i) << 3)), x, i, length);
    }
  }
  for (let i = rank; i < n; i++) store<f64>(x + ((<usize>i) << 3), 0);
  if (shift > 0) solveStacked(x, shift);
  else if (part.flipped) {
    for (let i = 0; i < rank; i++) {
      let value = load<f64>(x + ((<usize>i) << 3));
      for (let k = 0; k < i; k++) value -= t(k, i) * load<f64>(x + ((<usize>k) << 3));
      store<f64>(x + ((<usize>i) << 3), value / t(i, i));
    }
  } else {
    for (let i = rank - 1; i >= 0; i--) {
      let value = load<f64>(x + ((<usize>i) << 3));
      for (let k = i + 1; k < rank; k++) value -= t(i, k) * load<f64>(x + ((<usize>k) << 3));
      store<f64>(x + ((<usize>i) << 3), value / t(i, i));
    }
  }
  if (!part.flipped) {
    for (let i = 0; i < rank; i++) {
      turn(column(i), load<f64>(rightTau + ((<usize>i) << 3)), x, i, length);
    }
  }
}

function column(i: i32): usize {
  return right + ((<usize>i * <usize>n) << 3);
}

/** x ← the least squares solution of [T; √s]x = [b; 0], of Tᵀ where flipped. */
function solveStacked(x: usize, shift: f64): void {
  const height = 2 * rank;
  const bytes = (<usize>height) << 3;
  const matrix = hold(STACKED, bytes * <usize>(rank + 1) + ((<usize>rank) << 3));
  const b = matrix + bytes * <usize>rank;
  const factors = b + bytes;
  memory.fill(matrix, 0, bytes * <usize>(rank + 1));
  for (let j = 0; j < rank; j++) {
    const at = matrix + <usize>j * bytes;
    for (let i = 0; i < rank; i++) {
      store<f64>(at + ((<usize>i) << 3), part.flipped ? t(j, i) : t(i, j));
    }
    store<f64>(at + ((<usize>(rank + j)) << 3), sqrt(shift));
  }
  memory.copy(b, x, (<usize>rank) << 3);
  factorQr(matrix, height, rank, factors, 0, 0);
  applyTransposed(matrix, height, rank, factors, b);
  for (let i = rank - 1; i >= 0; i--) {
    const at = matrix + <usize>i * bytes;
    const value = load<f64>(b + ((<usize>i) << 3)) / load<f64>(at + ((<usize>i) << 3));
    store<f64>(x + ((<usize>i) << 3), value);
    add(b, -value, at, i);
  }
}

/** x ← Σ σ/(σ² + s) of the singular directions, over the singular values that count. */
function filter(x: usize, other: usize, shift: f64): void {
  memory.copy(other, x, (<usize>n) << 3);
  memory.fill(x, 0, (<usize>n) << 3);
  // Rᵀ = left·σ·turnedᵀ: R takes from left to turned, Rᵀ the other way
  const from = part.flipped ? left : turned;
  const to = part.flipped ? turned : left;
  for (let j = 0; j < n; j++) {
    const value = load<f64>(sigma + ((<usize>j) << 3));
    if (value <= cutoff) continue;
    const at = (<usize>j * <usize>n) << 3;
    add(x, (dot(from + at, other, n) * value) / (value * value + shift), to + at, n);
  }
}
