import { describe, expect, it } from "vitest";
import { spikePath } from "../../src/explorer/views/spectrum/spike-path.ts";
import {
  spectrumFigure,
  spectrumModel,
  trackedSpikes,
} from "../../src/explorer/views/spectrum/spectrum-model.ts";
import { spectrumKey } from "../../src/explorer/views/spectrum/spectrum-task.ts";
import { parseProblem, type Problem } from "../../src/problem/index.ts";
import { maskedSpectrum, upperSpectrum } from "../../src/theory/index.ts";

function problem(change: object = {}): Problem {
  return parseProblem({
    gamma: 8,
    spectrum: { family: "spiked", spikes: [20, 5] },
    mask: { law: "fixed", ratio: 0.3 },
    ...change,
  });
}

describe("the course of spikes", () => {
  it("ends where the spike is the critical one", () => {
    const path = spikePath(problem(), [20, 5]);
    expect(path?.scaled).toBe(false);
    for (const { lambda, thresholds, location } of path?.spikes ?? []) {
      const [ratio = Number.NaN] = thresholds;
      const there = upperSpectrum(problem({ mask: { law: "fixed", ratio } }));
      expect((there?.criticalSpike ?? 0) / lambda).toBeCloseTo(1, 4);
      path?.ratio.forEach((p, i) => expect(Number.isNaN(location[i] ?? 0)).toBe(p > ratio));
    }
  });

  it("scales the ratios of a law, with the law itself on the way", () => {
    const mask = { law: "uniform", min: 0.2, max: 0.4 } as const;
    const path = spikePath(problem({ mask }), [20]);
    expect(path?.scaled).toBe(true);
    expect(path?.ratio.at(-1)).toBeCloseTo(0.98 * 0.75, 12);
    const scale = (path?.ratio[10] ?? 0) / 0.3;
    const there = { law: "uniform", min: 0.2 * scale, max: 0.4 * scale };
    expect(path?.edge[10]).toBeCloseTo(upperSpectrum(problem({ mask: there }))?.edge ?? NaN, 6);
  });

  it("has no course for copies with fresh ratios", () => {
    const mask = { law: "uniform", min: 0.2, max: 0.4 };
    expect(spikePath(problem({ mask, copies: 2 }), [20])).toBeNull();
    expect(spikePath(problem({ copies: 2 }), [20])?.edge.every((one) => one > 0)).toBe(true);
  });
});

describe("what is computed anew", () => {
  const task = (kind: "density" | "path" | "draw", one: Problem): string =>
    spectrumKey({ kind, problem: one, n: 50, seed: 1 });

  it("is no density for a spike, a noise or a signal, and no course for another fixed ratio", () => {
    const other = problem({ spectrum: { family: "spiked", spikes: [12, 5] }, noise: 2 });
    expect(task("density", other)).toBe(task("density", problem()));
    expect(task("draw", other)).not.toBe(task("draw", problem()));
    const heavier = problem({ mask: { law: "fixed", ratio: 0.5 } });
    expect(task("path", heavier)).toBe(task("path", problem()));
    expect(task("density", heavier)).not.toBe(task("density", problem()));
  });
});

describe("the model of a spectrum", () => {
  it("follows spikes above the bulk and in its gaps, and makes a figure of any pieces", () => {
    const low = problem({ gamma: 0.1, spectrum: { family: "spiked", spikes: [9, 0.05] } });
    expect(trackedSpikes(low)).toEqual([9, 0.05]);
    const density = maskedSpectrum(low, { points: 16 });
    const { sticks } = spectrumModel(low, density);
    const edge = density.edges[0]?.[0] ?? 0;
    expect(sticks.map((stick) => stick.path)).toEqual([
      null,
      "spectrum.spikes.0",
      "spectrum.spikes.1",
    ]);
    expect(sticks[1]?.outlier).toBeCloseTo(upperSpectrum(low)?.outlier(9) ?? NaN, 9);
    expect(sticks[2]?.outlier).toBeLessThan(edge);
    const fresh = { density: false, draw: false };
    for (const pieces of [
      { density: null, draw: null },
      { density: null, draw: Float64Array.of(0, 1, 2, 30) },
      { density, draw: Float64Array.of(0, Infinity) },
    ]) {
      for (const scale of ["linear", "log"] as const) {
        const model = spectrumModel(low, null);
        const figure = spectrumFigure(model, { ...pieces, fresh, missing: "" }, scale, null);
        const numbers = [...figure.x.range, ...figure.y.range, ...figure.bars.map((b) => b.height)];
        expect(numbers.every((one) => Number.isFinite(one))).toBe(true);
      }
    }
  });
});
