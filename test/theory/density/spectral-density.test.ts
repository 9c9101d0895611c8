import { EVD, Matrix } from "ml-matrix";
import { describe, expect, it } from "vitest";
import { randomStream } from "../../../src/numerics/index.ts";
import { drawRatio, parseProblem, ratioNodes, spectralAtoms } from "../../../src/problem/index.ts";
import { spectralDensity, type SpectralDensity } from "../../../src/theory/index.ts";

/** Integral of x^power times the density, by trapezia between its places (zero at the edges). */
function moment({ x, density, edges }: SpectralDensity, power: number): number {
  let sum = 0;
  for (const [left, right] of edges) {
    const inside = Array.from(x.keys()).filter((i) => x[i] > left && x[i] < right);
    let before = { x: left, value: 0 };
    for (const i of inside) {
      const here = { x: x[i], value: density[i] * x[i] ** power };
      sum += 0.5 * (here.x - before.x) * (here.value + before.value);
      before = here;
    }
    sum += 0.5 * (right - before.x) * before.value;
  }
  return sum;
}

describe("the limiting spectrum of the masked sample covariance", () => {
  it.each([
    { gamma: 0.25, ratio: 0 },
    { gamma: 0.25, ratio: 0.4 },
    { gamma: 4, ratio: 0.4 },
  ])("is the law of Marchenko and Pastur for one ratio and Sigma = I: %j", ({ gamma, ratio }) => {
    const found = spectralDensity(parseProblem({ gamma, mask: { law: "fixed", ratio } }), {
      points: 64,
    });
    // Cov(z) = (1-p) I
    const scale = 1 - ratio;
    const left = scale * (1 - Math.sqrt(gamma)) ** 2;
    const right = scale * (1 + Math.sqrt(gamma)) ** 2;
    expect(found.edges).toHaveLength(1);
    expect(found.edges[0][0]).toBeCloseTo(left, 11);
    expect(found.edges[0][1]).toBeCloseTo(right, 11);
    expect(found.atomAtZero).toBeCloseTo(Math.max(0, 1 - 1 / gamma), 14);
    found.x.forEach((x, i) => {
      const exact = Math.sqrt((right - x) * (x - left)) / (2 * Math.PI * gamma * scale * x);
      expect(Math.abs(found.density[i] - exact)).toBeLessThan(1e-9 * (1 + exact));
    });
    expect(found.mass + found.atomAtZero).toBeCloseTo(1, 12);
    expect(found).toMatchObject({ converged: true, outliers: [] });
  });

  it("reaches 0 at the threshold", () => {
    const found = spectralDensity(parseProblem({ gamma: 1 }));
    expect(found.edges[0][0]).toBe(0);
    expect(found.mass).toBeCloseTo(1, 10);
  });

  it.each([
    { gamma: 0.05, mask: { law: "uniform", min: 0.1, max: 0.9 } },
    { gamma: 0.6, mask: { law: "discrete", ratios: [0, 0.7], weights: [0.4, 0.6] } },
    { gamma: 3, mask: { law: "uniform", min: 0.1, max: 0.9 }, rescale: true },
  ])("has the right mass and first two moments for mixtures: %j", (input) => {
    const spectrum = { family: "atoms", values: [0.1, 1, 10], weights: [0.3, 0.4, 0.3] };
    const problem = parseProblem({ ...input, spectrum });
    const found = spectralDensity(problem, { points: 400 });
    expect(found.mass + found.atomAtZero).toBeCloseTo(1, 9);
    // E tr ZZ'/N = E tr S; E tr (Z'Z/N)² = tr (E S)² + gamma E (tr S)², tr = trace over d
    const { lambda, mass } = spectralAtoms(problem.spectrum);
    const { ratio, weight } = ratioNodes(problem.mask);
    const t = lambda.reduce((sum, value, k) => sum + mass[k] * value, 0);
    const square = lambda.reduce((sum, value, k) => sum + mass[k] * value * value, 0);
    let [al, et, rows] = [0, 0, 0];
    ratio.forEach((p, q) => {
      const visible = problem.rescale ? 1 : (1 - p) ** 2;
      const hidden = problem.rescale ? p / (1 - p) : p * (1 - p);
      al += weight[q] * visible;
      et += weight[q] * hidden;
      rows += weight[q] * (visible * t + hidden * t) ** 2;
    });
    const first = (al + et) * t;
    const second = al * al * square + 2 * al * et * t * t + et * et * t * t + problem.gamma * rows;
    expect(moment(found, 1) / first).toBeCloseTo(1, 3);
    expect(moment(found, 2) / second).toBeCloseTo(1, 3);
  });

  it("splits into the clusters of few heavy kinds of rows", () => {
    const mask = { law: "discrete", ratios: [0.1, 0.9], weights: [0.5, 0.5] };
    expect(spectralDensity(parseProblem({ gamma: 50, mask })).edges).toHaveLength(2);
  });

  it("lets a spike out at the threshold of Baik, Ben Arous and Péché", () => {
    const at = (spike: number): SpectralDensity =>
      spectralDensity(
        parseProblem({ gamma: 0.25, spectrum: { family: "spiked", spikes: [spike] } }),
        { points: 8 },
      );
    const critical = 1.5;
    expect(at(20).criticalSpike).toBeCloseTo(critical, 6);
    expect(at(1.45).outliers).toEqual([{ spike: 1.45, location: null, emerged: false }]);
    for (const spike of [1.6, 20, 0.2]) {
      const [outlier] = at(spike).outliers;
      expect(outlier.location).toBeCloseTo(spike * (1 + 0.25 / (spike - 1)), 9);
    }
  });

  it("is the histogram of a large masked draw, outlier included", () => {
    const [n, d] = [640, 320];
    const problem = parseProblem({
      gamma: d / n,
      spectrum: { family: "spiked", spikes: [30] },
      mask: { law: "uniform", min: 0.1, max: 0.9 },
    });
    const found = spectralDensity(problem);
    const random = randomStream(7, "spectrum");
    // a delocalised spike: x = g + (sqrt(30) - 1)(u'g) u with u = (1, ..., 1)/sqrt d
    const design = new Matrix(n, d);
    for (let i = 0; i < n; i++) {
      const p = drawRatio(problem.mask, random);
      const g = Array.from({ length: d }, () => random.normal());
      const along = ((Math.sqrt(30) - 1) * g.reduce((sum, value) => sum + value, 0)) / d;
      g.forEach((value, j) => design.set(i, j, random.uniform() < p ? 0 : value + along));
    }
    const gram = design.transpose().mmul(design).div(n);
    const values = new EVD(gram, { assumeSymmetric: true }).realEigenvalues.sort((a, b) => a - b);
    const outlier = found.outliers[0].location ?? NaN;
    expect(values[d - 1] / outlier).toBeCloseTo(1, 0);
    expect(Math.abs(values[d - 1] / outlier - 1)).toBeLessThan(0.15);
    expect(values[d - 2]).toBeLessThan(outlier / 2);
    // Kolmogorov distance of the bulk; mostly from the ratios that were drawn
    let below = found.atomAtZero;
    let before = { x: found.edges[0][0], value: 0 };
    let distance = 0;
    found.x.forEach((x, i) => {
      below += 0.5 * (x - before.x) * (found.density[i] + before.value);
      before = { x, value: found.density[i] };
      const share = values.filter((value) => value <= x).length / d;
      distance = Math.max(distance, Math.abs(share - below));
    });
    expect(distance).toBeLessThan(0.03);
  });

  it.each([
    { gamma: 0.4, rescale: true, mask: { law: "beta", a: 2, b: 2 } },
    { gamma: 0.4, rescale: true, mask: { law: "beta", a: 2, b: 0.7 } },
    { gamma: 3, rescale: true, mask: { law: "uniform", min: 0, max: 1 } },
    { gamma: 50, rescale: true, mask: { law: "uniform", min: 0.1, max: 0.99 } },
    { gamma: 50, mask: { law: "uniform", min: 0.1, max: 0.9 } },
    { gamma: 50, mask: { law: "beta", a: 2, b: 2 } },
    { gamma: 2, mask: { law: "uniform", min: 0.1, max: 0.9 } },
    {
      gamma: 2,
      rows: "masked-target",
      rescale: true,
      mask: { law: "beta", a: 2, b: 5 },
      spectrum: { family: "atoms", values: [0.1, 1, 10], weights: [1, 1, 1] },
    },
  ])("has all its mass, in one band, under laws with a density: %j", (input) => {
    const found = spectralDensity(parseProblem(input));
    expect(found.converged).toBe(true);
    expect(Math.abs(found.mass + found.atomAtZero - 1)).toBeLessThan(1e-6);
    expect(found.edges).toHaveLength(1);
  });

  it("is the histogram of heavy rows, all the way out", () => {
    const [n, d] = [500, 200];
    const problem = parseProblem({
      gamma: d / n,
      rescale: true,
      mask: { law: "beta", a: 2, b: 2 },
    });
    const found = spectralDensity(problem);
    const random = randomStream(11, "heavy spectrum");
    const design = new Matrix(n, d);
    for (let i = 0; i < n; i++) {
      const p = drawRatio(problem.mask, random);
      for (let j = 0; j < d; j++) {
        design.set(i, j, random.uniform() < p ? 0 : random.normal() / (1 - p));
      }
    }
    const gram = design.transpose().mmul(design).div(n);
    const values = new EVD(gram, { assumeSymmetric: true }).realEigenvalues;
    let below = 0;
    let before = { x: found.edges[0][0], value: 0 };
    let distance = 0;
    found.x.forEach((x, i) => {
      below += 0.5 * (x - before.x) * (found.density[i] + before.value);
      before = { x, value: found.density[i] };
      const share = values.filter((value) => value <= x).length / d;
      distance = Math.max(distance, Math.abs(share - below));
    });
    expect(distance).toBeLessThan(0.04);
  });

  it("is all at zero without rows", () => {
    const found = spectralDensity(parseProblem({ gamma: 2, rows: "masked-target" }));
    expect(found).toMatchObject({ atomAtZero: 1, mass: 0, edges: [], criticalSpike: null });
  });
});
