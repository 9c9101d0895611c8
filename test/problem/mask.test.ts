import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { moments, randomStream, standardError } from "../../src/numerics/index.ts";
import {
  atomAtZero,
  drawRatio,
  inverseVisibleMeanDiverges,
  leastVisible,
  meanRatio,
  parseProblem,
  ratioMoment,
  ratioNodes,
  type MaskLaw,
} from "../../src/problem/index.ts";
import { soundMask } from "./arbitrary.ts";

function expectation(law: MaskLaw, f: (p: number, visible: number) => number): number {
  const { ratio, visible, weight } = ratioNodes(law);
  return ratio.reduce((sum, p, i) => sum + weight[i] * f(p, visible[i]), 0);
}

const uniform = (min: number, max: number): MaskLaw => ({ law: "uniform", min, max });
const beta = (a: number, b: number): MaskLaw => ({ law: "beta", a, b });

/** Laws with E pᵏ, k = 1, 2, …, and E 1/(1−p), each from its textbook formula. */
const uniforms = [uniform(0, 0.2), uniform(0.1, 0.9), uniform(0.5, 0.95), uniform(0.3, 0.3)];
const betas = [
  beta(2, 2),
  beta(0.5, 3),
  beta(7, 1.2),
  beta(0.05, 40),
  beta(300, 900),
  beta(3, 1.0001),
];

describe("nodes of a mask law", () => {
  it("have weights that sum to 1, on ratios in [0, 1), with the mean of the law", () => {
    fc.assert(
      fc.property(soundMask, (input) => {
        const { mask } = parseProblem({ gamma: 1, mask: input });
        const { ratio, weight } = ratioNodes(mask);
        expect(weight.length).toBe(ratio.length);
        expect(weight.every((w) => w >= 0)).toBe(true);
        expect(ratio.every((p) => p >= 0 && p < 1)).toBe(true);
        expect(weight.reduce((sum, w) => sum + w, 0)).toBeCloseTo(1, 12);
        expect(expectation(mask, (p) => p)).toBeCloseTo(meanRatio(mask), 10);
      }),
      { numRuns: 100 },
    );
  });

  it("stay below 1 where rounding would give 1", () => {
    for (const law of [uniform(0, 1 - 2 ** -53), uniform(1 - 2 ** -53, 1), uniform(0.2, 1)]) {
      expect(Math.max(...ratioNodes(law).ratio)).toBeLessThan(1);
    }
  });

  it.each(uniforms)("integrate low powers of p: $min to $max", (law) => {
    const { min, max } = law as { min: number; max: number };
    for (let k = 1; k <= 6; k++) {
      const exact =
        max === min ? min ** k : (max ** (k + 1) - min ** (k + 1)) / ((k + 1) * (max - min));
      expect(Math.abs(expectation(law, (p) => p ** k) / exact - 1)).toBeLessThan(1e-10);
    }
  });

  it.each(uniforms)("integrate the poles of a risk: $min to $max", (law) => {
    const { min, max } = law as { min: number; max: number };
    const width = max - min;
    const visible = width === 0 ? 1 / (1 - min) : Math.log((1 - min) / (1 - max)) / width;
    expect(expectation(law, (_, visible) => 1 / visible) / visible).toBeCloseTo(1, 12);
    for (const pole of [0.5, 0.05, 1e-4]) {
      const hidden = width === 0 ? 1 / (min + pole) : Math.log((max + pole) / (min + pole)) / width;
      expect(expectation(law, (p) => 1 / (p + pole)) / hidden).toBeCloseTo(1, 11);
    }
  });

  it.each(betas)("integrate powers of p and 1/(1−p) exactly: Beta($a, $b)", (law) => {
    const { a, b } = law as { a: number; b: number };
    let moment = 1;
    for (let k = 0; k < 12; k++) {
      moment *= (a + k) / (a + b + k);
      expect(expectation(law, (p) => p ** (k + 1)) / moment).toBeCloseTo(1, 10);
    }
    const visible = (a + b - 1) / (b - 1);
    expect(expectation(law, (_, visible) => 1 / visible) / visible).toBeCloseTo(1, 10);
  });

  it.each([1 + 1e-15, 1 + 1e-9, 1 + 1e-6, 1 + 1e-4])(
    "keep the mean next to where 1/(1−p) has none: Beta(2, %d)",
    (b) => {
      const { ratio } = ratioNodes(beta(2, b));
      expect(ratio.every((p) => p < 1)).toBe(true);
      expect(expectation(beta(2, b), (p) => p)).toBeCloseTo(2 / (2 + b), 11);
      expect(inverseVisibleMeanDiverges(beta(2, b))).toBe(false);
    },
  );

  it("weigh a list by its probabilities", () => {
    const law: MaskLaw = { law: "discrete", ratios: [0.2, 0.6, 0], weights: [1, 3, 0] };
    expect(expectation(law, (p) => p)).toBeCloseTo(0.5, 15);
    expect(expectation(law, (p) => p * p)).toBeCloseTo(0.25 * 0.04 + 0.75 * 0.36, 15);
  });
});

describe("moments of a mask law", () => {
  it.each([...uniforms, ...betas])("are those of its nodes, and of its definition: %j", (law) => {
    for (const [i, j] of [
      [0, 0],
      [1, 0],
      [0, 1],
      [2, 0],
      [1, 1],
      [1, 2],
      [0, -1],
      [1, -1],
      [2, -1],
    ] as const) {
      const exact = expectation(law, (p, visible) => p ** i * visible ** j);
      expect(ratioMoment(law, i, j) / exact).toBeCloseTo(1, 10);
    }
  });

  it("are infinite where they diverge, and only there", () => {
    expect(ratioMoment(beta(2, 1), 1, -1)).toBe(Infinity);
    expect(ratioMoment(uniform(0, 1), 0, -1)).toBe(Infinity);
    expect(ratioMoment(beta(2, 1 + 2 ** -40), 1, -1) / (2 * 2 ** 40)).toBeCloseTo(1, 3);
    expect(ratioMoment(beta(2, 2), 0, -2)).toBe(Infinity);
    expect(ratioMoment(uniform(1 - 1e-9, 1 - 5e-10), 0, -1) / (Math.LN2 / 5e-10)).toBeCloseTo(1, 6);
  });

  it("tell below which 1−p a small share lies, to some factor", () => {
    for (const law of [...uniforms, ...betas, beta(0.4, 0.5), uniform(0.2, 1)]) {
      for (const share of [1e-6, 1e-2, 0.4]) {
        const least = leastVisible(law, share);
        const { visible, weight } = ratioNodes(law);
        const below = weight.reduce((sum, w, i) => sum + (visible[i] < least ? w : 0), 0);
        expect(below, `${JSON.stringify(law)} ${share}`).toBeLessThanOrEqual(3 * share + 1e-12);
      }
    }
  });
});

describe("draws of a mask law", () => {
  const laws: readonly MaskLaw[] = [
    { law: "fixed", ratio: 0.3 },
    { law: "discrete", ratios: [0.1, 0.9, 0.4], weights: [5, 2, 0] },
    ...uniforms,
    ...betas,
    beta(0.05, 0.05),
    uniform(0.2, 1),
  ];

  it.each(laws.map((law) => [JSON.stringify(law), law] as const))(
    "have the moments of %s",
    (name, law) => {
      const random = randomStream("draws of a mask law", name);
      const draws = Float64Array.from({ length: 20_000 }, () => drawRatio(law, random));
      expect(draws.every((p) => p >= 0 && p < 1)).toBe(true);
      for (const power of [1, 2]) {
        const exact = expectation(law, (p) => p ** power);
        const found = moments(draws.map((p) => p ** power));
        expect(Math.abs(found.mean - exact)).toBeLessThanOrEqual(
          4.5 * standardError(found)! + 1e-12,
        );
      }
    },
  );

  it("never take a ratio without probability, nor 1", () => {
    const last = { ...randomStream("unused"), uniform: () => 1 - 2 ** -53, beta: () => 1 };
    expect(drawRatio({ law: "discrete", ratios: [0.1, 0.7], weights: [1e-3, 0] }, last)).toBe(0.1);
    expect(drawRatio(uniform(0.3, 1), last)).toBeLessThan(1);
    expect(drawRatio(beta(2, 0.05), last)).toBeLessThan(1);
  });

  it("tell how many rows stay unmasked", () => {
    const list: MaskLaw = { law: "discrete", ratios: [0, 0.5, 0], weights: [1, 6, 1] };
    const laws = [
      uniform(0, 0),
      uniform(0, 0.1),
      beta(0.05, 40),
      list,
      { ...list, weights: [0, 1, 0] },
    ];
    expect(laws.map(atomAtZero)).toEqual([1, 0, 0, 0.25, 0]);
    expect([0, 1e-300].map((ratio) => atomAtZero({ law: "fixed", ratio }))).toEqual([1, 0]);
  });

  it("tell where 1/(1−p) has no mean", () => {
    const diverging = [uniform(0, 1), uniform(0.5, 1), beta(2, 1), beta(2, 0.5)];
    expect(diverging.map(inverseVisibleMeanDiverges)).toEqual([true, true, true, true]);
    expect([...uniforms, ...betas].some(inverseVisibleMeanDiverges)).toBe(false);
  });
});
