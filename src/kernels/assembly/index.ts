/**
 * The fast engine's module: samples, masks, and least squares, in memory of its own. The host passes
 * what it has through {@link exchange}; matrices never leave. AssemblyScript with 128-bit SIMD and
 * without fused multiply-adds, so that results are the same on every machine.
 */
import * as design from "./design";
import * as grams from "./gram";
import * as leastSquares from "./least-squares";
import { EXCHANGE, held, hold, ORIGINS, VECTORS } from "./memory";
import { buildZiggurat } from "./normals";
import * as orthogonal from "./orthogonal";
import { padded } from "./panels";
import { combination, innerProducts } from "./products";
import * as samples from "./samples";

export { colourBy, colourDone, colourFrom, columnSquares, respond, sampleColumn } from "./samples";
export { chunk as colourChunk } from "./samples";
export { place } from "./samples";
export { read, scale, write } from "./design";

buildZiggurat();

/** Room to pass data through. */
export function exchange(bytes: usize): usize {
  return hold(EXCHANGE, bytes);
}

export function drawNormals(a: i32, b: i32, c: i32, d: i32, rows: i32, columns: i32): void {
  samples.drawNormals(word(a, b), word(c, d), rows, columns);
}

/** @param hidden a column, or −1 */
export function mask(
  a: i32,
  b: i32,
  c: i32,
  d: i32,
  copies: i32,
  ratios: usize,
  rescale: bool,
  hidden: i32,
): void {
  design.mask(word(a, b), word(c, d), copies, ratios, rescale, hidden);
}

function word(low: i32, high: i32): u64 {
  return <u64>(<u32>low) | ((<u64>(<u32>high)) << 32);
}

export function designRows(): i32 {
  return design.rows;
}

export function designColumns(): i32 {
  return design.columns;
}

export const CHOLESKY: i32 = 0;
export const ORTHOGONAL: i32 = 1;
export const SINGULAR_VALUES: i32 = 2;

/**
 * The ridge estimate on the leading columns, N·λ = shift.
 *
 * @param response of the samples
 * @param out β, length `columns`, then the sum of squared residuals
 * @returns what solved it
 */
export function solve(columns: i32, response: usize, shift: f64, out: usize): i32 {
  if (design.rows == 0 || columns == 0) {
    memory.fill(out, 0, (<usize>(columns + 1)) << 3);
    if (columns == 0) residual(columns, response, out);
    return CHOLESKY;
  }
  // sparse designs are the ones whose Gram matrices cost little
  if (!design.sparse && solveBy(grams.single, columns, response, shift, out)) return CHOLESKY;
  if (solveBy(grams.double, columns, response, shift, out)) return CHOLESKY;
  const certain = orthogonal.decompose(columns);
  orthogonal.solve(columns, response, held(ORIGINS), shift, out, certain);
  residual(columns, response, out);
  return certain ? ORTHOGONAL : SINGULAR_VALUES;
}

function solveBy(gram: grams.Gram, columns: i32, response: usize, shift: f64, out: usize): bool {
  return gram.factor(columns, shift) && leastSquares.solve(gram, columns, response, shift, out);
}

/** Writes Σ(y − Zβ)² behind β. */
function residual(columns: i32, response: usize, out: usize): void {
  const n = design.rows;
  const rowBytes = (<usize>padded(n)) << 3;
  const columnBytes = (<usize>padded(columns)) << 3;
  const fitted = hold(VECTORS, rowBytes + columnBytes);
  const beta = fitted + rowBytes;
  memory.fill(fitted, 0, rowBytes + columnBytes);
  memory.copy(beta, out, (<usize>columns) << 3);
  if (columns > n) {
    innerProducts(
      design.rowPanels(),
      padded(design.columns),
      padded(n) >> 2,
      columns,
      beta,
      fitted,
    );
  } else if (columns > 0) {
    const vectors = design.columnPanels(columns);
    combination(vectors, padded(n), padded(columns) >> 2, n, beta, fitted);
  }
  let sum: f64 = 0;
  for (let i = 0; i < n; i++) {
    const origin = load<i32>(held(ORIGINS) + ((<usize>i) << 2));
    const left =
      load<f64>(response + ((<usize>origin) << 3)) - load<f64>(fitted + ((<usize>i) << 3));
    sum += left * left;
  }
  store<f64>(out + ((<usize>columns) << 3), sum);
}
