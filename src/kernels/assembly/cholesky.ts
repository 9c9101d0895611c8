import { subtractProducts } from "./syrk";
import { trianglePanel } from "./panels";

/** A pivot at or below this share of its diagonal entry has lost too many digits. */
const SMALLEST_PIVOT: f64 = 1e-10;

/**
 * Rows of the factor L of G + shift·I = L·Lᵀ for panels [first, last), those before being there: left
 * looking, so that the leading part of a factor is the factor of the leading part, to the bit.
 *
 * A vector of zeros (an entry of G's diagonal that is exactly 0) gets the unit pivot: its unknown is
 * decoupled from the others, and 0 if its right-hand side is.
 *
 * Source: Golub & Van Loan, Matrix Computations, 4th ed. (2013), §4.2.8.
 *
 * @param reciprocals of L's diagonal, written
 * @returns how many leading pivots hold; 4·last when all do
 */
export function factorRows(
  gram: usize,
  factor: usize,
  reciprocals: usize,
  first: i32,
  last: i32,
  shift: f64,
): i32 {
  for (let p = first; p < last; p++) {
    const row = trianglePanel(p);
    const target = factor + row;
    let block: usize = 0;
    for (let q = 0; q < p; q++) {
      const other = factor + trianglePanel(q);
      const c = target + block;
      subtractProducts(c, gram + row + block, target, other, q << 2);
      divideBlock(c, other + block, reciprocals + ((<usize>q) << 5));
      block += 128;
    }
    subtractProducts(target + block, gram + row + block, target, target, p << 2);
    const held = factorBlock(
      target + block,
      gram + row + block,
      reciprocals + ((<usize>p) << 5),
      shift,
    );
    if (held < 4) return (p << 2) + held;
  }
  return last << 2;
}

/** C ← C·L⁻ᵀ for a diagonal block L. */
function divideBlock(c: usize, diagonal: usize, reciprocals: usize): void {
  for (let s: usize = 0; s < 4; s++) {
    const to = c + (s << 5);
    let c0 = v128.load(to);
    let c1 = v128.load(to, 16);
    for (let t: usize = 0; t < s; t++) {
      const from = c + (t << 5);
      const l = v128.load64_splat(diagonal + (t << 5) + (s << 3));
      c0 = f64x2.sub(c0, f64x2.mul(v128.load(from), l));
      c1 = f64x2.sub(c1, f64x2.mul(v128.load(from, 16), l));
    }
    const reciprocal = v128.load64_splat(reciprocals + (s << 3));
    v128.store(to, f64x2.mul(c0, reciprocal));
    v128.store(to, f64x2.mul(c1, reciprocal), 16);
  }
}

/** Factors a diagonal block in place, its shift still to add; how many of its four pivots hold. */
function factorBlock(c: usize, gram: usize, reciprocals: usize, shift: f64): i32 {
  for (let s: usize = 0; s < 4; s++) {
    const column = c + (s << 5);
    const diagonal = load<f64>(gram + (s << 5) + (s << 3));
    let pivot = load<f64>(column + (s << 3)) + shift;
    if (diagonal == 0) pivot = 1;
    else if (!(pivot > SMALLEST_PIVOT * (diagonal + shift))) return <i32>s;
    const root = sqrt(pivot);
    const reciprocal = 1 / root;
    store<f64>(column + (s << 3), root);
    store<f64>(reciprocals + (s << 3), reciprocal);
    for (let r = s + 1; r < 4; r++) {
      const entry = column + (r << 3);
      store<f64>(entry, load<f64>(entry) * reciprocal);
    }
    for (let t = s + 1; t < 4; t++) {
      const l = load<f64>(column + (t << 3));
      for (let r = t; r < 4; r++) {
        const entry = c + (t << 5) + (r << 3);
        store<f64>(entry, load<f64>(entry) - load<f64>(column + (r << 3)) * l);
      }
    }
  }
  return 4;
}
