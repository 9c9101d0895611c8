/** Draws below this, out of 2^53, hide an entry: it is uniform · 2^53 < ratio · 2^53. */
export function threshold(ratio: f64): i64 {
  return <i64>ceil(ratio * 9007199254740992);
}

/**
 * Copies a panel of four vectors with entries hidden by their lanes' draws and the others multiplied.
 *
 * @param thresholds of the lanes, two to a register
 * @param factors what visible entries of the lanes are multiplied by
 */
export function maskPanel(
  state: usize,
  from: usize,
  to: usize,
  count: i32,
  thresholds: usize,
  factors: usize,
): void {
  const h0 = v128.load(thresholds);
  const h1 = v128.load(thresholds, 16);
  const f0 = v128.load(factors);
  const f1 = v128.load(factors, 16);
  let a0 = v128.load(state);
  let a1 = v128.load(state, 16);
  let b0 = v128.load(state, 32);
  let b1 = v128.load(state, 48);
  let c0 = v128.load(state, 64);
  let c1 = v128.load(state, 80);
  let d0 = v128.load(state, 96);
  let d1 = v128.load(state, 112);
  const end = to + ((<usize>count) << 5);
  while (to < end) {
    const s0 = i64x2.add(a0, d0);
    const s1 = i64x2.add(a1, d1);
    const w0 = i64x2.add(v128.or(i64x2.shl(s0, 23), i64x2.shr_u(s0, 41)), a0);
    const w1 = i64x2.add(v128.or(i64x2.shl(s1, 23), i64x2.shr_u(s1, 41)), a1);
    const t0 = i64x2.shl(b0, 17);
    const t1 = i64x2.shl(b1, 17);
    c0 = v128.xor(c0, a0);
    c1 = v128.xor(c1, a1);
    d0 = v128.xor(d0, b0);
    d1 = v128.xor(d1, b1);
    b0 = v128.xor(b0, c0);
    b1 = v128.xor(b1, c1);
    a0 = v128.xor(a0, d0);
    a1 = v128.xor(a1, d1);
    c0 = v128.xor(c0, t0);
    c1 = v128.xor(c1, t1);
    d0 = v128.or(i64x2.shl(d0, 45), i64x2.shr_u(d0, 19));
    d1 = v128.or(i64x2.shl(d1, 45), i64x2.shr_u(d1, 19));
    const m0 = i64x2.lt_s(i64x2.shr_u(w0, 11), h0);
    const m1 = i64x2.lt_s(i64x2.shr_u(w1, 11), h1);
    v128.store(to, f64x2.mul(v128.andnot(v128.load(from), m0), f0));
    v128.store(to, f64x2.mul(v128.andnot(v128.load(from, 16), m1), f1), 16);
    from += 32;
    to += 32;
  }
}
