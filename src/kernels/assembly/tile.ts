import { panelBytes } from "./panels";

/**
 * C ← S ± A·Bᵀ for two vectors' width of A and four entries of B a step: eight vectors of sums that stay
 * in registers. In single precision they hold twice as many.
 *
 * The loop is not unrolled: with more than one step in it engines read all the operands ahead and run
 * out of registers.
 *
 * @param adds which sign; a constant, so that no branch is left
 */
@inline
export function accumulate<T>(
  c: usize,
  s: usize,
  a: usize,
  b: usize,
  depth: i32,
  adds: bool,
): void {
  let c00 = v128.load(s);
  let c01 = v128.load(s, 16);
  let c10 = v128.load(s, 32);
  let c11 = v128.load(s, 48);
  let c20 = v128.load(s, 64);
  let c21 = v128.load(s, 80);
  let c30 = v128.load(s, 96);
  let c31 = v128.load(s, 112);
  const end = a + panelBytes(depth);
  while (a < end) {
    const a0 = v128.load(a);
    const a1 = v128.load(a, 16);
    const b0 = v128.load_splat<T>(b);
    c00 = step<T>(c00, v128.mul<T>(a0, b0), adds);
    c01 = step<T>(c01, v128.mul<T>(a1, b0), adds);
    const b1 = v128.load_splat<T>(b, sizeof<T>());
    c10 = step<T>(c10, v128.mul<T>(a0, b1), adds);
    c11 = step<T>(c11, v128.mul<T>(a1, b1), adds);
    const b2 = v128.load_splat<T>(b, 2 * sizeof<T>());
    c20 = step<T>(c20, v128.mul<T>(a0, b2), adds);
    c21 = step<T>(c21, v128.mul<T>(a1, b2), adds);
    const b3 = v128.load_splat<T>(b, 3 * sizeof<T>());
    c30 = step<T>(c30, v128.mul<T>(a0, b3), adds);
    c31 = step<T>(c31, v128.mul<T>(a1, b3), adds);
    a += 32;
    b += 32;
  }
  v128.store(c, c00);
  v128.store(c, c01, 16);
  v128.store(c, c10, 32);
  v128.store(c, c11, 48);
  v128.store(c, c20, 64);
  v128.store(c, c21, 80);
  v128.store(c, c30, 96);
  v128.store(c, c31, 112);
}

@inline
function step<T>(sum: v128, term: v128, adds: bool): v128 {
  return adds ? v128.add<T>(sum, term) : v128.sub<T>(sum, term);
}
