import { expOfNegative, logOfUnit } from "../elementary";
import { BASE, edgeAt, LAYERS, nextHeight, widestEdge } from "../ziggurat";
import { nextUniform, nextWord } from "./random";

/** Edge i of the ziggurat and edge i+1 / edge i, 16 bytes a layer. */
const layers: usize = memory.data(16 * 1025, 16);
/** Lower ends of the layers. */
const heights: usize = memory.data(8 * 1025, 16);

/** Fills the tables; once, before the first draw. */
export function buildZiggurat(): void {
  let edge: f64 = BASE;
  let height: f64 = expOfNegative(0.5 * BASE * BASE);
  store<f64>(layers, widestEdge());
  for (let i: usize = 1; i < 1024; i++) {
    store<f64>(layers + (i << 4), edge);
    store<f64>(heights + (i << 3), height);
    if (i < 1023) {
      height = nextHeight(edge, height);
      edge = edgeAt(height);
    }
  }
  store<f64>(layers + (1024 << 4), 0);
  store<f64>(heights + (1024 << 3), 1);
  for (let i: usize = 0; i < 1024; i++) {
    const at = layers + (i << 4);
    store<f64>(at, load<f64>(at, 16) / load<f64>(at), 8);
  }
}

/**
 * Fills the first `count` entries of a panel of four vectors with standard normals, each from its
 * lane's words alone: ten low bits choose the layer of the ziggurat, 52 upper ones the place in it.
 * About one draw in 300 leaves the core of its layer and is settled by itself.
 */
export function fillNormals(state: usize, panel: usize, count: i32): void {
  let a0 = v128.load(state);
  let a1 = v128.load(state, 16);
  let b0 = v128.load(state, 32);
  let b1 = v128.load(state, 48);
  let c0 = v128.load(state, 64);
  let c1 = v128.load(state, 80);
  let d0 = v128.load(state, 96);
  let d1 = v128.load(state, 112);
  const end = panel + ((<usize>count) << 5);
  for (let at = panel; at < end; at += 32) {
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
    // 2 + 52 bits · 2^−51, then on [−1, 1)
    const p0 = f64x2.sub(
      v128.or(i64x2.shr_u(w0, 12), i64x2.splat(0x4000000000000000)),
      f64x2.splat(3),
    );
    const p1 = f64x2.sub(
      v128.or(i64x2.shr_u(w1, 12), i64x2.splat(0x4000000000000000)),
      f64x2.splat(3),
    );
    const l0 = v128.load(layers + ((<usize>(i32x4.extract_lane(w0, 0) & 1023)) << 4));
    const l1 = v128.load(layers + ((<usize>(i32x4.extract_lane(w0, 2) & 1023)) << 4));
    const l2 = v128.load(layers + ((<usize>(i32x4.extract_lane(w1, 0) & 1023)) << 4));
    const l3 = v128.load(layers + ((<usize>(i32x4.extract_lane(w1, 2) & 1023)) << 4));
    v128.store(at, f64x2.mul(p0, v128.shuffle<f64>(l0, l1, 0, 2)));
    v128.store(at, f64x2.mul(p1, v128.shuffle<f64>(l2, l3, 0, 2)), 16);
    const core0 = f64x2.lt(f64x2.abs(p0), v128.shuffle<f64>(l0, l1, 1, 3));
    const core1 = f64x2.lt(f64x2.abs(p1), v128.shuffle<f64>(l2, l3, 1, 3));
    if (!i64x2.all_true(v128.and(core0, core1))) {
      v128.store(state, a0);
      v128.store(state, a1, 16);
      v128.store(state, b0, 32);
      v128.store(state, b1, 48);
      v128.store(state, c0, 64);
      v128.store(state, c1, 80);
      v128.store(state, d0, 96);
      v128.store(state, d1, 112);
      store<f64>(at, settle(state, i64x2.extract_lane(w0, 0)));
      store<f64>(at, settle(state + 8, i64x2.extract_lane(w0, 1)), 8);
      store<f64>(at, settle(state + 16, i64x2.extract_lane(w1, 0)), 16);
      store<f64>(at, settle(state + 24, i64x2.extract_lane(w1, 1)), 24);
      a0 = v128.load(state);
      a1 = v128.load(state, 16);
      b0 = v128.load(state, 32);
      b1 = v128.load(state, 48);
      c0 = v128.load(state, 64);
      c1 = v128.load(state, 80);
      d0 = v128.load(state, 96);
      d1 = v128.load(state, 112);
    }
  }
}

/** The normal that a word leads to, with further words of its lane where it needs them. */
function settle(lane: usize, first: u64): f64 {
  let word = first;
  while (true) {
    const layer = <usize>(word & <u64>(LAYERS - 1));
    const place = <f64>(word >> 12) * 4.440892098500626e-16 - 1;
    const at = layers + (layer << 4);
    const x = place * load<f64>(at);
    if (abs(place) < load<f64>(at, 8)) return x;
    if (layer == 0) return place < 0 ? -tail(lane) : tail(lane);
    const low = load<f64>(heights + (layer << 3));
    const high = load<f64>(heights + (layer << 3), 8);
    if (low + nextUniform(lane) * (high - low) < expOfNegative(0.5 * x * x)) return x;
    word = nextWord(lane);
  }
}

/** A normal beyond BASE (Marsaglia 1964). */
function tail(lane: usize): f64 {
  while (true) {
    const beyond = -logOfUnit(1 - nextUniform(lane)) / BASE;
    const bound = -logOfUnit(1 - nextUniform(lane));
    if (2 * bound > beyond * beyond) return BASE + beyond;
  }
}
