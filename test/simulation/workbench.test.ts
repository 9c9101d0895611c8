import { describe, expect, it } from "vitest";
import { parseProblem } from "../../src/problem/index.ts";
import { createSimulator } from "../../src/simulation/index.ts";
import { recordingEngine, type TrainingSet } from "./recording-engine.ts";

/** Features in these tests. */
const D = 25;

/** What one replicate fits. */
function draw(problem: object, n: number): TrainingSet {
  const engine = recordingEngine();
  const parsed = parseProblem({ gamma: D / n, ...problem });
  createSimulator({ engine }).observe({ problem: parsed, n }, 3, 1);
  return engine.solved[0];
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

describe("the rows that are fitted", () => {
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
    const selfSupervised = { signal: { alignment: { kind: "self-supervised" } }, gamma: 0.24 };
    const { design, response } = draw(selfSupervised, 100);
    expect(design.columns).toBe(25);
    const empty = Array.from({ length: 25 }, (_, j) => j).filter((j) =>
      Array.from({ length: 100 }, (__, i) => design.values[i * 25 + j]).every((x) => x === 0),
    );
    expect(empty.length).toBe(1);
    expect(response.every((y) => y !== 0)).toBe(true);
  });

  it("takes every coordinate for a self-supervised target, now and then", () => {
    const signal = { alignment: { kind: "self-supervised" } };
    const problem = parseProblem({ gamma: 9 / 4, signal });
    const engine = recordingEngine();
    const simulator = createSimulator({ engine });
    for (let i = 0; i < 120; i++) simulator.observe({ problem, n: 4 }, 3, i);
    const seen = new Set(engine.solved.map(({ design }) => design.values.indexOf(0)));
    expect([...seen].sort((x, y) => x - y)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  it("copies samples with masks of their own, and shares inputs and targets among them", () => {
    const mask = { law: "fixed", ratio: 0.4 };
    const { design, response, sample } = draw({ mask, copies: 3 }, 200);
    const single = draw({ mask }, 200);
    expect(design.rows).toBe(600);
    const row = (set: TrainingSet, i: number): Float64Array =>
      set.design.values.subarray(25 * i, 25 * (i + 1));
    const clean = draw({ mask: { law: "fixed", ratio: 0 } }, 200);
    // the first copy is the only one of a single one
    expect(design.values.subarray(0, 5000)).toEqual(single.design.values);
    let together = 0;
    for (let i = 0; i < 600; i++) {
      expect(sample[i]).toBe(i % 200);
      expect(response[i]).toBe(single.response[i % 200]);
      row({ design, response, sample }, i).forEach((value, j) => {
        if (value !== 0) expect(value).toBe(row(clean, i % 200)[j]);
        const next = design.values[25 * ((i + 200) % 600) + j];
        if (value === 0 && next === 0) together++;
      });
    }
    // masks of two copies are independent: both hide an entry with probability 0.4²
    expect(Math.abs(together / 15_000 - 0.16)).toBeLessThan(5 * Math.sqrt((0.16 * 0.84) / 15_000));
  });

  it("draws a ratio for every copy of a random law", () => {
    const mask = { law: "discrete", ratios: [0.1, 0.9], weights: [1, 1] };
    const heavy = hidden(draw({ mask, copies: 2 }, 3000)).map((share) => share > 0.5);
    const pairs = Array.from({ length: 3000 }, (_, i) => Number(heavy[i] !== heavy[i + 3000]));
    expect(Math.abs(mean(pairs) - 0.5)).toBeLessThan(5 * Math.sqrt(0.25 / 3000));
  });

  it("keeps each copy by its own target's mask", () => {
    const mask = { law: "fixed", ratio: 0.3 };
    const { design, response, sample } = draw({ mask, copies: 4, rows: "masked-target" }, 4000);
    expect(Math.abs(design.rows - 4800)).toBeLessThan(5 * Math.sqrt(16_000 * 0.21));
    // a sample keeps Binomial(4, 0.3) of its copies, and shares its target among them
    const counts = new Float64Array(4000);
    const targets = new Map<number, number>();
    sample.forEach((i, at) => {
      counts[i]++;
      expect(response[at]).toBe(targets.get(i) ?? response[at]);
      targets.set(i, response[at]);
    });
    expect(new Set(targets.values()).size).toBe(targets.size);
    const runs = [0, 0, 0, 0, 0];
    for (const count of counts) runs[count]++;
    const expected = [0, 4 * 0.3 * 0.7 ** 3, 6 * 0.3 ** 2 * 0.7 ** 2, 4 * 0.3 ** 3 * 0.7, 0.3 ** 4];
    expected.slice(1).forEach((share, k) => {
      expect(Math.abs(runs[k + 1] - 4000 * share)).toBeLessThan(5 * Math.sqrt(4000 * share));
    });
  });

  it("gives the averaged loss the samples of the masked ones, whole", () => {
    const mask = { law: "fixed", ratio: 0.4 };
    const engine = recordingEngine();
    const averaged = parseProblem({ gamma: D / 50, mask, copies: "infinity" });
    createSimulator({ engine }).observe({ problem: averaged, n: 50 }, 3, 1);
    const masked = draw({ mask }, 50);
    expect(engine.solved[0].response).toEqual(masked.response);
    const columns = Array.from({ length: D }, (_, k) => engine.sampleColumn(k));
    masked.design.values.forEach((value, at) => {
      if (value !== 0) expect(value).toBe(columns[at % D][Math.floor(at / D)]);
    });
    expect(engine.solved[0].design.values.includes(0)).toBe(false);
  });
});
