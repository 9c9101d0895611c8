import { population, type Problem } from "../../src/problem/index.ts";
import { referenceNodes } from "./reference-nodes.ts";
import type { PreciseRisk } from "./high-precision.ts";

/** One combination of ratios of the copies that count: v and D of each, and its probability. */
interface Combination {
  readonly v: readonly number[];
  readonly D: readonly number[];
  readonly chance: number;
}

/**
 * The limit for K copies with fresh ratios by force, sharing no code with src/theory: every
 * combination of the nodes of reference-nodes.ts, the K×K block of each inverted by elimination, the
 * plain iteration for the two scalars with Aitken's acceleration, the 2×2 system by Cramer's rule, and
 * every output from its definition (E[(v'M1)²] and so on, from M itself). Clean tests, d/N not next to
 * 1. Good to some 1e-11. Cost O(nodes^K) times some hundred.
 */
export function copiesByForce(problem: Problem, reach = 40): PreciseRisk {
  const K = problem.copies as number;
  const hidden = problem.rows === "masked-target";
  const nodes = referenceNodes(problem.mask, reach);
  const whole = nodes.reduce((sum, { weight }) => sum + weight, 0);
  const law = nodes.map(({ p, v, weight }) => ({ p, v, weight: weight / whole }));
  const combinations: Combination[] = [];
  const extend = (v: number[], D: number[], chance: number, from: number, left: number): void => {
    if (left === 0) {
      if (v.length > 0 && chance > 1e-36) combinations.push({ v, D, chance });
      return;
    }
    // the copies are exchangeable: combinations in order, with the number of orders they stand for
    for (let i = from; i < law.length; i++) {
      const { p, v: seen, weight } = law[i];
      const D1 = problem.rescale ? p / seen : p * seen;
      const v1 = problem.rescale ? 1 : seen;
      for (let times = 1; times <= left; times++) {
        const orders = choose(left, times);
        extend(
          [...v, ...(Array(times).fill(v1) as number[])],
          [...D, ...(Array(times).fill(D1) as number[])],
          chance * orders * (weight * (hidden ? p : 1)) ** times,
          i + 1,
          left - times,
        );
      }
    }
  };
  const kept = law.reduce((sum, { p, weight }) => sum + weight * (hidden ? p : 1), 0);
  for (let m = hidden ? 1 : K; m <= K; m++) {
    extend([], [], choose(K, m) * (1 - kept) ** (K - m), 0, m);
  }
  const rows = K * kept;

  const { lambda, mass, energy, noise } = population(problem);
  const g = problem.gamma;
  const over = problem.ridge === 0 && g / rows > 1;
  const unit = over ? 0 : 1;
  const ell = over ? 1 : problem.ridge * rows;
  const size = lambda.length;
  const average = (f: (k: number) => number): number => {
    let sum = 0;
    for (let k = 0; k < size; k++) sum += mass[k] * f(k);
    return sum;
  };
  const lam = (k: number): number => lambda[k];
  const t = average(lam);
  const blockOf = ({ v, D }: Combination, s0: number, s1: number): number[][] =>
    inverse(
      v.map((vi, i) =>
        v.map((vk, k) => g * s1 * vi * vk + (i === k ? unit + g * t * s0 * D[i] : 0)),
      ),
    );
  const step = (s0: number, s1: number): [number, number, number, number] => {
    let A = 0;
    let B = 0;
    for (const one of combinations) {
      const M = blockOf(one, s0, s1);
      one.v.forEach((vi, i) => {
        const row = M[i];
        B += one.chance * t * one.D[i] * row[i];
        one.v.forEach((vk, k) => (A += one.chance * vi * row[k] * vk));
      });
    }
    const next0 = average((k) => 1 / (ell + A * lam(k) + B));
    const next1 = average((k) => lam(k) / (ell + A * lam(k) + B));
    return [next0, next1, A, B];
  };
  // Newton's method with differences, in logarithms
  let [x0, x1] = [0, Math.log(t)];
  for (let i = 0; i < 12; i++)
    [x0, x1] = step(Math.exp(x0), Math.exp(x1)).slice(0, 2).map(Math.log) as [number, number];
  for (let i = 0; i < 60; i++) {
    const F = (a: number, b: number): [number, number] => {
      const [n0, n1] = step(Math.exp(a), Math.exp(b));
      return [Math.log(n0) - a, Math.log(n1) - b];
    };
    const f = F(x0, x1);
    if (Math.max(Math.abs(f[0]), Math.abs(f[1])) < 2e-15) break;
    const h = 1e-5;
    const [p0, p1, m0, m1] = [F(x0 + h, x1), F(x0, x1 + h), F(x0 - h, x1), F(x0, x1 - h)];
    const a = (p0[0] - m0[0]) / (2 * h);
    const b = (p1[0] - m1[0]) / (2 * h);
    const c = (p0[1] - m0[1]) / (2 * h);
    const d = (p1[1] - m1[1]) / (2 * h);
    const det = a * d - b * c;
    const s0 = (d * f[0] - b * f[1]) / det;
    const s1 = (a * f[1] - c * f[0]) / det;
    const damp = Math.min(1, 2 / Math.max(Math.abs(s0), Math.abs(s1)));
    x0 -= damp * s0;
    x1 -= damp * s1;
    if (Math.abs(s0) + Math.abs(s1) < 1e-13) break;
  }
  const [s0, s1] = [Math.exp(x0), Math.exp(x1)];
  const [, , A, B] = step(s0, s1);
  const Q = Array.from(lambda, (x) => 1 / (ell + A * x + B));
  const e = [0, 1, 2].map((j) => average((k) => lam(k) ** j * Q[k] ** 2)) as [
    number,
    number,
    number,
  ];

  let gain = 0;
  for (const one of combinations) {
    const M = blockOf(one, s0, s1);
    one.v.forEach((vi, i) => M[i]?.forEach((entry) => (gain += one.chance * vi * entry)));
  }
  const total = (f: (k: number) => number): number =>
    energy.reduce((sum, b, k) => (b > 0 ? sum + b * f(k) : sum), 0);
  const shrink = (k: number): number => gain * lam(k) * Q[k];
  const nu = total(lam) + noise;
  const tau = total((k) => lam(k) * shrink(k));
  const om = total((k) => lam(k) * shrink(k) ** 2);
  const ch = t * total((k) => shrink(k) ** 2);

  // R1 and R0 are linear in (V1, V0): their constant parts and the matrix
  let [right1, right0, p11, p10, p00, left, left1, left0] = [0, 0, 0, 0, 0, 0, 0, 0];
  for (const one of combinations) {
    const { v, D, chance } = one;
    const M = blockOf(one, s0, s1);
    const m = M.map((row) => row.reduce((sum, entry, k) => sum + entry * v[k], 0));
    const o = M.map((row) => row.reduce((sum, entry) => sum + entry, 0));
    const dot = (f: (i: number) => number): number => v.reduce((sum, _, i) => sum + f(i), 0);
    const at = (list: readonly number[], i: number): number => list[i];
    const h = dot((i) => at(v, i) * at(o, i));
    const x = dot((i) => at(v, i) * at(m, i));
    const mDm = dot((i) => at(D, i) * at(m, i) ** 2);
    const DMDM = dot((i) => dot((k) => at(D, i) * at(D, k) * at(M[i], k) ** 2));
    right1 += chance * (nu * h * h - 2 * tau * h * x + om * x * x + ch * mDm);
    right0 +=
      chance *
      t *
      (nu * dot((i) => at(D, i) * at(o, i) ** 2) -
        2 * tau * dot((i) => at(D, i) * at(m, i) * at(o, i)) +
        om * mDm +
        ch * DMDM);
    p11 += chance * x * x;
    p10 += chance * mDm;
    p00 += chance * DMDM;
    left +=
      chance *
      (nu * dot((i) => at(o, i) ** 2) -
        2 * tau * dot((i) => at(m, i) * at(o, i)) +
        om * dot((i) => at(m, i) ** 2) +
        ch * dot((i) => dot((k) => at(D, k) * at(M[i], k) ** 2)));
    left1 += chance * dot((i) => at(m, i) ** 2);
    left0 += chance * dot((i) => dot((k) => at(D, k) * at(M[i], k) ** 2));
  }
  // V1 = g (R1 e2 + R0 e1), V0 = g t (R1 e1 + R0 e0); R1 = right1 + p11 V1 + p10 V0, R0 = right0 + t (p10 V1 + p00 V0)
  const P = [
    [p11, p10],
    [t * p10, t * p00],
  ] as const;
  const G = [
    [g * e[2], g * e[1]],
    [g * t * e[1], g * t * e[0]],
  ] as const;
  const M = [0, 1].map((i) =>
    [0, 1].map(
      (j) =>
        (i === j ? 1 : 0) - (P[i]?.[0] ?? 0) * (G[0][j] ?? 0) - (P[i]?.[1] ?? 0) * (G[1][j] ?? 0),
    ),
  ) as [[number, number], [number, number]];
  const det = M[0][0] * M[1][1] - M[0][1] * M[1][0];
  const R1 = (right1 * M[1][1] - M[0][1] * right0) / det;
  const R0 = (M[0][0] * right0 - M[1][0] * right1) / det;
  const V1 = G[0][0] * R1 + G[0][1] * R0;
  const V0 = G[1][0] * R1 + G[1][1] * R0;
  const bias = total((k) => lam(k) * (1 - shrink(k)) ** 2);
  return {
    excessRisk: bias + V1,
    bias,
    variance: V1,
    norm2: total((k) => shrink(k) ** 2) + V0 / t,
    estimationRisk: total((k) => (1 - shrink(k)) ** 2) + V0 / t,
    trainingError: over ? 0 : (left + V1 * left1 + V0 * left0) / rows,
  };
}

function choose(n: number, k: number): number {
  let product = 1;
  for (let i = 1; i <= k; i++) product = (product * (n - k + i)) / i;
  return product;
}

/** Inverse by elimination with pivots. */
function inverse(matrix: readonly (readonly number[])[]): number[][] {
  const size = matrix.length;
  const work = matrix.map((row, i) => [...row, ...row.map((_, k) => (i === k ? 1 : 0))]);
  for (let c = 0; c < size; c++) {
    let pivot = c;
    for (let r = c + 1; r < size; r++) {
      if (Math.abs(work[r]?.[c] ?? 0) > Math.abs(work[pivot]?.[c] ?? 0)) pivot = r;
    }
    [work[c], work[pivot]] = [work[pivot], work[c]];
    const row = work[c];
    const scale = 1 / row[c];
    for (let k = 0; k < 2 * size; k++) row[k] = row[k] * scale;
    for (let r = 0; r < size; r++) {
      const other = work[r];
      const factor = other[c];
      if (r === c || factor === 0) continue;
      for (let k = 0; k < 2 * size; k++) other[k] = other[k] - factor * row[k];
    }
  }
  return work.map((row) => row.slice(size));
}
