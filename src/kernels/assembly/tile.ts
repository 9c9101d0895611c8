import { panelBytes } from "./panels";

/**
 * C ← S ± A·Bᵀ for two vectors' width of A and four entries of B a step: eight vectors of sums that stay
 * in registers. In single precision they hold twice as many.
 *
 * S − A·Bᵀ is −(−S + A·Bᵀ), to the same bits: the loop knows of no sign. It is not unrolled: with more
 * than one step in it engines read all the operands ahead and run out of registers.
 */
export function accumulate<T>(
  c: usize,
  s: usize,
  a: usize,
  b: usize,
  depth: i32,
  subtracts: bool,
): void {
  let c00 = v128.load(s);
  let c01 = v128.load(s, 16);
  let c10 = v128.load(s, 32);
  let c11 = v128.load(s, 48);
  let c20 = v128.load(s, 64);
  let c21 = v128.load(s, 80);
  let c30 = v128.load(s, 96);
  let c31 = v128.load(s, 112);
  if (subtracts) {
    c00 = v128.neg<T>(c00);
    c01 = v128.neg<T>(c01);
    c10 = v128.neg<T>(c10);
    c11 = v128.neg<T>(c11);
    c20 = v128.neg<T>(c20);
    c21 = v128.neg<T>(c21);
    c30 = v128.neg<T>(c30);
    c31 = v128.neg<T>(c31);
  }
  const end = a + panelBytes(depth);
  while (a < end) {
    const a0 = v128.load(a);
    const a1 = v128.load(a, 16);
    const b0 = v128.load_splat<T>(b);
    c00 = v128.add<T>(c00, v128.mul<T>(a0, b0));
    c01 = v128.add<T>(c01, v128.mul<T>(a1, b0));
    const b1 = v128.load_splat<T>(b, sizeof<T>());
    c10 = v128.add<T>(c10, v128.mul<T>(a0, b1));
    c11 = v128.add<T>(c11, v128.mul<T>(a1, b1));
    const b2 = v128.load_splat<T>(b, 2 * sizeof<T>());
    c20 = v128.add<T>(c20, v128.mul<T>(a0, b2));
    c21 = v128.add<T>(c21, v128.mul<T>(a1, b2));
    const b3 = v128.load_splat<T>(b, 3 * sizeof<T>());
    c30 = v128.add<T>(c30, v128.mul<T>(a0, b3));
    c31 = v128.add<T>(c31, v128.mul<T>(a1, b3));
    a += 32;
    b += 32;
  }
  if (subtracts) {
    c00 = v128.neg<T>(c00);
    c01 = v128.neg<T>(c01);
    c10 = v128.neg<T>(c10);
    c11 = v128.neg<T>(c11);
    c20 = v128.neg<T>(c20);
    c21 = v128.neg<T>(c21);
    c30 = v128.neg<T>(c30);
    c31 = v128.neg<T>(c31);
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
