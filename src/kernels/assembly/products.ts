import { panelBytes } from "./panels";

/** out_i ← Σ_k V_ik x_k for the vectors of `panels` panels, over the depths [0, length). */
export function innerProducts(
  vectors: usize,
  depth: i32,
  panels: i32,
  length: i32,
  x: usize,
  out: usize,
): void {
  const stride = panelBytes(depth);
  let p = 0;
  for (; p + 4 <= panels; p += 4) {
    let a = vectors + <usize>p * stride;
    let b = a + stride;
    let c = b + stride;
    let d = c + stride;
    let a0 = f64x2.splat(0);
    let a1 = a0;
    let b0 = a0;
    let b1 = a0;
    let c0 = a0;
    let c1 = a0;
    let d0 = a0;
    let d1 = a0;
    const end = x + ((<usize>length) << 3);
    for (let k = x; k < end; k += 8) {
      const value = v128.load64_splat(k);
      a0 = f64x2.add(a0, f64x2.mul(v128.load(a), value));
      a1 = f64x2.add(a1, f64x2.mul(v128.load(a, 16), value));
      b0 = f64x2.add(b0, f64x2.mul(v128.load(b), value));
      b1 = f64x2.add(b1, f64x2.mul(v128.load(b, 16), value));
      c0 = f64x2.add(c0, f64x2.mul(v128.load(c), value));
      c1 = f64x2.add(c1, f64x2.mul(v128.load(c, 16), value));
      d0 = f64x2.add(d0, f64x2.mul(v128.load(d), value));
      d1 = f64x2.add(d1, f64x2.mul(v128.load(d, 16), value));
      a += 32;
      b += 32;
      c += 32;
      d += 32;
    }
    const to = out + ((<usize>p) << 5);
    v128.store(to, a0);
    v128.store(to, a1, 16);
    v128.store(to, b0, 32);
    v128.store(to, b1, 48);
    v128.store(to, c0, 64);
    v128.store(to, c1, 80);
    v128.store(to, d0, 96);
    v128.store(to, d1, 112);
  }
  for (; p < panels; p++) {
    let a = vectors + <usize>p * stride;
    let a0 = f64x2.splat(0);
    let a1 = a0;
    const end = x + ((<usize>length) << 3);
    for (let k = x; k < end; k += 8) {
      const value = v128.load64_splat(k);
      a0 = f64x2.add(a0, f64x2.mul(v128.load(a), value));
      a1 = f64x2.add(a1, f64x2.mul(v128.load(a, 16), value));
      a += 32;
    }
    const to = out + ((<usize>p) << 5);
    v128.store(to, a0);
    v128.store(to, a1, 16);
  }
}

/**
 * out_k ← Σ_i V_ik w_i over the vectors of `panels` panels, for the depths [0, padded length); `out`
 * has room for it.
 */
export function combination(
  vectors: usize,
  depth: i32,
  panels: i32,
  length: i32,
  w: usize,
  out: usize,
): void {
  const stride = panelBytes(depth);
  const bytes = (<usize>((length + 1) & ~1)) << 3;
  memory.fill(out, 0, bytes);
  const end = out + bytes;
  let p = 0;
  for (; p + 2 <= panels; p += 2) {
    let a = vectors + <usize>p * stride;
    let b = a + stride;
    const weights = w + ((<usize>p) << 5);
    const w0 = v128.load(weights);
    const w1 = v128.load(weights, 16);
    const w2 = v128.load(weights, 32);
    const w3 = v128.load(weights, 48);
    for (let k = out; k < end; k += 16) {
      const s = f64x2.add(
        f64x2.add(f64x2.mul(v128.load(a), w0), f64x2.mul(v128.load(a, 16), w1)),
        f64x2.add(f64x2.mul(v128.load(b), w2), f64x2.mul(v128.load(b, 16), w3)),
      );
      const t = f64x2.add(
        f64x2.add(f64x2.mul(v128.load(a, 32), w0), f64x2.mul(v128.load(a, 48), w1)),
        f64x2.add(f64x2.mul(v128.load(b, 32), w2), f64x2.mul(v128.load(b, 48), w3)),
      );
      const sums = f64x2.add(v128.shuffle<f64>(s, t, 0, 2), v128.shuffle<f64>(s, t, 1, 3));
      v128.store(k, f64x2.add(v128.load(k), sums));
      a += 64;
      b += 64;
    }
  }
  for (; p < panels; p++) {
    let a = vectors + <usize>p * stride;
    const weights = w + ((<usize>p) << 5);
    const w0 = v128.load(weights);
    const w1 = v128.load(weights, 16);
    for (let k = out; k < end; k += 16) {
      const s = f64x2.add(f64x2.mul(v128.load(a), w0), f64x2.mul(v128.load(a, 16), w1));
      const t = f64x2.add(f64x2.mul(v128.load(a, 32), w0), f64x2.mul(v128.load(a, 48), w1));
      const sums = f64x2.add(v128.shuffle<f64>(s, t, 0, 2), v128.shuffle<f64>(s, t, 1, 3));
      v128.store(k, f64x2.add(v128.load(k), sums));
      a += 64;
    }
  }
}
