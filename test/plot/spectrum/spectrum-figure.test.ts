import { describe, expect, it } from "vitest";
import {
  binCount,
  densityAxis,
  densityOn,
  densityPath,
  eigenvaluePixel,
  fateLabels,
  populationLabels,
  recoveryFigure,
  recoverySummary,
  columnText,
  shareBelow,
  spectrumAxis,
  spectrumBars,
  spectrumFrame,
  spectrumReading,
  spectrumSummary,
  spectrumTable,
  spikePathFigure,
  spikePathSummary,
  stickMarks,
  wantsLogAxis,
  withoutOverlaps,
  type SpectrumFigure,
  type SpectrumStick,
} from "../../../src/plot/index.ts";

/** Uniform density on 1 to 3. */
const places = Float64Array.from({ length: 201 }, (_, i) => 1 + i / 100);
const flat = { x: places, density: places.map(() => 0.4) };

function stick(change: Partial<SpectrumStick> = {}): SpectrumStick {
  const masked = { mean: 1, deviation: 0 };
  return { lambda: 1, mass: 1, masked, path: null, spike: false, outlier: null, ...change };
}

const spikes = [
  stick(),
  stick({
    lambda: 20,
    mass: 0,
    spike: true,
    path: "spectrum.spikes.0",
    masked: { mean: 10, deviation: 0 },
    outlier: 12,
  }),
  stick({ lambda: 2, mass: 0, spike: true, masked: { mean: 1.5, deviation: 0 } }),
];

function figure(change: Partial<SpectrumFigure> = {}): SpectrumFigure {
  const x = spectrumAxis([20, 12], "linear");
  const density = densityOn(x, flat);
  return {
    x,
    y: densityAxis(x, density, []),
    sticks: spikes,
    mixed: false,
    maskedName: "",
    density,
    bars: [],
    edges: [[1, 3]],
    criticalSpike: 4,
    outlying: [],
    atom: { place: 0, mass: 0.2 },
    fresh: { density: true, draw: true },
    missing: "",
    ...change,
  };
}

describe("the axes of a spectrum", () => {
  it("hold every eigenvalue, with 0 on a linear axis and few decades on a log one", () => {
    expect(spectrumAxis([0, 3, 20], "linear").range).toEqual([0, 20 * 1.07]);
    const [low, high] = spectrumAxis([0, 0.1, 20], "log").range;
    expect(low).toBeGreaterThan(0);
    expect(low).toBeLessThan(0.1);
    expect(high).toBeGreaterThan(20);
    const [far, end] = spectrumAxis([1e-30, 20], "log").range;
    expect(Math.log10(end / far)).toBeLessThan(7);
    expect(spectrumAxis([], "linear").range[1]).toBeGreaterThan(0);
  });

  it("are logarithmic by themselves for wide bulks only", () => {
    const massive = (lambda: number): SpectrumStick => stick({ lambda });
    expect(wantsLogAxis([1, 20].map(massive))).toBe(false);
    expect(wantsLogAxis([massive(1), stick({ lambda: 200, mass: 0 })])).toBe(false);
    expect(wantsLogAxis(Array.from({ length: 200 }, (_, k) => massive(1 / (k + 1))))).toBe(true);
  });

  it("keep mass: a density per decade and its histogram have the area of those per unit", () => {
    const x = spectrumAxis([0.5, 4], "log");
    const { y } = densityOn(x, flat);
    let area = 0;
    for (let i = 1; i < places.length; i++) {
      const [a, b] = [y[i - 1], y[i]];
      area += 0.5 * (a + b) * Math.log10((places[i] ?? 1) / (places[i - 1] ?? 1));
    }
    expect(area).toBeCloseTo(0.8, 4);
    for (const scale of ["linear", "log"] as const) {
      const axis = spectrumAxis([0.5, 4], scale);
      const values = Float64Array.of(0, 0, 1, 1.5, 2, 2.5, 3.9, 9);
      const bars = spectrumBars(values, axis, 4, 7);
      const width = (one: { from: number; to: number }): number =>
        scale === "log" ? Math.log10(one.to / one.from) : one.to - one.from;
      const mass = bars.reduce((sum, one) => sum + one.height * width(one), 0);
      // two zeros and one beyond the end are counted, not drawn
      expect(mass).toBeCloseTo(5 / 8, 12);
    }
    expect(binCount(1)).toBeGreaterThanOrEqual(8);
    expect(binCount(1e6)).toBe(60);
  });
});

describe("the drawing of a spectrum", () => {
  const frame = spectrumFrame(1000, 420);

  it("has its strips and its panel in order at every size", () => {
    for (const [width, height] of [
      [1000, 360],
      [1400, 520],
      [362, 290],
    ] as const) {
      const { population, masked, limit, top, bottom, left, right } = spectrumFrame(width, height);
      expect([population, masked, limit, top, bottom]).toEqual(
        [population, masked, limit, top, bottom].toSorted((a, b) => a - b),
      );
      expect(bottom - top).toBeGreaterThan(60);
      expect(width - left - right).toBeGreaterThan(250);
    }
  });

  it("follows spikes to their outlier, or into the bulk", () => {
    const drawn = figure();
    const marks = stickMarks(drawn, frame);
    expect(marks[1]?.limit).toBe(eigenvaluePixel(drawn, frame, 12));
    expect(marks[2]?.limit).toBe(eigenvaluePixel(drawn, frame, 1.5));
    expect(marks[0]?.limit).toBeNull();
    const fates = fateLabels(drawn, marks, frame).map((label) => label.text);
    expect(fates).toEqual(["emerges at 12", "drowned: emerges from λ > 4"]);
    expect(populationLabels(marks, frame).map((label) => label.text)).toContain("λ = 20");
  });

  it("leaves out what would overlap, and 0 lies at the start of a log axis", () => {
    const label = { text: "λ = 20", anchor: "start" as const };
    expect(withoutOverlaps([100, 110, 200].map((x) => ({ ...label, x })))).toHaveLength(2);
    const x = spectrumAxis([0.1, 10], "log");
    expect(eigenvaluePixel({ x }, frame, 0)).toBe(frame.left);
  });

  it("closes the density at its edges", () => {
    const path = densityPath(figure(), frame);
    expect(path).toMatch(new RegExp(`^M[\\d.]+ ${frame.bottom.toFixed(1)}L`));
    expect(path).not.toContain("NaN");
    expect(densityPath(figure({ density: null }), frame)).toBe("");
  });
});

describe("a spectrum in words and numbers", () => {
  it("tells support, zeros and the fate of spikes", () => {
    const text = spectrumSummary(figure());
    expect(text).toContain("on 1 to 3");
    expect(text).toContain("20 % of the eigenvalues are 0");
    expect(text).toContain("The spike 20 emerges at 12.");
    expect(text).toContain("The spike 2 is drowned: emerges from λ > 4.");
    expect(spectrumSummary(figure({ missing: "no classes" }))).toContain("no classes");
  });

  it("reads density and share at a place", () => {
    expect(shareBelow(figure(), 2)).toBeCloseTo(0.2 + 0.4, 2);
    expect(shareBelow(figure(), 5)).toBeCloseTo(1, 2);
    expect(spectrumReading(figure(), 2)).toContain("density 0.4");
    expect(spectrumReading(figure(), 10)).toContain("density 0");
    expect(spectrumTable(figure()).rows.at(-1)).toEqual(["20", "0", "10", "0", "12"]);
  });
});

describe("the course of spikes", () => {
  it("fits bulk and outliers, and tells where they cross", () => {
    const path = {
      ratio: Float64Array.of(0, 0.5, 0.9),
      edge: Float64Array.of(2, 1, 400),
      spikes: [
        { lambda: 9, location: Float64Array.of(10, Number.NaN, Number.NaN), thresholds: [0.3] },
      ],
      scaled: false,
    };
    const drawn = spikePathFigure(path, 0.2);
    expect(drawn.y.range[1]).toBeCloseTo(11, 12);
    expect(spikePathFigure(path, 0.9).y.range[1]).toBeGreaterThan(400);
    expect(spikePathSummary(drawn)).toContain("spike 9 crosses the bulk's edge at p = 0.3");
  });
});

describe("the recovery", () => {
  const data = (size: number): Parameters<typeof recoveryFigure>[0] => ({
    lambda: Float64Array.from({ length: size }, (_, k) => size - k),
    mass: new Float64Array(size).fill(1 / size),
    energy: Float64Array.from({ length: size }, (_, k) => k),
    recovered: new Float64Array(size).fill(0.5),
    bias: new Float64Array(size).fill(1),
    variance: new Float64Array(size).fill(2),
  });

  it("is one column for each eigenvalue in order, or bins that keep every sum", () => {
    const few = recoveryFigure(data(5));
    expect(few.columns.map((column) => column.from)).toEqual([1, 2, 3, 4, 5]);
    const many = recoveryFigure(data(200));
    expect(many.binned).toBe(true);
    expect(many.columns.length).toBeLessThanOrEqual(60);
    expect(many.total).toBeCloseTo(600, 9);
    expect(many.columns.reduce((sum, one) => sum + one.share, 0)).toBeCloseTo(1, 12);
    expect(many.columns.every((one) => Math.abs(one.recovered - 0.5) < 1e-12)).toBe(true);
  });

  it("says where the variance is infinite", () => {
    const infinite = recoveryFigure({ ...data(3), variance: null });
    expect(recoverySummary(infinite)).toContain("infinite");
    const [first] = infinite.columns;
    expect(first && columnText(first)).toContain("variance infinite");
    expect(infinite.error).toBe(1);
  });
});
