import { describe, expect, it } from "vitest";
import { randomStream } from "../../src/numerics/index.ts";
import { parseProblem } from "../../src/problem/index.ts";
import { drawCovariance } from "../../src/simulation/covariance.ts";
import { outsideTarget, ownTarget } from "../../src/simulation/target.ts";
import { drawSamples, drawTraining, type TrainingSet } from "../../src/simulation/training.ts";

const sigma = drawCovariance([{ lambda: 1, multiplicity: 25 }], randomStream("training"));
const outside = outsideTarget(sigma, [1], 0.25, randomStream("training target"));
const own = ownTarget(sigma, randomStream("training target"));

function draw(problem: object, n: number, target = outside, key = "draw"): TrainingSet {
  const streams = {
    rows: randomStream(key, "rows"),
    features: randomStream(key, "features"),
    noise: randomStream(key, "noise"),
    masks: randomStream(key, "masks"),
  };
  const parsed = parseProblem({ gamma: 1, ...problem });
  if (parsed.copies === "infinity") return drawSamples(n, sigma, target, streams);
  return drawTraining(parsed, { n, copies: parsed.copies }, sigma, target, streams);
}

/** Share of hidden entries of each row. */
function hidden({ design: { rows, columns, values } }: TrainingSet): number[] {
  return Array.from({ length: rows }, (_, i) => {
    const row = values.subarray(i * columns, (i + 1) * columns);
    return row.filter((value) => value === 0).length / columns;
  });
}

const mean = (x: number[]): number => x.reduce((a, b) => a + b, 0) / x.length;
const variance = (x: number[]): number => mean(x.map((v) => (v - mean(x)) ** 2));

describe("drawTraining", () => {
  it("hides nothing at ratio 0 and draws y from the clean inputs", () => {
    const { design, response } = draw({ mask: { law: "fixed", ratio: 0 } }, 2000);
    expect(design.values.includes(0)).toBe(false);
    const masked = draw({ mask: { law: "fixed", ratio: 0.6 } }, 2000);
    expect(masked.response).toEqual(response);
    masked.design.values.forEach((value, at) => {
      if (value !== 0) expect(value).toBe(design.values[at]);
    });
    // Var y = ‖β‖² + σ² = 1.25, within five standard errors
    expect(Math.abs(mean([...response].map((y) => y * y)) - 1.25)).toBeLessThan(
      5 * 1.25 * Math.sqrt(2 / 2000),
    );
  });

  it("hides each entry with the ratio of its row", () => {
    const fixed = hidden(draw({ mask: { law: "fixed", ratio: 0.3 } }, 2000));
    expect(Math.abs(mean(fixed) - 0.3)).toBeLessThan(5 * Math.sqrt(0.21 / 50_000));
    expect(variance(fixed) / (0.21 / 25)).toBeCloseTo(1, 0);
    const uniform = hidden(draw({ mask: { law: "uniform", min: 0.1, max: 0.9 } }, 2000));
    expect(Math.abs(mean(uniform) - 0.5)).toBeLessThan(0.03);
    // Var p = 0.8²/12, and binomial noise of mean E p(1−p)/25 on top
    expect(variance(uniform)).toBeCloseTo(0.64 / 12 + (0.25 - 0.64 / 12) / 25, 2);
  });

  it("divides by 1 − p of the row when inputs are rescaled", () => {
    const raw = draw({ mask: { law: "discrete", ratios: [0.2, 0.75], weights: [1, 1] } }, 300);
    const scaled = draw(
      { mask: { law: "discrete", ratios: [0.2, 0.75], weights: [1, 1] }, rescale: true },
      300,
    );
    expect(scaled.response).toEqual(raw.response);
    const factors = new Set<string>();
    raw.design.values.forEach((value, at) => {
      if (value !== 0) factors.add((scaled.design.values[at] / value).toFixed(9));
    });
    expect([...factors].sort()).toEqual(["1.250000000", "4.000000000"]);
  });

  it("keeps masked-target rows with their own ratio", () => {
    const n = 6000;
    const set = draw(
      {
        mask: { law: "discrete", ratios: [0.2, 0.8], weights: [1, 1] },
        rows: "masked-target",
      },
      n,
    );
    // N ~ Binomial(n, E p = ½); of the kept rows a share 0.8 has ratio 0.8
    expect(Math.abs(set.design.rows - n / 2)).toBeLessThan(5 * Math.sqrt(n) * 0.5);
    const heavy = hidden(set).filter((share) => share > 0.5).length / set.design.rows;
    expect(heavy).toBeCloseTo(0.8, 1);
    const none = draw({ mask: { law: "fixed", ratio: 0 }, rows: "masked-target" }, 50);
    expect(none.design).toMatchObject({ rows: 0, columns: 25 });
    expect(none.response.length).toBe(0);
  });

  it("never shows a self-supervised target to its own prediction", () => {
    const selfSupervised = { signal: { alignment: { kind: "self-supervised" } } };
    const { design, response } = draw(selfSupervised, 100, own);
    const j = own.coordinate!;
    for (let i = 0; i < 100; i++) expect(design.values[i * 25 + j]).toBe(0);
    expect(response.every((y) => y !== 0)).toBe(true);
  });

  it("copies samples with masks of their own, and shares inputs and targets among them", () => {
    const mask = { law: "fixed", ratio: 0.4 };
    const { design, response } = draw({ mask, copies: 3 }, 200);
    const single = draw({ mask }, 200);
    expect(design.rows).toBe(600);
    const row = (set: TrainingSet, i: number): Float64Array =>
      set.design.values.subarray(25 * i, 25 * (i + 1));
    const clean = draw({ mask: { law: "fixed", ratio: 0 } }, 200);
    let together = 0;
    for (let i = 0; i < 600; i++) {
      expect(response[i]).toBe(single.response[Math.floor(i / 3)]);
      row({ design, response }, i).forEach((value, j) => {
        if (value !== 0) expect(value).toBe(row(clean, Math.floor(i / 3))[j]);
        const next = design.values[25 * (3 * Math.floor(i / 3) + ((i + 1) % 3)) + j];
        if (value === 0 && next === 0) together++;
      });
    }
    // masks of two copies are independent: both hide an entry with probability 0.4²
    expect(Math.abs(together / 15_000 - 0.16)).toBeLessThan(5 * Math.sqrt((0.16 * 0.84) / 15_000));
  });

  it("draws a ratio for every copy of a random law", () => {
    const mask = { law: "discrete", ratios: [0.1, 0.9], weights: [1, 1] };
    const heavy = hidden(draw({ mask, copies: 2 }, 3000)).map((share) => share > 0.5);
    const pairs = Array.from({ length: 3000 }, (_, i) => Number(heavy[2 * i] !== heavy[2 * i + 1]));
    expect(Math.abs(mean(pairs) - 0.5)).toBeLessThan(5 * Math.sqrt(0.25 / 3000));
  });

  it("keeps each copy by its own target's mask", () => {
    const mask = { law: "fixed", ratio: 0.3 };
    const { design, response } = draw({ mask, copies: 4, rows: "masked-target" }, 4000);
    expect(Math.abs(design.rows - 4800)).toBeLessThan(5 * Math.sqrt(16_000 * 0.21));
    // kept copies of one sample stand together and share its target: Binomial(4, 0.3) of them
    const runs = [0, 0, 0, 0, 0];
    let length = 1;
    for (let i = 1; i <= response.length; i++) {
      if (response[i] === response[i - 1]) length++;
      else {
        runs[length]++;
        length = 1;
      }
    }
    const expected = [0, 4 * 0.3 * 0.7 ** 3, 6 * 0.3 ** 2 * 0.7 ** 2, 4 * 0.3 ** 3 * 0.7, 0.3 ** 4];
    expected.slice(1).forEach((share, k) => {
      expect(Math.abs(runs[k + 1] - 4000 * share)).toBeLessThan(5 * Math.sqrt(4000 * share));
    });
  });

  it("gives the averaged loss the samples of the masked ones, whole", () => {
    const mask = { law: "fixed", ratio: 0.4 };
    const whole = draw({ mask, copies: "infinity" }, 50);
    const masked = draw({ mask }, 50);
    expect(whole.response).toEqual(masked.response);
    masked.design.values.forEach((value, at) => {
      if (value !== 0) expect(value).toBe(whole.design.values[at]);
    });
    expect(whole.design.values.includes(0)).toBe(false);
  });
});
