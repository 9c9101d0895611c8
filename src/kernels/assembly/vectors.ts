/** Σ a_k b_k. */
export function dot(a: usize, b: usize, length: i32): f64 {
  let s = f64x2.splat(0);
  let t = f64x2.splat(0);
  let left = length;
  for (; left >= 4; left -= 4) {
    s = f64x2.add(s, f64x2.mul(v128.load(a), v128.load(b)));
    t = f64x2.add(t, f64x2.mul(v128.load(a, 16), v128.load(b, 16)));
    a += 32;
    b += 32;
  }
  s = f64x2.add(s, t);
  let sum = f64x2.extract_lane(s, 0) + f64x2.extract_lane(s, 1);
  for (; left > 0; left--) {
    sum += load<f64>(a) * load<f64>(b);
    a += 8;
    b += 8;
  }
  return sum;
}

/** y ← y + factor·x. */
export function add(y: usize, factor: f64, x: usize, length: i32): void {
  const f = f64x2.splat(factor);
  let left = length;
  for (; left >= 2; left -= 2) {
    v128.store(y, f64x2.add(v128.load(y), f64x2.mul(v128.load(x), f)));
    x += 16;
    y += 16;
  }
  if (left > 0) store<f64>(y, load<f64>(y) + factor * load<f64>(x));
}

/** x ← factor·x. */
export function multiply(x: usize, factor: f64, length: i32): void {
  for (let i = 0; i < length; i++) {
    store<f64>(x, load<f64>(x) * factor);
    x += 8;
  }
}

/** x ← cos·x − sin·y, y ← sin·x + cos·y. */
export function rotate(x: usize, y: usize, cos: f64, sin: f64, length: i32): void {
  const c = f64x2.splat(cos);
  const s = f64x2.splat(sin);
  let left = length;
  for (; left >= 2; left -= 2) {
    const a = v128.load(x);
    const b = v128.load(y);
    v128.store(x, f64x2.sub(f64x2.mul(c, a), f64x2.mul(s, b)));
    v128.store(y, f64x2.add(f64x2.mul(s, a), f64x2.mul(c, b)));
    x += 16;
    y += 16;
  }
  if (left > 0) {
    const a = load<f64>(x);
    const b = load<f64>(y);
    store<f64>(x, cos * a - sin * b);
    store<f64>(y, sin * a + cos * b);
  }
}
