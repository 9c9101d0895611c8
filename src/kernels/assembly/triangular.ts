import { trianglePanel } from "./panels";

/** x ← L⁻¹x over the leading panels of a factor. */
export function solveForward(factor: usize, reciprocals: usize, panels: i32, x: usize): void {
  for (let p = 0; p < panels; p++) {
    let l = factor + trianglePanel(p);
    const at = x + ((<usize>p) << 5);
    let s0 = v128.load(at);
    let s1 = v128.load(at, 16);
    let t0 = f64x2.splat(0);
    let t1 = f64x2.splat(0);
    for (let k = x; k < at; k += 16) {
      const even = v128.load64_splat(k);
      s0 = f64x2.sub(s0, f64x2.mul(v128.load(l), even));
      s1 = f64x2.sub(s1, f64x2.mul(v128.load(l, 16), even));
      const odd = v128.load64_splat(k, 8);
      t0 = f64x2.sub(t0, f64x2.mul(v128.load(l, 32), odd));
      t1 = f64x2.sub(t1, f64x2.mul(v128.load(l, 48), odd));
      l += 64;
    }
    v128.store(at, f64x2.add(s0, t0));
    v128.store(at, f64x2.add(s1, t1), 16);
    for (let s: usize = 0; s < 4; s++) {
      const entry = at + (s << 3);
      let value = load<f64>(entry);
      for (let t: usize = 0; t < s; t++) {
        value -= load<f64>(l + (t << 5) + (s << 3)) * load<f64>(at + (t << 3));
      }
      store<f64>(entry, value * load<f64>(reciprocals + ((<usize>p) << 5) + (s << 3)));
    }
  }
}

/** x ← L⁻ᵀx over the leading panels of a factor. */
export function solveBackward(factor: usize, reciprocals: usize, panels: i32, x: usize): void {
  for (let p = panels - 1; p >= 0; p--) {
    let l = factor + trianglePanel(p);
    const at = x + ((<usize>p) << 5);
    const diagonal = l + ((<usize>p) << 7);
    for (let s: i32 = 3; s >= 0; s--) {
      const entry = at + ((<usize>s) << 3);
      let value = load<f64>(entry);
      for (let t = s + 1; t < 4; t++) {
        value -=
          load<f64>(diagonal + ((<usize>s) << 5) + ((<usize>t) << 3)) *
          load<f64>(at + ((<usize>t) << 3));
      }
      store<f64>(entry, value * load<f64>(reciprocals + ((<usize>p) << 5) + ((<usize>s) << 3)));
    }
    const x0 = v128.load(at);
    const x1 = v128.load(at, 16);
    for (let k = x; k < at; k += 16) {
      const a = f64x2.add(f64x2.mul(v128.load(l), x0), f64x2.mul(v128.load(l, 16), x1));
      const b = f64x2.add(f64x2.mul(v128.load(l, 32), x0), f64x2.mul(v128.load(l, 48), x1));
      const sums = f64x2.add(v128.shuffle<f64>(a, b, 0, 2), v128.shuffle<f64>(a, b, 1, 3));
      v128.store(k, f64x2.sub(v128.load(k), sums));
      l += 64;
    }
  }
}
