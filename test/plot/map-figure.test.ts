import { describe, expect, it } from "vitest";
import { mapRange, mapSummary, mapValueAt, type MapFigure } from "../../src/plot/index.ts";

function map(values: number[]): MapFigure {
  return {
    x: { label: "aspect ratio", symbol: "γ", scale: "log", range: [0.1, 10] },
    y: { label: "noise variance", symbol: "σ²", scale: "log", range: [0.01, 1] },
    xs: Float64Array.of(0.1, 1, 10),
    ys: Float64Array.of(0.01, 1),
    values: Float64Array.from(values),
    computed: values.filter((value) => Number.isFinite(value)).length,
    label: "gain",
    accent: false,
    here: null,
  };
}

describe("a map", () => {
  it("is read row by row", () => {
    const figure = map([1, 2, 3, 4, 5, NaN]);
    expect(mapValueAt(figure, 2, 0)).toBe(3);
    expect(mapValueAt(figure, 0, 1)).toBe(4);
    expect(mapValueAt(figure, 2, 1)).toBeNaN();
  });

  it("has a sound colour range, whatever is known", () => {
    expect(mapRange(map([1, 2, 3, NaN, NaN, NaN]))).toEqual([1, 3]);
    for (const values of [[NaN, NaN], [3, 3, 3], []]) {
      const [from, to] = mapRange(map(values));
      expect(to).toBeGreaterThan(from);
    }
  });

  it("is told in words, with how much of it is known", () => {
    expect(mapSummary(map([1, 2, NaN, NaN, NaN, NaN]))).toBe(
      "gain over aspect ratio γ and noise variance σ²: 2 of 6 cells, from 1 to 2.",
    );
    expect(mapSummary(map([NaN, NaN]))).toContain("nothing computed yet");
  });
});
