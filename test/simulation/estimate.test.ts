import { inverse, Matrix } from "ml-matrix";
import { describe, expect, it } from "vitest";
import { referenceKernel } from "../../src/kernels/index.ts";
import { moments, randomStream, standardError } from "../../src/numerics/index.ts";
import { parseProblem, type Problem } from "../../src/problem/index.ts";
import {
  averagedDesign,
  estimateAveraged,
  estimateFromRows,
} from "../../src/simulation/estimate.ts";
import { maskMoments } from "../../src/simulation/mask-moments.ts";
import type { TrainingSet } from "../../src/simulation/training.ts";

const largest = (x: ArrayLike<number>): number => Math.max(...Array.from(x, Math.abs));

function sampleOf(n: number, columns: number): TrainingSet {
  const random = randomStream("averaged", n, columns);
  const values = Float64Array.from({ length: n * columns }, random.normal);
  const response = Float64Array.from({ length: n }, random.normal);
  return { design: { rows: n, columns, values }, response };
}

/** Every mask of a row with its probability, its ratio and the factor on what it shows. */
function everyMask(
  { mask, rescale, rows }: Problem,
  columns: number,
): { factors: number[]; share: number }[] {
  const laws =
    mask.law === "fixed"
      ? [{ ratio: mask.ratio, weight: 1 }]
      : mask.law === "discrete"
        ? mask.ratios.map((ratio, k) => ({ ratio, weight: mask.weights[k] }))
        : [];
  const all = laws.flatMap(({ ratio, weight }) =>
    Array.from({ length: 2 ** columns }, (_, bits) => {
      const seen = Array.from({ length: columns }, (__, j) => (bits >> j) & 1);
      const shown = seen.filter((flag) => flag === 1).length;
      const chance = (1 - ratio) ** shown * ratio ** (columns - shown);
      const scale = rescale ? 1 / (1 - ratio) : 1;
      const kept = rows === "masked-target" ? ratio : 1;
      return { factors: seen.map((flag) => flag * scale), share: weight * chance * kept };
    }),
  );
  const total = all.reduce((sum, { share }) => sum + share, 0);
  return all.map(({ factors, share }) => ({ factors, share: share / total }));
}

/** Every masked copy of a sample as a row of its own, times the root of its probability. */
function everyCopy(sample: TrainingSet, problem: Problem): TrainingSet {
  const { rows, columns, values } = sample.design;
  const masks = everyMask(problem, columns);
  const copies: number[] = [];
  const response: number[] = [];
  for (let i = 0; i < rows; i++) {
    for (const { factors, share } of masks) {
      const weight = Math.sqrt(share * masks.length);
      factors.forEach((factor, j) => copies.push(weight * factor * values[i * columns + j]));
      response.push(weight * sample.response[i]);
    }
  }
  return {
    design: { rows: response.length, columns, values: Float64Array.from(copies) },
    response: Float64Array.from(response),
  };
}

const fixed = { law: "fixed", ratio: 0.35 };
const two = { law: "discrete", ratios: [0.2, 0.7], weights: [1, 2] };

describe("estimateAveraged", () => {
  it.each([
    ["fixed ratio", { mask: fixed }],
    ["two ratios", { mask: two }],
    ["two ratios, rescaled", { mask: two, rescale: true }],
    ["two ratios, target hidden", { mask: two, rows: "masked-target" }],
    ["two ratios, target hidden, rescaled", { mask: two, rows: "masked-target", rescale: true }],
  ])("is least squares over every mask there is: %s", (_name, fields) => {
    for (const [n, columns] of [
      [9, 4],
      [3, 5],
    ]) {
      const sample = sampleOf(n, columns);
      for (const ridge of [0, 0.2]) {
        const problem = parseProblem({ gamma: 1, copies: "infinity", ridge, ...fields });
        const averaged = estimateAveraged(referenceKernel, sample, maskMoments(problem), ridge);
        const listed = estimateFromRows(referenceKernel, everyCopy(sample, problem), ridge);
        averaged.coefficients.forEach((value, j) => {
          expect(value).toBeCloseTo(listed.coefficients[j], 11);
        });
        expect(averaged.trainingError).toBeCloseTo(listed.trainingError, 11);
      }
    }
  });

  it("has the covariance of every mask there is", () => {
    const sample = sampleOf(4, 5);
    for (const fields of [{ mask: two }, { mask: two, rows: "masked-target", rescale: true }]) {
      const problem = parseProblem({ gamma: 1, copies: "infinity", ...fields });
      const averaged = averagedDesign(sample.design, maskMoments(problem)!);
      const spectra = [averaged, everyCopy(sample, problem).design].map((design) =>
        referenceKernel.gramSpectrum(design),
      );
      spectra[0].forEach((value, k) => expect(value).toBeCloseTo(spectra[1][k], 11));
    }
  });

  it("meets its normal equations in any shape, hidden column and all", () => {
    const problem = parseProblem({
      gamma: 1,
      copies: "infinity",
      mask: { law: "uniform", min: 0.1, max: 0.8 },
    });
    const { mean, variance, spread } = maskMoments(problem)!;
    for (const [n, columns] of [
      [30, 12],
      [12, 30],
    ]) {
      const sample = sampleOf(n, columns);
      for (let i = 0; i < n; i++) sample.design.values[i * columns + 3] = 0;
      for (const ridge of [0, 1e-9, 0.5]) {
        const { coefficients } = estimateAveraged(
          referenceKernel,
          sample,
          { mean, variance, spread },
          ridge,
        );
        expect(coefficients[3]).toBe(0);
        const x = Matrix.from1DArray(n, columns, sample.design.values);
        const covariance = x.transpose().mmul(x).div(n);
        const left = covariance.clone().mul(mean ** 2 + variance);
        for (let j = 0; j < columns; j++) {
          left.set(j, j, left.get(j, j) + spread * covariance.get(j, j) + ridge);
        }
        const right = x.transpose().mmul(Matrix.columnVector(sample.response)).div(n).mul(mean);
        const gradient = left.mmul(Matrix.columnVector(coefficients)).sub(right);
        expect(largest(gradient.to1DArray())).toBeLessThan(1e-12);
      }
    }
  });

  it("depends on a law through one ratio alone (E(1−p)²/E(1−p) is kept)", () => {
    const sample = sampleOf(10, 14);
    const fit = (mask: object): Float64Array => {
      const problem = parseProblem({ gamma: 1, copies: "infinity", mask });
      return estimateAveraged(referenceKernel, sample, maskMoments(problem), 0).coefficients;
    };
    // E(1−p) = 1.4/3, E(1−p)² = 0.82/3
    const one = fit({ law: "fixed", ratio: 1 - 0.82 / 1.4 });
    fit(two).forEach((value, j) => expect(value).toBeCloseTo(one[j], 12));
  });

  it("stays right for hardly any mask at all, down to the ridgeless fit", () => {
    const sample = sampleOf(10, 6);
    const plain = estimateFromRows(referenceKernel, sample, 0).coefficients;
    for (const ratio of [1e-9, 1e-200]) {
      const problem = parseProblem({ gamma: 1, copies: "infinity", mask: { law: "fixed", ratio } });
      const fit = estimateAveraged(referenceKernel, sample, maskMoments(problem), 0);
      fit.coefficients.forEach((value, j) => expect(value).toBeCloseTo(plain[j], 7));
    }
  });

  it("predicts nothing where the loss of anything else is infinite, or there is none", () => {
    const sample = sampleOf(8, 5);
    const mask = { law: "uniform", min: 0.2, max: 1 };
    const problem = parseProblem({ gamma: 1, copies: "infinity", mask, rescale: true });
    const fit = estimateAveraged(referenceKernel, sample, maskMoments(problem), 0);
    expect(fit.coefficients).toEqual(new Float64Array(5));
    const square = sample.response.reduce((sum, y) => sum + y * y, 0) / 8;
    expect(fit.trainingError).toBeCloseTo(square, 12);
    expect(estimateAveraged(referenceKernel, sample, null, 0)).toEqual({
      coefficients: new Float64Array(5),
      trainingError: Number.NaN,
    });
  });
});

describe("estimateFromRows", () => {
  it("is the ridge formula, and averages the squared residual over the rows", () => {
    const sample = sampleOf(7, 4);
    const z = Matrix.from1DArray(7, 4, sample.design.values);
    const y = Matrix.columnVector(sample.response);
    const left = z.transpose().mmul(z).div(7).add(Matrix.eye(4).mul(0.3));
    const beta = inverse(left).mmul(z.transpose().mmul(y)).div(7);
    const { coefficients, trainingError } = estimateFromRows(referenceKernel, sample, 0.3);
    coefficients.forEach((value, j) => expect(value).toBeCloseTo(beta.get(j, 0), 12));
    expect(trainingError).toBeCloseTo(z.mmul(beta).sub(y).norm() ** 2 / 7, 12);
    const ridgeless = estimateFromRows(referenceKernel, sample, 0).coefficients;
    const limit = estimateFromRows(referenceKernel, sample, 1e-12).coefficients;
    limit.forEach((value, j) => expect(value).toBeCloseTo(ridgeless[j], 9));
  });

  it("has no training error without rows", () => {
    const design = { rows: 0, columns: 3, values: new Float64Array(0) };
    const fit = estimateFromRows(referenceKernel, { design, response: new Float64Array(0) }, 0.1);
    expect(fit).toEqual({ coefficients: new Float64Array(3), trainingError: Number.NaN });
  });
});

describe("maskMoments", () => {
  it("are those of drawn masks", () => {
    const random = randomStream("mask moments");
    for (const rescale of [false, true]) {
      for (const rows of ["all", "masked-target"] as const) {
        const law = { law: "uniform", min: 0.1, max: 0.7 };
        const problem = parseProblem({ gamma: 1, mask: law, rescale, rows });
        const first: number[] = [];
        const square: number[] = [];
        const pair: number[] = [];
        for (let i = 0; i < 40_000; i++) {
          const p = 0.1 + 0.6 * random.uniform();
          if (rows === "masked-target" && random.uniform() >= p) continue;
          const draw = (): number => (random.uniform() < p ? 0 : rescale ? 1 / (1 - p) : 1);
          const [a, b] = [draw(), draw()];
          first.push(a);
          square.push(a * a);
          pair.push(a * b);
        }
        const { mean, variance, spread } = maskMoments(problem)!;
        const expected = [mean, mean ** 2 + variance + spread, mean ** 2 + variance];
        [first, square, pair].forEach((seen, k) => {
          const m = moments(seen);
          expect(Math.abs(m.mean - expected[k])).toBeLessThan(4.5 * standardError(m)!);
        });
      }
    }
    expect(maskMoments(parseProblem({ gamma: 1, rows: "masked-target" }))).toBeNull();
  });
});
