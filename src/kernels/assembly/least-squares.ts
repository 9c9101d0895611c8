import * as design from "./design";
import * as grams from "./gram";
import { held, hold, ORIGINS, VECTORS } from "./memory";
import { padded } from "./panels";
import { combination, innerProducts } from "./products";
import { dot } from "./vectors";

/** A last refinement below this share of the coefficients tells that their digits stand. */
const LAST_STEP: f64 = 1e-10;
/**
 * How large ‖w‖·‖z‖ may be beside ‖β‖, z being the longest vector: rounding of Zᵀw leaves about (machine
 * epsilon) times that in directions that no residual sees.
 */
const LARGEST_WEIGHTS: f64 = 1e6;
const REFINEMENTS: i32 = 2;
/** The same with a factor in single precision, whose steps tell how fast they shrink. */
const SINGLE_REFINEMENTS: i32 = 6;
/** Steps of single precision that shrink by less than this leave the solution to double precision. */
const SLOWEST: f64 = 0.03;
/** What may be left behind the last of them, going by how they shrank. */
const LEFT: f64 = 1e-13;

/**
 * Solves for one response by the Cholesky factor that `gram.factor` has left, refined with the
 * residual of the design itself in double precision: what the Gram matrix has lost of the condition, or
 * by rounding, comes back.
 *
 * Wide (more columns than rows), s = shift: β = Zᵀw with (ZZᵀ + s)w = y, corrected by the residual
 * y − Zβ − s·w. Else β from (ZᵀZ + s)β = Zᵀy, corrected by Zᵀ(y − Zβ) − s·β.
 *
 * @param response of the samples, gathered here for the rows
 * @param out β, length `columns`, then the sum of squared residuals
 * @returns whether the last step was small enough
 */
export function solve(
  gram: grams.Gram,
  columns: i32,
  response: usize,
  shift: f64,
  out: usize,
): bool {
  const n = design.rows;
  const m = grams.size(columns);
  const wide = columns > n;
  const rowBytes = (<usize>padded(n)) << 3;
  const columnBytes = (<usize>padded(columns)) << 3;
  const smallBytes = (<usize>padded(m)) << 3;
  const y = hold(VECTORS, 2 * rowBytes + 2 * columnBytes + 2 * smallBytes);
  const residual = y + rowBytes;
  const beta = residual + rowBytes;
  const step = beta + columnBytes;
  const unknown = step + columnBytes;
  const correction = unknown + smallBytes;
  memory.fill(y, 0, 2 * rowBytes + 2 * columnBytes + 2 * smallBytes);
  const origins = held(ORIGINS);
  for (let i = 0; i < n; i++) {
    const from = response + ((<usize>load<i32>(origins + ((<usize>i) << 2))) << 3);
    store<f64>(y + ((<usize>i) << 3), load<f64>(from));
  }
  const vectors = wide ? design.rowPanels() : design.columnPanels(columns);
  const depth = wide ? padded(design.columns) : padded(n);
  const panels = padded(m) >> 2;
  memory.copy(residual, y, rowBytes);
  let sum: f64 = 0;
  let before: f64 = 0;
  let slowest: f64 = 0;
  const last = gram.single ? SINGLE_REFINEMENTS : REFINEMENTS;
  for (let round = 0; round <= last; round++) {
    // the right-hand side of the small system
    if (wide) memory.copy(correction, residual, smallBytes);
    else innerProducts(vectors, depth, panels, n, residual, correction);
    for (let i = 0; i < m; i++) {
      const at = (<usize>i) << 3;
      const value = load<f64>(correction + at) - shift * load<f64>(unknown + at);
      store<f64>(correction + at, gram.square(i) == 0 ? 0 : value);
    }
    gram.solve(correction, m);
    addTo(unknown, correction, m);
    if (wide) {
      combination(vectors, depth, panels, columns, correction, step);
      addTo(beta, step, columns);
    } else {
      memory.copy(beta, unknown, smallBytes);
      memory.copy(step, correction, smallBytes);
    }
    const length = largest(step, columns);
    let enough = length <= LAST_STEP * largest(beta, columns);
    if (round > 0 && gram.single && length > 0) {
      slowest = max(slowest, length / before);
      if (!(slowest <= SLOWEST)) return false;
      enough = enough && length * slowest <= LEFT * largest(beta, columns);
    }
    before = length;
    if (round > 0 && enough) {
      const length = sqrt(dot(beta, beta, columns));
      const longest = sqrt(gram.most);
      if (wide) {
        const weights = sqrt(dot(unknown, unknown, n));
        if (!(weights * longest <= LARGEST_WEIGHTS * length)) return false;
      } else if (gram.leansOnShift(m)) {
        // Zᵀ(y − Zβ) is as uncertain, and divided by s where Z itself sees nothing
        if (!(sqrt(sum) * longest <= LARGEST_WEIGHTS * length * shift)) return false;
      }
      if (wide && shift > 0) sum = shiftedResidual(gram, unknown, y, shift, n);
      memory.copy(out, beta, (<usize>columns) << 3);
      store<f64>(out + ((<usize>columns) << 3), sum);
      return true;
    }
    if (round == last) break;
    if (wide) innerProducts(vectors, depth, panels, columns, beta, residual);
    else combination(vectors, depth, panels, n, beta, residual);
    sum = 0;
    for (let i = 0; i < n; i++) {
      const at = (<usize>i) << 3;
      const value = load<f64>(y + at) - load<f64>(residual + at);
      store<f64>(residual + at, value);
      sum += value * value;
    }
    for (let i = n; i < padded(n); i++) store<f64>(residual + ((<usize>i) << 3), 0);
  }
  return false;
}

/** Σ(y − Zβ)² where y − Zβ = s·w; a row of zeros leaves all of its y. */
function shiftedResidual(gram: grams.Gram, w: usize, y: usize, shift: f64, n: i32): f64 {
  let sum: f64 = 0;
  for (let i = 0; i < n; i++) {
    const at = (<usize>i) << 3;
    const left = gram.square(i) == 0 ? load<f64>(y + at) : shift * load<f64>(w + at);
    sum += left * left;
  }
  return sum;
}

function addTo(x: usize, step: usize, length: i32): void {
  for (let i = 0; i < length; i++) {
    const at = (<usize>i) << 3;
    store<f64>(x + at, load<f64>(x + at) + load<f64>(step + at));
  }
}

/** Largest absolute value; NaN where there is one. */
function largest(x: usize, length: i32): f64 {
  let found: f64 = 0;
  for (let i = 0; i < length; i++) found = max(found, abs(load<f64>(x + ((<usize>i) << 3))));
  return found;
}
