import { describe, expect, it } from "vitest";
import { moments, randomStream, standardError } from "../../src/numerics/index.ts";
import { drawCovariance, drawFeatures, quadraticForm } from "../../src/simulation/covariance.ts";
import type { Estimate } from "../../src/simulation/estimate.ts";
import { observe } from "../../src/simulation/observation.ts";
import { outsideTarget, ownTarget, type Target } from "../../src/simulation/target.ts";

const spaces = [
  { lambda: 0.3, multiplicity: 12 },
  { lambda: 2, multiplicity: 6 },
];
const sigma = drawCovariance(spaces, randomStream("observation"));
const outside = outsideTarget(sigma, [0.4, 0.9], 0.3, randomStream("outside"));
const own = ownTarget(sigma, randomStream("own"));
/** An estimate that was made from nothing. */
const made = (coefficients: Float64Array): Estimate => ({
  coefficients,
  trainingError: Number.NaN,
});

/** Squared errors on fresh samples, masked and predicted as an experimenter would. */
function testErrors(fit: Float64Array, target: Target, ratio: number, rescale: boolean): number[] {
  const random = randomStream("test sample", ratio, String(rescale), target.coordinate ?? -1);
  return Array.from({ length: 40_000 }, () => {
    const x = new Float64Array(18);
    drawFeatures(sigma, random, x);
    const y = target.respond(x, random);
    let prediction = 0;
    x.forEach((value, j) => {
      const visible = j !== target.coordinate && random.uniform() >= ratio;
      if (visible) prediction += fit[j] * (rescale ? value / (1 - ratio) : value);
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
      if (target.coordinate !== null) fit[target.coordinate] = 0;
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
    const j = own.coordinate!;
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

  it("picks every coordinate", () => {
    const seen = new Set<number | null>();
    for (let i = 0; i < 400; i++) seen.add(ownTarget(sigma, randomStream("pick", i)).coordinate);
    expect(seen.size).toBe(18);
  });
});
