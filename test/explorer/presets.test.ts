import { describe, expect, it } from "vitest";
import { presets } from "../../src/explorer/presets/presets.ts";
import { decodeState } from "../../src/state/link.ts";
import type { ExplorerState } from "../../src/state/state.ts";
import { parseProblem, setField, type Problem } from "../../src/problem/index.ts";
import { bestFixedRatio, risk, thresholdGamma } from "../../src/theory/index.ts";

function preset(id: string): ExplorerState {
  const found = presets.find((one) => one.id === id);
  return decodeState(found?.query ?? "");
}

function excess(problem: Problem): number {
  return risk(problem).excessRisk ?? Infinity;
}

/** Excess risk at the best fixed ratio, relative to no masks. */
function benefit(problem: Problem): number {
  const none = excess(setField(problem, "mask.ratio", 0));
  return 1 - (bestFixedRatio(problem).risk.excessRisk ?? Infinity) / none;
}

/** Gain of the first pinned curve over the best fixed ratio of the current problem. */
function gainOfPin({ problem, pins }: ExplorerState): number {
  return 1 - excess(pins[0].problem) / (bestFixedRatio(problem).risk.excessRisk ?? Infinity);
}

describe("what the presets say is so", () => {
  it("spiked: a quarter hidden lowers the risk by almost a third; R²MAE does not beat it", () => {
    const state = preset("spiked");
    expect(bestFixedRatio(state.problem).ratio).toBeCloseTo(0.26, 2);
    expect(benefit(state.problem)).toBeCloseTo(0.3, 1);
    expect(gainOfPin(state)).toBeLessThan(0);
  });

  it("double descent: the peak stays at γ = 1 for every law shown", () => {
    const { problem, pins } = preset("double-descent");
    expect(pins.length).toBe(3);
    for (const one of [problem, ...pins.map((pin) => pin.problem)]) {
      expect(thresholdGamma(one)).toBeCloseTo(1, 12);
    }
  });

  it("isotropic: the risk only rises with the mask ratio", () => {
    const { problem, pins } = preset("isotropic");
    for (const one of [problem, ...pins.map((pin) => pin.problem)]) {
      const risks = Array.from({ length: 19 }, (_, i) =>
        excess(setField(one, "mask.ratio", i / 20)),
      );
      expect(risks.toSorted((a, b) => a - b)).toEqual(risks);
    }
  });

  it("masked autoencoding: R²MAE is about 5 % below the best fixed ratio", () => {
    expect(gainOfPin(preset("r2mae-wins"))).toBeCloseTo(0.051, 3);
  });

  it("blood cells: rescaled, a third hidden lowers the risk by 7 %; unscaled, masks only hurt", () => {
    const { problem, pins } = preset("pbmc");
    expect(problem.spectrum).toHaveProperty("eigenvalues.length", 128);
    expect(bestFixedRatio(problem).ratio).toBeCloseTo(0.36, 2);
    expect(benefit(problem)).toBeCloseTo(0.07, 2);
    expect(bestFixedRatio(pins[0].problem).ratio).toBe(0);
  });

  it("words: R²MAE ends 1 % below the best fixed ratio", () => {
    const state = preset("words");
    expect(state.problem.spectrum).toHaveProperty("eigenvalues.length", 200);
    expect(gainOfPin(state)).toBeCloseTo(0.01, 2);
  });

  it("spectra of the tables are those of correlation matrices: their trace is their size", () => {
    for (const id of ["pbmc", "words"]) {
      const { spectrum } = parseProblem(preset(id).problem);
      const values = spectrum.family === "empirical" ? spectrum.eigenvalues : [];
      expect(values.every((value) => value >= 0)).toBe(true);
      expect(values.reduce((sum, value) => sum + value, 0) / values.length).toBeCloseTo(1, 4);
    }
  });
});
