import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { histogramBars, spectrumAxes, spectrumSummary } from "../../src/plot/index.ts";
import { spectrumTraces } from "../../src/plot/spectrum-render.ts";

describe("the histogram of a draw", () => {
  it("is a density: bars, zeros and what lies beyond add up to one", () => {
    const values = fc.array(
      fc.oneof(fc.constant(0), fc.double({ min: 0.01, max: 3, noNaN: true })),
      {
        minLength: 1,
        maxLength: 80,
      },
    );
    fc.assert(
      fc.property(values, (list) => {
        const eigenvalues = Float64Array.from(list);
        const { bars, atZero } = histogramBars(eigenvalues, 2, 20);
        const area = bars.reduce((sum, { from, to, height }) => sum + (to - from) * height, 0);
        const beyond = list.filter((value) => value >= 2).length / list.length;
        expect(area + atZero + beyond).toBeCloseTo(1, 10);
      }),
    );
  });
});

const density = { x: Float64Array.of(0.1, 0.5, 1, 2), y: Float64Array.of(0, 1, 0.5, 0) };
const parts = {
  density,
  bars: [{ from: 0.5, to: 1, height: 0.9 }],
  edges: [[0.1, 2]] as const,
  spikes: [
    { spike: 6, location: 4.5 },
    { spike: 1.2, location: null },
  ],
  outlying: [4.7],
};

describe("the spectrum's figure", () => {
  it("has room for the bulk and for every outlier", () => {
    const { x, y } = spectrumAxes(parts, 0.97);
    expect(x.range[0]).toBe(0);
    expect(x.range[1]).toBeGreaterThan(4.7);
    expect(y.range[1]).toBeGreaterThan(0.9);
  });

  it("is told in words", () => {
    const figure = { ...parts, ...spectrumAxes(parts, 0.97), atom: { place: 0, mass: 0.5 } };
    const text = spectrumSummary(figure);
    expect(text).toContain("on 0.1 to 2. 50 % of the eigenvalues are 0.");
    expect(text).toContain("The spike 6 shows at 4.5.");
    expect(text).toContain("The spike 1.2 is lost in the bulk.");
  });

  it("draws bars, line and outliers", () => {
    const figure = { ...parts, ...spectrumAxes(parts, 0.97), atom: { place: 0, mass: 0 } };
    const theme = {
      ink: "#000",
      muted: "#555",
      grid: "#eee",
      paper: "#fff",
      hatch: "#aaa",
      series: ["#0000ff"],
      random: "#f00",
      ramp: [],
      font: "sans-serif",
    };
    const traces = spectrumTraces(figure, theme) as { x: number[]; fillcolor?: string }[];
    expect(traces[0].x).toEqual([0.5, 0.5, 1, 1]);
    expect(traces[0].fillcolor).toBe("rgba(0,0,255,0.22)");
    expect(traces[2].x).toEqual([4.7]);
  });
});
