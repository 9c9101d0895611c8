import { singleTrianglePanel } from "./panels";
import { subtractProducts } from "./single-syrk";

/** A pivot at or below this share of its diagonal entry has lost too many digits. */
const SMALLEST_PIVOT: f32 = 1e-4;

/** Rows of the factor, as `factorRows` of cholesky.ts; how many leading pivots hold. */
export function factorSingleRows(
  gram: usize,
  factor: usize,
  reciprocals: usize,
  first: i32,
  last: i32,
  shift: f32,
): i32 {
  for (let p = first; p < last; p++) {
    const row = singleTrianglePanel(p);
    const target = factor + row;
    let block: usize = 0;
    for (let q = 0; q < p; q++) {
      const other = factor + singleTrianglePanel(q);
      const c = target + block;
      subtractProducts(c, gram + row + block, target, other, q << 3);
      subtractProducts(c + 128, gram + row + block + 128, target, other + 16, q << 3);
      divideBlock(c, other + block, reciprocals + ((<usize>q) << 5));
      divideBlock(c + 16, other + block, reciprocals + ((<usize>q) << 5));
      block += 256;
    }
    const c = target + block;
    const g = gram + row + block;
    subtractProducts(c, g, target, target, p << 3);
    subtractProducts(c + 128, g + 128, target, target + 16, p << 3);
    const held = factorBlock(c, g, reciprocals + ((<usize>p) << 5), shift);
    if (held < 8) return (p << 3) + held;
  }
  return last << 3;
}

/** L(s, t) of a diagonal block, in all lanes. */
function entry(diagonal: usize, s: usize, t: usize): v128 {
  return v128.load32_splat(diagonal + (t << 5) + (s << 2));
}

/** C ← C·L⁻ᵀ for four rows of a block and a diagonal block L. */
function divideBlock(c: usize, diagonal: usize, reciprocals: usize): void {
  const x0 = f32x4.mul(v128.load(c), v128.load32_splat(reciprocals));
  v128.store(c, x0);
  let c1 = less(v128.load(c, 32), x0, entry(diagonal, 1, 0));
  let c2 = less(v128.load(c, 64), x0, entry(diagonal, 2, 0));
  let c3 = less(v128.load(c, 96), x0, entry(diagonal, 3, 0));
  let c4 = less(v128.load(c, 128), x0, entry(diagonal, 4, 0));
  let c5 = less(v128.load(c, 160), x0, entry(diagonal, 5, 0));
  let c6 = less(v128.load(c, 192), x0, entry(diagonal, 6, 0));
  let c7 = less(v128.load(c, 224), x0, entry(diagonal, 7, 0));
  c1 = f32x4.mul(c1, v128.load32_splat(reciprocals, 4));
  v128.store(c, c1, 32);
  c2 = less(c2, c1, entry(diagonal, 2, 1));
  c3 = less(c3, c1, entry(diagonal, 3, 1));
  c4 = less(c4, c1, entry(diagonal, 4, 1));
  c5 = less(c5, c1, entry(diagonal, 5, 1));
  c6 = less(c6, c1, entry(diagonal, 6, 1));
  c7 = less(c7, c1, entry(diagonal, 7, 1));
  c2 = f32x4.mul(c2, v128.load32_splat(reciprocals, 8));
  v128.store(c, c2, 64);
  c3 = less(c3, c2, entry(diagonal, 3, 2));
  c4 = less(c4, c2, entry(diagonal, 4, 2));
  c5 = less(c5, c2, entry(diagonal, 5, 2));
  c6 = less(c6, c2, entry(diagonal, 6, 2));
  c7 = less(c7, c2, entry(diagonal, 7, 2));
  c3 = f32x4.mul(c3, v128.load32_splat(reciprocals, 12));
  v128.store(c, c3, 96);
  c4 = less(c4, c3, entry(diagonal, 4, 3));
  c5 = less(c5, c3, entry(diagonal, 5, 3));
  c6 = less(c6, c3, entry(diagonal, 6, 3));
  c7 = less(c7, c3, entry(diagonal, 7, 3));
  c4 = f32x4.mul(c4, v128.load32_splat(reciprocals, 16));
  v128.store(c, c4, 128);
  c5 = less(c5, c4, entry(diagonal, 5, 4));
  c6 = less(c6, c4, entry(diagonal, 6, 4));
  c7 = less(c7, c4, entry(diagonal, 7, 4));
  c5 = f32x4.mul(c5, v128.load32_splat(reciprocals, 20));
  v128.store(c, c5, 160);
  c6 = less(c6, c5, entry(diagonal, 6, 5));
  c7 = less(c7, c5, entry(diagonal, 7, 5));
  c6 = f32x4.mul(c6, v128.load32_splat(reciprocals, 24));
  v128.store(c, c6, 192);
  c7 = less(c7, c6, entry(diagonal, 7, 6));
  v128.store(c, f32x4.mul(c7, v128.load32_splat(reciprocals, 28)), 224);
}

/**
 * Factors a diagonal block in place, its shift still to add; how many of its eight pivots hold. What
 * lies above the diagonal is left undefined.
 */
function factorBlock(c: usize, gram: usize, reciprocals: usize, shift: f32): i32 {
  for (let s: usize = 0; s < 8; s++) {
    const column = c + (s << 5);
    const diagonal = load<f32>(gram + (s << 5) + (s << 2));
    let pivot = load<f32>(column + (s << 2)) + shift;
    if (diagonal == 0) pivot = 1;
    else if (!(pivot > SMALLEST_PIVOT * (diagonal + shift))) return <i32>s;
    const root = sqrt(pivot);
    const reciprocal: f32 = 1 / root;
    const factor = f32x4.splat(reciprocal);
    store<f32>(reciprocals + (s << 2), reciprocal);
    const upper = f32x4.mul(v128.load(column), factor);
    const lower = f32x4.mul(v128.load(column, 16), factor);
    v128.store(column, upper);
    v128.store(column, lower, 16);
    store<f32>(column + (s << 2), root);
    for (let t = s + 1; t < 8; t++) {
      const l = v128.load32_splat(column + (t << 2));
      const to = c + (t << 5);
      if (t < 4) v128.store(to, less(v128.load(to), upper, l));
      v128.store(to, less(v128.load(to, 16), lower, l), 16);
    }
  }
  return 8;
}

/** c − x·l. */
export function less(c: v128, x: v128, l: v128): v128 {
  return f32x4.sub(c, f32x4.mul(x, l));
}
