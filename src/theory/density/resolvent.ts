import type { RowClasses } from "../rows/row-classes.ts";
import { lackingNothing, type PoleCorrection } from "./pole-correction.ts";
import type { SpectralSide } from "../population/spectral-side.ts";

/**
 * The complex fixed point at one place: E_w[Q] and E_w[lambda Q] with
 * Q = 1/(-z + A lambda + B), a_q = 1/(1 + gamma (al s1 + et s0)), A = sum mu a al, B = sum mu a et.
 */
export interface ComplexPoint {
  /** s0 and s1: real and imaginary parts. s0 is the Stieltjes transform of the spectrum. */
  s0r: number;
  s0i: number;
  s1r: number;
  s1i: number;
  /** Real parts of A and B; on the real axis outside the support they are all there is. */
  ar: number;
  br: number;
  /** Size of the last Newton step relative to s0, and how many steps there were in all. */
  residual: number;
  iterations: number;
  converged: boolean;
}

/** The rows of a resolvent: classes, d/N, and what the classes lack next to the real axis. */
export interface ResolventRows {
  readonly classes: RowClasses;
  readonly gamma: number;
  readonly correction: PoleCorrection | null;
}

const lacking = lackingNothing();

const mostSteps = 40;
const arrived = 1e-14;
/** Newton's steps at one place, all heights together. */
const mostIterations = 1000;
/** Nearest to the axis, relative to x, before the last stretch onto it. */
const lowestStep = 1e-9;

/**
 * Solves the fixed point THEORY.md (6.1) on and above the real axis, in units of t = 1.
 *
 * Far above the axis plain iteration contracts; from there Newton's method follows the solution
 * down to `height` (0 included), shortening its strides where it would leave the upper
 * half plane, in which there is one solution with Im s0 > 0 (Couillet & Liao 2022, Thm 2.7).
 * `scale` bounds the spectrum. Cost: 30-80 Newton
 * steps of O(K + Q).
 */
export function resolventAt(
  spectrum: SpectralSide,
  rows: ResolventRows,
  x: number,
  height = 0,
  scale: number = x,
): ComplexPoint {
  const start = 4 * (scale + x);
  const point: ComplexPoint = {
    s0r: 0,
    s0i: 1 / start,
    s1r: 0,
    s1i: 1 / start,
    ar: 0,
    br: 0,
    residual: 0,
    iterations: 0,
    converged: true,
  };
  for (let i = 0; i < 12; i++) iterate(spectrum, rows, x, start, point, false);
  if (!descend(spectrum, rows, x, start, point)) return point;
  let from = start;
  let factor = 0.1;
  const lowest = Math.max(height, lowestStep * x);
  while (from > lowest) {
    const to = Math.max(lowest, from * factor);
    const trial = { ...point };
    if (descend(spectrum, rows, x, to, trial)) {
      Object.assign(point, trial);
      from = to;
      factor = Math.max(0.05, factor ** 1.5);
    } else {
      point.iterations = trial.iterations;
      factor = Math.sqrt(factor);
      if (factor > 0.9 || point.iterations > mostIterations) return { ...point, converged: false };
    }
  }
  if (height > 0) return point;
  const last = { ...point };
  // right at an edge the last stretch may fail: just above the axis is then as good
  return descend(spectrum, rows, x, 0, last) ? last : point;
}

/** Newton's method at one height; false when it does not arrive in the upper half plane. */
function descend(
  spectrum: SpectralSide,
  rows: ResolventRows,
  x: number,
  height: number,
  point: ComplexPoint,
): boolean {
  let before = Infinity;
  for (let i = 0; i < mostSteps; i++) {
    iterate(spectrum, rows, x, height, point, true);
    const { residual } = point;
    if (!(residual < Infinity)) return false;
    const settled = residual <= arrived || (residual < 1e-9 && residual >= 0.5 * before);
    if (settled) {
      const size = Math.hypot(point.s0r, point.s0i);
      return point.s0i >= -1e-10 * size && (height === 0 || point.s0i > 0);
    }
    before = residual;
  }
  return false;
}

/** One step, Newton's or plain, at z = x + i height. */
function iterate(
  spectrum: SpectralSide,
  { classes, gamma, correction }: ResolventRows,
  x: number,
  height: number,
  point: ComplexPoint,
  newton: boolean,
): void {
  const { size, share, al, et } = classes;
  const { s0r, s0i, s1r, s1i } = point;
  let [ar, ai, br, bi] = [0, 0, 0, 0];
  // derivatives by s1 and s0: dA = -(p11 ds1 + p10 ds0), dB = -(p10 ds1 + p00 ds0)
  let [p11r, p11i, p10r, p10i, p00r, p00i] = [0, 0, 0, 0, 0, 0];
  for (let q = 0; q < size; q++) {
    const lr = 1 + gamma * (al[q] * s1r + et[q] * s0r);
    const li = gamma * (al[q] * s1i + et[q] * s0i);
    const norm = lr * lr + li * li;
    const cr = lr / norm;
    const ci = -li / norm;
    const wr = share[q] * cr;
    const wi = share[q] * ci;
    ar += wr * al[q];
    ai += wi * al[q];
    br += wr * et[q];
    bi += wi * et[q];
    const m = gamma * share[q];
    const mr = m * (cr * cr - ci * ci);
    const mi = 2 * m * cr * ci;
    p11r += mr * al[q] * al[q];
    p11i += mi * al[q] * al[q];
    p10r += mr * al[q] * et[q];
    p10i += mi * al[q] * et[q];
    p00r += mr * et[q] * et[q];
    p00i += mi * et[q] * et[q];
  }
  if (correction !== null) {
    correction(s0r, s0i, s1r, s1i, lacking);
    ar += lacking.a[0];
    ai += lacking.a[1];
    br += lacking.b[0];
    bi += lacking.b[1];
    p11r += lacking.p11[0];
    p11i += lacking.p11[1];
    p10r += lacking.p10[0];
    p10i += lacking.p10[1];
    p00r += lacking.p00[0];
    p00i += lacking.p00[1];
  }
  const { lambda, mass } = spectrum;
  let [q0r, q0i, q1r, q1i] = [0, 0, 0, 0];
  let [e0r, e0i, e1r, e1i, e2r, e2i] = [0, 0, 0, 0, 0, 0];
  for (let k = 0; k < lambda.length; k++) {
    const w = mass[k];
    if (w === 0) continue;
    const dr = ar * lambda[k] + br - x;
    const di = ai * lambda[k] + bi - height;
    const norm = dr * dr + di * di;
    const vr = dr / norm;
    const vi = -di / norm;
    const squareR = w * (vr * vr - vi * vi);
    const squareI = w * 2 * vr * vi;
    q0r += w * vr;
    q0i += w * vi;
    q1r += w * lambda[k] * vr;
    q1i += w * lambda[k] * vi;
    e0r += squareR;
    e0i += squareI;
    e1r += lambda[k] * squareR;
    e1i += lambda[k] * squareI;
    e2r += lambda[k] * lambda[k] * squareR;
    e2i += lambda[k] * lambda[k] * squareI;
  }
  point.ar = ar;
  point.br = br;
  point.iterations++;
  if (!newton) {
    point.s0r = q0r;
    point.s0i = q0i;
    point.s1r = q1r;
    point.s1i = q1i;
    return;
  }
  // F = s - E(s); with ds = (ds0, ds1):
  // dF0 = ds0 - (e1 p10 + e0 p00) ds0 - (e1 p11 + e0 p10) ds1
  // dF1 = ds1 - (e2 p10 + e1 p00) ds0 - (e2 p11 + e1 p10) ds1
  const j00r = 1 - (e1r * p10r - e1i * p10i) - (e0r * p00r - e0i * p00i);
  const j00i = -(e1r * p10i + e1i * p10r) - (e0r * p00i + e0i * p00r);
  const j01r = -(e1r * p11r - e1i * p11i) - (e0r * p10r - e0i * p10i);
  const j01i = -(e1r * p11i + e1i * p11r) - (e0r * p10i + e0i * p10r);
  const j10r = -(e2r * p10r - e2i * p10i) - (e1r * p00r - e1i * p00i);
  const j10i = -(e2r * p10i + e2i * p10r) - (e1r * p00i + e1i * p00r);
  const j11r = 1 - (e2r * p11r - e2i * p11i) - (e1r * p10r - e1i * p10i);
  const j11i = -(e2r * p11i + e2i * p11r) - (e1r * p10i + e1i * p10r);
  const f0r = s0r - q0r;
  const f0i = s0i - q0i;
  const f1r = s1r - q1r;
  const f1i = s1i - q1i;
  const detR = j00r * j11r - j00i * j11i - j01r * j10r + j01i * j10i;
  const detI = j00r * j11i + j00i * j11r - j01r * j10i - j01i * j10r;
  const det = detR * detR + detI * detI;
  const n0r = j11r * f0r - j11i * f0i - j01r * f1r + j01i * f1i;
  const n0i = j11r * f0i + j11i * f0r - j01r * f1i - j01i * f1r;
  const n1r = j00r * f1r - j00i * f1i - j10r * f0r + j10i * f0i;
  const n1i = j00r * f1i + j00i * f1r - j10r * f0i - j10i * f0r;
  const step0r = (n0r * detR + n0i * detI) / det;
  const step0i = (n0i * detR - n0r * detI) / det;
  const step1r = (n1r * detR + n1i * detI) / det;
  const step1i = (n1i * detR - n1r * detI) / det;
  // above the axis both stay in the upper half plane, where alone the sums over a density are meant
  let part = 1;
  if (height > 0) {
    if (step0i > 0.9 * s0i) part = (0.9 * s0i) / step0i;
    if (step1i * part > 0.9 * s1i) part = (0.9 * s1i) / step1i;
  }
  point.s0r = s0r - part * step0r;
  point.s0i = s0i - part * step0i;
  point.s1r = s1r - part * step1r;
  point.s1i = s1i - part * step1i;
  point.residual = Math.hypot(step0r, step0i) / Math.hypot(point.s0r, point.s0i);
}
