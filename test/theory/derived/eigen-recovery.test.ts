import * as fc from "fast-check";
import { Matrix, solve } from "ml-matrix";
import { describe, expect, it } from "vitest";
import { randomStream, type Random } from "../../../src/numerics/index.ts";
import { parseProblem, type Problem } from "../../../src/problem/index.ts";
import { eigenRecovery, risk, type EigenRecovery } from "../../../src/theory/index.ts";
import { logUniform, problems } from "../arbitrary.ts";

function total({ bias, variance }: EigenRecovery): number {
  return bias.reduce((a, b) => a + b, 0) + (variance?.reduce((a, b) => a + b, 0) ?? Infinity);
}

const sums = (values: Float64Array): number => values.reduce((a, b) => a + b, 0);

describe("the risk along eigenvectors", () => {
  it("adds up to the excess risk, and its parts to bias and variance, in every problem", () => {
    fc.assert(
      fc.property(problems({ ridge: fc.oneof(fc.constant(0), logUniform(1e-3, 1)) }), (one) => {
        const found = eigenRecovery(one);
        const whole = risk(one);
        if (whole.excessRisk === null) expect(found.variance).toBeNull();
        else {
          expect(Math.abs(total(found) - whole.excessRisk)).toBeLessThanOrEqual(
            1e-10 * whole.excessRisk + 1e-300,
          );
        }
        if (one.test.mask === 0 && found.variance !== null) {
          const slack = 1e-10 * (whole.excessRisk ?? 0) + 1e-300;
          expect(Math.abs(sums(found.bias) - whole.bias)).toBeLessThanOrEqual(slack);
          expect(Math.abs(sums(found.variance) - (whole.variance ?? 0))).toBeLessThanOrEqual(slack);
        }
        for (const list of [found.recovered, found.bias, found.variance ?? []]) {
          expect(Array.from(list).every((value) => value >= 0 && value < Infinity)).toBe(true);
        }
      }),
      { numRuns: 400 },
    );
  });

  it.each([
    { mask: { law: "fixed", ratio: 0.4 }, copies: 3 },
    { mask: { law: "uniform", min: 0.1, max: 0.7 }, copies: 2 },
    { mask: { law: "uniform", min: 0.1, max: 0.7 }, copies: "infinity", test: { mask: 0.3 } },
    { mask: { law: "fixed", ratio: 0 }, gamma: 1.2 },
    { mask: { law: "fixed", ratio: 0 }, gamma: 1.2, test: { mask: 0.5 } },
  ])("adds up for copies and singular covariances: %j", (input) => {
    const spectrum = { family: "atoms", values: [0, 0.5, 3], weights: [0.3, 0.4, 0.3] };
    const one = parseProblem({ gamma: 0.7, noise: 0.3, ridge: 0, spectrum, ...input });
    expect(total(eigenRecovery(one))).toBeCloseTo(risk(one).excessRisk ?? NaN, 12);
  });

  it("recovers everything along the range where nothing is masked and rows suffice", () => {
    const found = eigenRecovery(parseProblem({ gamma: 0.5, noise: 0.2 }));
    expect(Array.from(found.recovered)).toEqual([1]);
    expect(sums(found.bias)).toBe(0);
  });
});

/** An experiment of its own: minimum-norm least squares in the eigenbasis of Sigma. */
function draw(
  { lambda, energy, noise }: { lambda: number[]; energy: number[]; noise: number },
  n: number,
  each: number,
  ratioOf: (random: Random) => number,
  vectors: Matrix,
  random: Random,
): { recovered: number[]; error: number[] } {
  const d = lambda.length * each;
  const along = lambda.flatMap((value) => Array<number>(each).fill(value));
  // a direction in each eigenspace with exactly its energy
  const beta = lambda.flatMap((_, k) => {
    const direction = Array.from({ length: each }, () => random.normal());
    const size = Math.hypot(...direction);
    return direction.map((value) => (value * Math.sqrt(energy[k])) / size);
  });
  const u = new Matrix(
    Array.from({ length: n }, () => along.map((value) => Math.sqrt(value) * random.normal())),
  );
  const z = u.mmul(vectors);
  const y = u.mmul(Matrix.columnVector(beta));
  for (let i = 0; i < n; i++) {
    y.set(i, 0, y.get(i, 0) + Math.sqrt(noise) * random.normal());
    const p = ratioOf(random);
    for (let j = 0; j < d; j++) if (random.uniform() < p) z.set(i, j, 0);
  }
  const transposed = z.transpose();
  const estimate =
    d > n
      ? transposed.mmul(solve(z.mmul(transposed), y))
      : solve(transposed.mmul(z), transposed.mmul(y));
  const fitted = vectors.mmul(estimate).to1DArray();
  const recovered: number[] = [];
  const error: number[] = [];
  lambda.forEach((value, k) => {
    let product = 0;
    let square = 0;
    for (let j = k * each; j < (k + 1) * each; j++) {
      product += fitted[j] * beta[j];
      square += (fitted[j] - beta[j]) ** 2;
    }
    recovered.push(product / energy[k]);
    error.push(value * square);
  });
  return { recovered, error };
}

/** Random orthogonal rows by Gram and Schmidt, twice. */
function orthogonal(d: number, random: Random): Matrix {
  const rows: Float64Array[] = [];
  while (rows.length < d) {
    const row = Float64Array.from({ length: d }, () => random.normal());
    for (let pass = 0; pass < 2; pass++) {
      for (const other of rows) {
        let dot = 0;
        for (let j = 0; j < d; j++) dot += row[j] * other[j];
        for (let j = 0; j < d; j++) row[j] -= dot * other[j];
      }
    }
    const size = Math.sqrt(row.reduce((sum, value) => sum + value * value, 0));
    rows.push(row.map((value) => value / size));
  }
  return new Matrix(rows.map((row) => Array.from(row)));
}

describe("against experiments, eigenvector by eigenvector", () => {
  const lambda = [0.3, 1.5, 6];
  const weights = [0.2, 0.5, 0.3];
  const setting = (change: Partial<Problem>): Problem =>
    parseProblem({
      spectrum: { family: "atoms", values: lambda, weights: [1, 1, 1] },
      signal: { alignment: { kind: "weights", weights } },
      noise: 0.5,
      ...change,
    });
  it.each([
    { n: 160, each: 27, law: { law: "fixed", ratio: 0.3 } as const },
    { n: 90, each: 75, law: { law: "fixed", ratio: 0.4 } as const },
    { n: 90, each: 60, law: { law: "uniform", min: 0.1, max: 0.6 } as const },
  ])("%j", { timeout: 60_000 }, ({ n, each, law }) => {
    const found = eigenRecovery(setting({ gamma: (3 * each) / n, mask: law }));
    const replicates = 20;
    const vectors = orthogonal(3 * each, randomStream(70, each));
    const draws = Array.from({ length: replicates }, (_, r) =>
      draw(
        { lambda, energy: weights, noise: 0.5 },
        n,
        each,
        (random) =>
          law.law === "fixed" ? law.ratio : law.min + (law.max - law.min) * random.uniform(),
        vectors,
        randomStream(71, n, each, r),
      ),
    );
    lambda.forEach((_, k) => {
      const check = (values: number[], expected: number, slack: number): void => {
        const mean = values.reduce((a, b) => a + b, 0) / replicates;
        const square = values.reduce((a, b) => a + (b - mean) ** 2, 0);
        const standardError = Math.sqrt(square / replicates / (replicates - 1));
        expect(Math.abs(mean - expected)).toBeLessThan(3.5 * standardError + slack * expected);
      };
      // errors of order 1/n stay beside the standard error
      check(
        draws.map((one) => one.recovered[k]),
        found.recovered[k],
        2 / n,
      );
      check(
        draws.map((one) => one.error[k]),
        found.bias[k] + (found.variance?.[k] ?? NaN),
        4 / n,
      );
    });
  });
});
