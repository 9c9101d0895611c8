import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buildFigure } from "../../../src/instrument/curves/build-figure.ts";
import { CurveCache } from "../../../src/instrument/curves/curve-cache.ts";
import { autoAxis } from "../../../src/plot/axes/auto-range.ts";
import { cutMarks } from "../../../src/plot/figure/cut-marks.ts";
import { axisFraction, frameOf, type Figure, type FigureSeries } from "../../../src/plot/index.ts";
import { presets } from "../../../src/explorer/presets/presets.ts";
import { decodeState } from "../../../src/state/index.ts";

const drawn = (query: string): Figure =>
  buildFigure(decodeState(query), new CurveCache(), () => []);

const series = (x: Float64Array, total: Float64Array): FigureSeries => ({
  id: "current",
  name: "fixed p",
  tone: 0,
  dash: 0,
  current: true,
  member: false,
  x,
  total,
  parts: null,
  points: [],
  refined: null,
  best: null,
});

describe("limits from what matters", () => {
  it("cut a peak where a threshold is in sight, and mark the cut at the peak", () => {
    const figure = drawn("gamma=2&p=0.3&axis=gamma&from=0.2&to=4&xscale=linear");
    expect(figure.y.scale).toBe("linear");
    expect(figure.y.range[1]).toBeLessThan(8);
    const marks = cutMarks(figure, frameOf(900, 500));
    expect(marks).toHaveLength(1);
    const frame = frameOf(900, 500);
    const [threshold] = figure.thresholds;
    const x =
      frame.left + axisFraction(figure.x, threshold?.x ?? 0) * (900 - frame.left - frame.right);
    expect(Math.abs((marks[0]?.x ?? 0) - x)).toBeLessThan(4);
    expect(marks[0]?.way).toBe("up");
  });

  it("show a minimum a few percent below p = 0", () => {
    for (const query of [
      "gamma=4&spectrum=spiked&spikes=20&of=variance&alignment=weights&energies=0,1&axis=mask.ratio",
      presets[0]?.query ?? "",
      presets.find(({ id }) => id === "r2mae-wins")?.query.replace("&yscale=fit", "") ?? "",
    ]) {
      const { y, series: shown } = drawn(query);
      const total = [...(shown[0]?.total ?? [])].filter((value) => Number.isFinite(value));
      const [first] = total as [number, ...number[]];
      const least = Math.min(...total);
      expect(least).toBeLessThan(first);
      expect(axisFraction(y, first) - axisFraction(y, least), query).toBeGreaterThan(0.06);
      expect(axisFraction(y, first)).toBeLessThanOrEqual(1);
      expect(axisFraction(y, least)).toBeGreaterThanOrEqual(0);
    }
  });

  it("are logarithmic for a family whose curves lie far apart", () => {
    const { y, series: shown } = drawn(
      "gamma=2&p=0.3&axis=gamma&from=0.1&to=10&each=mask.ratio&eachrange=0:0.99:6",
    );
    for (const { total } of shown) {
      const at = [...total]
        .filter((value) => Number.isFinite(value))
        .map((v) => axisFraction(y, v));
      expect(Math.max(...at) - Math.min(...at)).toBeGreaterThan(0.04);
    }
  });

  it("are finite, ascending and show the greater part of the current curve, whatever it is", () => {
    const value = fc.oneof(
      fc.double({ min: 0, max: 10, noNaN: true }),
      fc.constant(Number.NaN),
      fc.double({ min: 1e-12, max: 1e12, noNaN: true }),
    );
    fc.assert(
      fc.property(fc.array(value, { minLength: 2, maxLength: 60 }), (values) => {
        const total = Float64Array.from(values);
        const x = total.map((_, i) => i);
        const axis = {
          label: "x",
          symbol: "x",
          scale: "linear",
          range: [0, values.length - 1],
        } as const;
        const { range } = autoAxis(axis, [series(x, total)]);
        expect(Number.isFinite(range[0]) && Number.isFinite(range[1])).toBe(true);
        expect(range[0]).toBeLessThan(range[1]);
      }),
    );
  });

  it("are not moved by experiments", () => {
    const state = decodeState("gamma=2&p=0.3&axis=mask.ratio");
    const point = {
      x: 0.3,
      standardError: 1,
      median: 90,
      replicates: 9,
      caution: null,
      z: null,
      verdict: null,
    };
    const cache = new CurveCache();
    for (const vertical of ["zero", "origin", "fit", "log"] as const) {
      const shown = { ...state, view: { ...state.view, vertical } };
      const before = buildFigure(shown, cache, () => []).y;
      const after = buildFigure(shown, cache, () => [{ ...point, mean: 99 }]);
      expect(after.y).toEqual(before);
      expect(cutMarks(after, frameOf(900, 500)).some(({ way }) => way === "up")).toBe(true);
    }
  });
});
