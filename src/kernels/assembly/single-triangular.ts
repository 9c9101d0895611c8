import { singleTrianglePanel } from "./panels";
import { less } from "./single-cholesky";

/** x ← L⁻¹x over the leading panels of a factor. */
export function solveSingleForward(factor: usize, reciprocals: usize, panels: i32, x: usize): void {
  for (let p = 0; p < panels; p++) {
    let l = factor + singleTrianglePanel(p);
    const at = x + ((<usize>p) << 5);
    let s0 = v128.load(at);
    let s1 = v128.load(at, 16);
    let t0 = f32x4.splat(0);
    let t1 = f32x4.splat(0);
    for (let k = x; k < at; k += 8) {
      const even = v128.load32_splat(k);
      s0 = less(s0, v128.load(l), even);
      s1 = less(s1, v128.load(l, 16), even);
      const odd = v128.load32_splat(k, 4);
      t0 = less(t0, v128.load(l, 32), odd);
      t1 = less(t1, v128.load(l, 48), odd);
      l += 64;
    }
    v128.store(at, f32x4.add(s0, t0));
    v128.store(at, f32x4.add(s1, t1), 16);
    for (let s: usize = 0; s < 8; s++) {
      const place = at + (s << 2);
      let value = load<f32>(place);
      for (let t: usize = 0; t < s; t++) {
        value -= load<f32>(l + (t << 5) + (s << 2)) * load<f32>(at + (t << 2));
      }
      store<f32>(place, value * load<f32>(reciprocals + ((<usize>p) << 5) + (s << 2)));
    }
  }
}

/** x ← L⁻ᵀx over the leading panels of a factor. */
export function solveSingleBackward(
  factor: usize,
  reciprocals: usize,
  panels: i32,
  x: usize,
): void {
  for (let p = panels - 1; p >= 0; p--) {
    let l = factor + singleTrianglePanel(p);
    const at = x + ((<usize>p) << 5);
    const diagonal = l + ((<usize>p) << 8);
    for (let s: i32 = 7; s >= 0; s--) {
      const place = at + ((<usize>s) << 2);
      let value = load<f32>(place);
      for (let t = s + 1; t < 8; t++) {
        value -=
          load<f32>(diagonal + ((<usize>s) << 5) + ((<usize>t) << 2)) *
          load<f32>(at + ((<usize>t) << 2));
      }
      store<f32>(place, value * load<f32>(reciprocals + ((<usize>p) << 5) + ((<usize>s) << 2)));
    }
    const x0 = v128.load(at);
    const x1 = v128.load(at, 16);
    for (let k = x; k < at; k += 16) {
      const a = f32x4.add(f32x4.mul(v128.load(l), x0), f32x4.mul(v128.load(l, 16), x1));
      const b = f32x4.add(f32x4.mul(v128.load(l, 32), x0), f32x4.mul(v128.load(l, 48), x1));
      const c = f32x4.add(f32x4.mul(v128.load(l, 64), x0), f32x4.mul(v128.load(l, 80), x1));
      const d = f32x4.add(f32x4.mul(v128.load(l, 96), x0), f32x4.mul(v128.load(l, 112), x1));
      // sums over the lanes of each
      const ab = f32x4.add(
        v128.shuffle<f32>(a, b, 0, 2, 4, 6),
        v128.shuffle<f32>(a, b, 1, 3, 5, 7),
      );
      const cd = f32x4.add(
        v128.shuffle<f32>(c, d, 0, 2, 4, 6),
        v128.shuffle<f32>(c, d, 1, 3, 5, 7),
      );
      const sums = f32x4.add(
        v128.shuffle<f32>(ab, cd, 0, 2, 4, 6),
        v128.shuffle<f32>(ab, cd, 1, 3, 5, 7),
      );
      v128.store(k, f32x4.sub(v128.load(k), sums));
      l += 128;
    }
  }
}
