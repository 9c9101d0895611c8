import { describe, expect, it } from "vitest";
import {
  axisFraction,
  axisValue,
  experimentTable,
  figureSummary,
  formatNumber,
  frameOf,
  interpolate,
  theoryTable,
  verticalRange,
  type Figure,
  type FigureSeries,
} from "../../../src/plot/index.ts";
import { layoutOf } from "../../../src/plot/plotly/layout.ts";
import { tracesOf } from "../../../src/plot/plotly/traces.ts";

const theme = {
  ink: "#000",
  muted: "#555",
  grid: "#eee",
  paper: "#fff",
  sunken: "#eee",
  hatch: "#aaa",
  series: ["#00f", "#0a0"],
  random: "#f00",
  ramp: ["#000000", "#ffffff"],
  font: "sans-serif",
};

function series(change: Partial<FigureSeries> = {}): FigureSeries {
  return {
    id: "0",
    name: "fixed p",
    tone: 0,
    dash: 0,
    current: true,
    member: false,
    x: Float64Array.of(0.1, 0.5, 1, 1.5, 2),
    total: Float64Array.of(0.2, 1, NaN, 3, 0.5),
    parts: null,
    points: [],
    refined: null,
    best: null,
    ...change,
  };
}

function figure(...all: FigureSeries[]): Figure {
  return {
    x: { label: "aspect ratio", symbol: "γ", scale: "linear", range: [0.1, 2] },
    y: { label: "excess risk", symbol: "", scale: "linear", range: [0, 4] },
    series: all,
    thresholds: [{ x: 1, name: "interpolation threshold" }],
    cautions: [],
    zero: null,
  };
}

const points = [
  {
    x: 0.5,
    mean: 1.1,
    standardError: 0.05,
    median: 1,
    replicates: 20,
    caution: null,
    z: 0.4,
    verdict: "agrees (+1 %)",
  },
  {
    x: 1,
    mean: 90,
    standardError: 40,
    median: 3,
    replicates: 20,
    caution: "too near the threshold",
    verdict: null,
    z: null,
  },
];

describe("numbers for people", () => {
  it.each([
    [0, "0"],
    [0.09412345, "0.09412"],
    [-2.5, "−2.5"],
    [123456, "123500"],
    [1e-7, "1×10⁻⁷"],
    [2.345e8, "2.345×10⁸"],
    [NaN, "–"],
    [Infinity, "–"],
  ])("%d is %s", (value, text) => expect(formatNumber(value)).toBe(text));
});

describe("scales", () => {
  it("axisValue undoes axisFraction", () => {
    for (const scale of ["linear", "log"] as const) {
      const axis = { label: "", symbol: "", scale, range: [0.1, 20] as const };
      for (const value of [0.1, 0.7, 3, 20]) {
        expect(axisValue(axis, axisFraction(axis, value))).toBeCloseTo(value, 12);
      }
    }
  });

  it("interpolation stops at gaps and at the ends", () => {
    const { x, total } = series();
    expect(interpolate(x, total, 0.3)).toBeCloseTo(0.6, 12);
    expect(interpolate(x, total, 0.9)).toBeNaN();
    expect(interpolate(x, total, 3)).toBeNaN();
    expect(interpolate(x, total, 2)).toBe(0.5);
  });
});

describe("the vertical range", () => {
  it("follows the bulk of the values, not a peak at the threshold", () => {
    const x = Float64Array.from({ length: 101 }, (_, i) => i);
    const total = x.map((i) => 1 / Math.abs(i - 50.3));
    const [low, high] = verticalRange([series({ x, total })], "origin");
    expect(low).toBe(0);
    expect(high).toBeLessThan(1);
    expect(high).toBeGreaterThan(0.2);
  });

  it("is sound for nothing, for zeros and for logs", () => {
    for (const scale of ["origin", "fit", "log"] as const) {
      for (const values of [[], [0, 0], [NaN], [1e-9, 5]]) {
        const total = Float64Array.from(values);
        const [low, high] = verticalRange([series({ x: total.map((_, i) => i), total })], scale);
        expect(high).toBeGreaterThan(low);
        if (scale === "log") expect(low).toBeGreaterThan(0);
      }
    }
  });
});

describe("a figure", () => {
  it("is told in words", () => {
    const text = figureSummary(figure(series({ points })));
    expect(text).toContain("excess risk against aspect ratio γ from 0.1 to 2.");
    expect(text).toContain(
      "fixed p: 0.2 at the start, 0.5 at the end, least 0.2 at γ = 0.1; 2 simulated points.",
    );
    expect(text).toContain("interpolation threshold at 1.");
  });

  it("without a finite value says so", () => {
    const total = new Float64Array(5).fill(NaN);
    expect(figureSummary(figure(series({ total })))).toContain("no finite value here");
  });

  it("has tables with an uncertainty for every mean", () => {
    const table = theoryTable(figure(series()));
    expect(table.columns).toEqual(["aspect ratio γ", "fixed p"]);
    expect(table.rows[0]).toEqual(["0.1", "0.2"]);
    const experiments = experimentTable(figure(series({ points })));
    expect(experiments.rows[0]).toEqual([
      "fixed p",
      "0.5",
      "1.1",
      "0.05",
      "1",
      "20",
      "0.4",
      "agrees (+1 %)",
    ]);
    expect(experiments.rows[1]?.at(-1)).toBe("not compared: too near the threshold");
  });

  it("draws means with whiskers, and medians without them where means cannot be trusted", () => {
    const traces = tracesOf(figure(series({ points })), theme) as {
      y: number[];
      error_y?: { array: number[] };
    }[];
    const [, trusted, untrusted] = traces;
    expect(trusted.y).toEqual([1.1]);
    expect(trusted.error_y?.array[0]).toBeCloseTo(1.96 * 0.05, 12);
    expect(untrusted.y).toEqual([3]);
    expect(untrusted.error_y).toBeUndefined();
  });

  it("shows names in the axis' own name as text, whatever they hold", () => {
    const { y, ...rest } = figure(series());
    const label = "excess risk relative to <a href='javascript:1'>";
    const layout = layoutOf({ ...rest, y: { ...y, label } }, frameOf(900, 500), theme);
    const texts = (layout.annotations ?? []).map(({ text }) => text);
    expect(texts).toContain("↑ excess risk relative to &lt;a href='javascript:1'&gt;");
  });
});
