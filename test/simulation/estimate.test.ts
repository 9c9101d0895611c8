import { inverse, Matrix } from "ml-matrix";
import { describe, expect, it } from "vitest";
import { plainEngine, referenceKernel, type Design, type Engine } from "../../src/kernels/index.ts";
import { moments, randomStream, standardError, streamKey } from "../../src/numerics/index.ts";
import { parseProblem, type Problem } from "../../src/problem/index.ts";
import {
  averageLoss,
  estimateAveraged,
  estimateFromRows,
  estimateNothing,
  type Estimate,
} from "../../src/simulation/estimate.ts";
import { createSimulator } from "../../src/simulation/index.ts";
import { maskMoments } from "../../src/simulation/mask-moments.ts";
import { averagedDesign } from "../../src/simulation/sample-spectrum.ts";

const largest = (x: ArrayLike<number>): number => Math.max(...Array.from(x, Math.abs));

/** Inputs and targets, and an engine that holds the inputs. */
interface Sample {
  readonly design: Design;
  readonly response: Float64Array;
  readonly engine: Engine;
}

function sampleOf(n: number, columns: number): Sample {
  const engine = plainEngine();
  engine.drawNormals(streamKey("averaged", n, columns), n, columns);
  const values = new Float64Array(n * columns);
  for (let k = 0; k < columns; k++) {
    engine.sampleColumn(k).forEach((x, i) => (values[i * columns + k] = x));
  }
  const response = Float64Array.from({ length: n }, randomStream("averaged", n, columns).normal);
  return { design: { rows: n, columns, values }, response, engine };
}

/** The fit of a problem's averaged loss. */
function averagedFit(
  { engine, response, design }: Sample,
  problem: Problem,
  hidden: number | null = null,
): Estimate {
  const moments = maskMoments(problem)!;
  const about = { variance: 1, hidden };
  const loss = averageLoss(engine, design.rows, moments, problem.ridge, about);
  return estimateAveraged(engine, loss, design.columns, [response])[0];
}

/** The fit of rows from outside. */
function rowsFit({ design, response }: Omit<Sample, "engine">, ridge: number): Estimate {
  const engine = plainEngine();
  engine.load(design);
  return estimateFromRows(engine, design.rows, design.columns, [response], ridge)[0];
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
function everyCopy(sample: Sample, problem: Problem): Omit<Sample, "engine"> {
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
        const averaged = averagedFit(sample, problem);
        const listed = rowsFit(everyCopy(sample, problem), ridge);
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
    const fields = {
      gamma: 1,
      copies: "infinity",
      mask: { law: "uniform", min: 0.1, max: 0.8 },
    };
    const { mean, variance, spread } = maskMoments(parseProblem(fields))!;
    for (const [n, columns] of [
      [30, 12],
      [12, 30],
    ]) {
      const sample = sampleOf(n, columns);
      for (let i = 0; i < n; i++) sample.design.values[i * columns + 3] = 0;
      for (const ridge of [0, 1e-9, 0.5]) {
        const { coefficients } = averagedFit(sample, parseProblem({ ...fields, ridge }), 3);
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
      return averagedFit(sample, problem).coefficients;
    };
    // E(1−p) = 1.4/3, E(1−p)² = 0.82/3
    const one = fit({ law: "fixed", ratio: 1 - 0.82 / 1.4 });
    fit(two).forEach((value, j) => expect(value).toBeCloseTo(one[j], 12));
  });

  it("stays right for hardly any mask at all, down to the ridgeless fit", () => {
    const sample = sampleOf(10, 6);
    const plain = rowsFit(sample, 0).coefficients;
    for (const ratio of [1e-9, 1e-200]) {
      const problem = parseProblem({ gamma: 1, copies: "infinity", mask: { law: "fixed", ratio } });
      const fit = averagedFit(sample, problem);
      fit.coefficients.forEach((value, j) => expect(value).toBeCloseTo(plain[j], 7));
    }
  });

  it("predicts nothing where the loss of anything else is infinite, or there is none", () => {
    const { response } = sampleOf(8, 5);
    const mask = { law: "uniform", min: 0.2, max: 1 };
    const problem = parseProblem({ gamma: 1, mask, copies: "infinity", rescale: true });
    const fit = estimateNothing(maskMoments(problem), 5, response);
    expect(maskMoments(problem)!.spread).toBe(Infinity);
    expect(fit.coefficients).toEqual(new Float64Array(5));
    const square = response.reduce((sum, y) => sum + y * y, 0) / 8;
    expect(fit.trainingError).toBeCloseTo(square, 12);
    expect(estimateNothing(null, 5, response)).toEqual({
      coefficients: new Float64Array(5),
      trainingError: Number.NaN,
    });
    const observation = createSimulator({ engine: plainEngine() }).observe({ problem, n: 8 }, 1, 0);
    expect(observation).toMatchObject({ norm2: 0, excessRisk: expect.closeTo(1, 12) });
    expect(observation.trainingError).toBeGreaterThan(0.1);
  });

  it("has the same leading columns however many there are", () => {
    const sample = sampleOf(9, 12);
    const problem = parseProblem({ gamma: 1, copies: "infinity", mask: two, ridge: 0.3 });
    const leading = {
      rows: 9,
      columns: 5,
      values: sample.design.values.filter((_, at) => at % 12 < 5),
    };
    const { design, response } = everyCopy({ ...sample, design: leading }, problem);
    const loss = averageLoss(sample.engine, 9, maskMoments(problem)!, 0.3, {
      variance: 1,
      hidden: null,
    });
    const [nested] = estimateAveraged(sample.engine, loss, 5, [sample.response]);
    const alone = rowsFit({ design, response }, 0.3);
    nested.coefficients.forEach((b, j) => expect(b).toBeCloseTo(alone.coefficients[j], 11));
    expect(nested.trainingError).toBeCloseTo(alone.trainingError, 11);
  });
});

describe("estimateFromRows", () => {
  it("is the ridge formula, and averages the squared residual over the rows", () => {
    const sample = sampleOf(7, 4);
    const z = Matrix.from1DArray(7, 4, sample.design.values);
    const y = Matrix.columnVector(sample.response);
    const left = z.transpose().mmul(z).div(7).add(Matrix.eye(4).mul(0.3));
    const beta = inverse(left).mmul(z.transpose().mmul(y)).div(7);
    const { coefficients, trainingError } = rowsFit(sample, 0.3);
    coefficients.forEach((value, j) => expect(value).toBeCloseTo(beta.get(j, 0), 12));
    expect(trainingError).toBeCloseTo(z.mmul(beta).sub(y).norm() ** 2 / 7, 12);
    const ridgeless = rowsFit(sample, 0).coefficients;
    const limit = rowsFit(sample, 1e-12).coefficients;
    limit.forEach((value, j) => expect(value).toBeCloseTo(ridgeless[j], 9));
  });

  it("has no training error without rows", () => {
    const design = { rows: 0, columns: 3, values: new Float64Array(0) };
    const fit = rowsFit({ design, response: new Float64Array(0) }, 0.1);
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
