import { describe, expect, it } from "vitest";
import {
  meanInterval,
  meanScore,
  normalScore,
  randomStream,
  skewness,
  studentDeviate,
  summarize,
  type Random,
  type SampleMean,
} from "../../src/numerics/index.ts";

function sampleOf(values: ArrayLike<number>): SampleMean {
  const { mean, standardError, replicates } = summarize(values);
  return {
    mean: mean!,
    standardError: standardError!,
    count: replicates,
    skewness: skewness(values),
  };
}

describe("skewness", () => {
  it("is m₃/m₂^1.5, whatever the units", () => {
    // deviations −1, −1, 2: m₂ = 2, m₃ = 2
    expect(skewness([0, 0, 3])).toBeCloseTo(2 / 2 ** 1.5, 12);
    expect(skewness([0, 0, 3e-150])).toBeCloseTo(2 / 2 ** 1.5, 12);
    expect(skewness([0, 0, -3e200])).toBeCloseTo(-2 / 2 ** 1.5, 12);
    expect(skewness([5, 5, 5])).toBe(0);
    expect(skewness([1, 2])).toBe(0);
  });
});

describe("the score of a mean", () => {
  it("is Student's where nothing is skewed, and its interval holds what scores less", () => {
    const sample = { mean: 2, standardError: 0.5, count: 9, skewness: 0 };
    expect(meanScore(sample, 1)).toBeCloseTo(normalScore(2, 8), 12);
    for (const skew of [0, 1.3, -2]) {
      const skewed = { ...sample, skewness: skew };
      const [low, high] = meanInterval(skewed, 1.96);
      expect(meanScore(skewed, low)).toBeCloseTo(1.96, 9);
      expect(meanScore(skewed, high)).toBeCloseTo(-1.96, 9);
    }
    expect(normalScore(studentDeviate(-2.3, 4), 4)).toBeCloseTo(-2.3, 12);
  });

  it("knows certainty", () => {
    const exact = { mean: 2, standardError: 0, count: 5, skewness: 0 };
    expect(meanScore(exact, 2)).toBe(0);
    expect(meanScore(exact, 1)).toBe(Infinity);
    expect(meanScore(exact, 3)).toBe(-Infinity);
  });

  const laws: readonly [string, (random: Random) => number, number][] = [
    ["normal", (random) => random.normal(), 0],
    ["exponential", (random) => -Math.log(1 - random.uniform()), 1],
    ["log-normal", (random) => Math.exp(random.normal() / 2), Math.exp(1 / 8)],
  ];

  it.each(laws)("calls right means wrong about as often as it says: %s", (name, draw, truth) => {
    const random = randomStream("skewed", name);
    const trials = 3000;
    let [scored, plain] = [0, 0];
    for (let trial = 0; trial < trials; trial++) {
      const sample = sampleOf(Float64Array.from({ length: 60 }, () => draw(random)));
      const t = (sample.mean - truth) / sample.standardError;
      if (Math.abs(meanScore(sample, truth)) > 2.576) scored++;
      if (Math.abs(normalScore(t, 59)) > 2.576) plain++;
    }
    // 1 % but for third order terms; plain t is at twice that for both skewed laws
    expect(scored / trials).toBeLessThan(0.018);
    expect(scored).toBeLessThanOrEqual(plain + 9);
  });
});
