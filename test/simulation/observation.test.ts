import { describe, expect, it } from "vitest";
import { plainEngine } from "../../src/kernels/index.ts";
import { moments, randomStream, standardError, streamKey } from "../../src/numerics/index.ts";
import { drawCovariance, quadraticForm, signalAlong } from "../../src/simulation/covariance.ts";
import type { Estimate } from "../../src/simulation/estimate.ts";
import { observe } from "../../src/simulation/observation.ts";
import { ownTarget, type Target } from "../../src/simulation/target.ts";

const spaces = [
  { lambda: 0.3, multiplicity: 12 },
  { lambda: 2, multiplicity: 6 },
];
const sigma = drawCovariance(spaces, randomStream("observation"));
const normals = Float64Array.from({ length: 36 }, randomStream("outside").normal);
const outside: Target = { beta: signalAlong(sigma, [0.4, 0.9], normals), noise: 0.3 };
const coordinate = 7;
const own = ownTarget(sigma, coordinate);
/** An estimate that was made from nothing. */
const made = (coefficients: Float64Array): Estimate => ({
  coefficients,
  trainingError: Number.NaN,
});

/** Squared errors on fresh samples, masked and predicted as an experimenter would. */
function testErrors(fit: Float64Array, target: Target, ratio: number, rescale: boolean): number[] {
  const count = 40_000;
  const engine = plainEngine();
  const key = ["test sample", ratio, String(rescale), target === own ? "own" : "outside"] as const;
  const random = randomStream(...key);
  engine.drawNormals(streamKey(...key), count, 18);
  engine.colour(sigma.root);
  const x = Array.from({ length: 18 }, (_, k) => engine.sampleColumn(k));
  const clean = target === own ? x[coordinate] : engine.respond(target.beta);
  return Array.from(clean, (value, i) => {
    const y = target === own ? value : value + Math.sqrt(target.noise) * random.normal();
    let prediction = 0;
    x.forEach((column, j) => {
      const visible = (target !== own || j !== coordinate) && random.uniform() >= ratio;
      if (visible) prediction += fit[j] * (rescale ? column[i] / (1 - ratio) : column[i]);
    });
    return (y - prediction) ** 2;
  });
}

describe("observe", () => {
  it.each([
    ["outside", 0, false],
    ["outside", 0.4, false],
    ["outside", 0.4, true],
    ["own", 0, false],
    ["own", 0.7, false],
    ["own", 0.7, true],
  ] as const)(
    "is the mean error on new samples: %s target, q = %f, rescaled %s",
    (kind, q, rescale) => {
      const target = kind === "own" ? own : outside;
      const random = randomStream("fit", kind);
      const fit = target.beta.map((value) => 0.8 * value + 0.1 * random.normal());
      if (target === own) fit[coordinate] = 0;
      const observation = observe(made(fit), sigma, target, { ratio: q, rescale });
      const seen = moments(testErrors(fit, target, q, rescale));
      expect(Math.abs(seen.mean - observation.totalRisk)).toBeLessThan(4 * standardError(seen)!);
      expect(observation.totalRisk - observation.excessRisk).toBeCloseTo(target.noise, 12);
    },
  );

  it("is exact where it is known", () => {
    const clean = { ratio: 0, rescale: false };
    const perfect = observe(made(outside.beta), sigma, outside, clean);
    expect(perfect).toMatchObject({ excessRisk: 0, totalRisk: 0.3, estimationRisk: 0 });
    expect(perfect.norm2).toBeCloseTo(1.3, 12);
    expect(perfect.trainingError).toBeNaN();
    const blind = observe(made(new Float64Array(18)), sigma, outside, clean);
    expect(blind.excessRisk).toBeCloseTo(quadraticForm(sigma, outside.beta, outside.beta), 12);
    expect(blind.excessRisk).toBeCloseTo(0.3 * 0.4 + 2 * 0.9, 12);
    expect(blind.norm2).toBe(0);
  });
});

describe("ownTarget", () => {
  it("is the best linear prediction of a coordinate from the others", () => {
    const j = coordinate;
    const unit = (at: number): Float64Array => {
      const e = new Float64Array(18);
      e[at] = 1;
      return e;
    };
    // the residual x_j − xᵀβ is uncorrelated with every other coordinate, and has variance σ²
    const residual = own.beta.map((value) => -value);
    residual[j] += 1;
    for (let i = 0; i < 18; i++) {
      const covariance = quadraticForm(sigma, residual, unit(i));
      expect(covariance).toBeCloseTo(i === j ? own.noise : 0, 12);
    }
    expect(own.beta[j]).toBe(0);
    expect(quadraticForm(sigma, residual, residual)).toBeCloseTo(own.noise, 12);
  });
});
