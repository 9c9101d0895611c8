import { gaussLegendre } from "../../src/numerics/index.ts";
import { population, ratioNodes, type Problem } from "../../src/problem/index.ts";

/**
 * The same limit by the slow road, sharing no code with src/theory: the plain two-scalar iteration
 * (s0, s1) -> (s0, s1) from the class model as derived, the 2×2 system by Cramer's rule, and every
 * output straight from its definition. Clean tests. Good to about 1e-9 away from the threshold.
 */
export function plainIteration(problem: Problem): {
  excessRisk: number;
  bias: number;
  variance: number;
  norm2: number;
  estimationRisk: number;
  trainingError: number;
} {
  const { lambda, mass, energy, noise } = population(problem);
  const size = lambda.length;
  const hidden = problem.rows === "masked-target";
  const { ratio, weight } =
    problem.mask.law === "uniform" ? dense(problem.mask) : ratioNodes(problem.mask);
  const kept = Array.from(ratio, (p, i) => weight[i] * (hidden ? p : 1));
  const rows = kept.reduce((a, b) => a + b, 0);
  const gamma = problem.gamma / rows;
  const mu = kept.map((w) => w / rows);
  const al = Array.from(ratio, (p) => (problem.rescale ? 1 : (1 - p) ** 2));
  const et = Array.from(ratio, (p) => (problem.rescale ? p / (1 - p) : p * (1 - p)));
  const c = Array.from(ratio, (p) => (problem.rescale ? 1 : 1 - p));
  const over = gamma > 1;
  const ell = over ? 1 : 0;
  const average = (f: (k: number) => number): number => {
    let sum = 0;
    for (let k = 0; k < size; k++) if (mass[k] > 0) sum += mass[k] * f(k);
    return sum;
  };
  const rowSum = (f: (q: number) => number): number => {
    let sum = 0;
    for (let q = 0; q < mu.length; q++) sum += mu[q] * f(q);
    return sum;
  };
  const t = average((k) => lambda[k]);

  let s0 = 1;
  let s1 = t;
  let a: number[] = [];
  let A = 0;
  let B = 0;
  for (let step = 0, change = 1; step < 200_000 && change > 1e-15; step++) {
    const [u0, u1] = [s0, s1];
    a = al.map((alq, q) => 1 / ((over ? 0 : 1) + gamma * (alq * u1 + et[q] * t * u0)));
    A = rowSum((q) => a[q] * al[q]);
    B = t * rowSum((q) => a[q] * et[q]);
    s0 = average((k) => 1 / (ell + A * lambda[k] + B));
    s1 = average((k) => lambda[k] / (ell + A * lambda[k] + B));
    change = Math.abs(s0 / u0 - 1) + Math.abs(s1 / u1 - 1);
  }

  const C = rowSum((q) => a[q] * c[q]);
  const Q = Array.from(lambda, (x) => 1 / (ell + A * x + B));
  const shrink = Q.map((x, k) => C * lambda[k] * x);
  const total = (f: (k: number) => number): number =>
    energy.reduce((sum, b, k) => (b > 0 ? sum + b * f(k) : sum), 0);
  const nu = total((k) => lambda[k]) + noise;
  const tau = total((k) => lambda[k] * shrink[k]);
  const om = total((k) => lambda[k] * shrink[k] ** 2);
  const ch = t * total((k) => shrink[k] ** 2);
  const rbar = al.map((alq, q) => nu - 2 * c[q] * tau + alq * om + et[q] * ch);
  const e = [0, 1, 2].map((j) => gamma * average((k) => lambda[k] ** j * Q[k] ** 2));
  const P = [
    [rowSum((q) => a[q] ** 2 * al[q] ** 2), rowSum((q) => a[q] ** 2 * al[q] * et[q])],
    [t * rowSum((q) => a[q] ** 2 * al[q] * et[q]), t * rowSum((q) => a[q] ** 2 * et[q] ** 2)],
  ];
  const G = [
    [e[2], e[1]],
    [t * e[1], t * e[0]],
  ];
  const M = [0, 1].map((i) =>
    [0, 1].map((j) => (i === j ? 1 : 0) - P[i][0] * G[0][j] - P[i][1] * G[1][j]),
  );
  const right1 = rowSum((q) => a[q] ** 2 * al[q] * rbar[q]);
  const right0 = t * rowSum((q) => a[q] ** 2 * et[q] * rbar[q]);
  const det = M[0][0] * M[1][1] - M[0][1] * M[1][0];
  const R1 = (right1 * M[1][1] - M[0][1] * right0) / det;
  const R0 = (M[0][0] * right0 - M[1][0] * right1) / det;
  const V1 = G[0][0] * R1 + G[0][1] * R0;
  const V0 = G[1][0] * R1 + G[1][1] * R0;
  const bias = total((k) => lambda[k] * (1 - shrink[k]) ** 2);
  return {
    excessRisk: bias + V1,
    bias,
    variance: V1,
    norm2: total((k) => shrink[k] ** 2) + V0 / t,
    estimationRisk: total((k) => (1 - shrink[k]) ** 2) + V0 / t,
    trainingError: over ? 0 : rowSum((q) => a[q] ** 2 * (rbar[q] + al[q] * V1 + et[q] * V0)),
  };
}

/** A rule of its own for uniform laws, far denser than the one under test. */
function dense({ min, max }: { min: number; max: number }): {
  ratio: Float64Array;
  weight: Float64Array;
} {
  const { node, weight } = gaussLegendre(200);
  return {
    ratio: node.map((x) => (min + max) / 2 + ((max - min) / 2) * x),
    weight: weight.map((w) => w / 2),
  };
}
