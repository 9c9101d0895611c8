import { describe, expect, it } from "vitest";
import {
  CELL,
  cellEdges,
  cellText,
  frameOf,
  mapLevels,
  mapLines,
  mapScale,
  mapSummary,
  mapTable,
  regionOf,
  type MapFigure,
} from "../../../src/plot/index.ts";

const kindOf = (value: number): number =>
  value === Infinity
    ? CELL.infinite
    : Number.isNaN(value)
      ? CELL.unknown
      : value === 0
        ? CELL.flat
        : CELL.value;

function map(values: number[], columns = 3): MapFigure {
  const rows = values.length / columns;
  const even = (count: number): Float64Array =>
    Float64Array.from({ length: count }, (_, i) => (count > 1 ? i / (count - 1) : 0));
  return {
    x: { label: "aspect ratio", symbol: "γ", scale: "linear", range: [0, 1] },
    y: { label: "noise variance", symbol: "σ²", scale: "linear", range: [0, 1] },
    xs: even(columns),
    ys: even(rows),
    values: Float64Array.from(values),
    kinds: Uint8Array.from(values, kindOf),
    lattice: "",
    stride: values.some(Number.isNaN) ? 0 : 1,
    computed: values.filter((value) => !Number.isNaN(value)).length,
    label: "Gain",
    symbol: "g",
    unit: "%",
    scale: mapScale(
      values.filter((value) => kindOf(value) === CELL.value),
      { ramp: "problem", from: 0 },
    ),
    flatValue: 0,
    region: Float64Array.from(values, (value) => (value === 0 ? 1 : 0)),
    borderName: "from here",
    flatName: "no gain",
    missingName: "no value",
    side: Float64Array.from(values, (_, i) => (i % columns) / (columns - 1) - 0.4),
    thresholdName: "γ = 1",
    here: null,
  };
}

describe("a map in words", () => {
  it("tells least and greatest with their places, and what has no value", () => {
    const summary = mapSummary(map([0, 0.1, 0.2, 0, 0.3, Infinity]));
    expect(summary).toBe(
      "Gain over aspect ratio γ and noise variance σ²: 6 of 6 cells; least 10 % at γ = 0.5, σ² = 0; greatest 30 % at γ = 0.5, σ² = 1; no gain in 33 %; risk infinite in 17 %.",
    );
    expect(mapSummary(map([NaN, NaN, NaN]))).toContain("nothing computed yet");
  });

  it("never says NaN or Infinity", () => {
    const figure = map([0, Infinity, NaN, 0.25, 0.5, 1]);
    const all = Array.from(figure.values, (_, cell) => cellText(figure, cell));
    expect(all).toEqual(["no gain", "risk infinite", "not computed yet", "25 %", "50 %", "100 %"]);
    const text = JSON.stringify([mapSummary(figure), mapTable(figure)]);
    expect(text).not.toMatch(/NaN|Infinity/);
  });

  it("is a table with the highest row first", () => {
    const { columns, rows } = mapTable(map([0.1, 0.2, 0.3, 0.4, 0.5, 0.6]));
    expect(columns.slice(1)).toEqual(["0", "0.5", "1"]);
    expect(rows).toEqual([
      ["1", "40 %", "50 %", "60 %"],
      ["0", "10 %", "20 %", "30 %"],
    ]);
  });
});

describe("cells", () => {
  it("have edges midway, and half a cell beyond the ends, on any scale", () => {
    const axis = { label: "", symbol: "", scale: "log", range: [1, 100] } as const;
    expect([...cellEdges(axis, Float64Array.of(1, 10, 100))]).toEqual([-0.25, 0.25, 0.75, 1.25]);
    expect([...cellEdges(axis, Float64Array.of(10))]).toEqual([-0.5, 1.5]);
  });
});

describe("lines of a map", () => {
  const ramp = Array.from({ length: 12 * 10 }, (_, i) => Math.max(0, (i % 12) - 3) / 10);
  const frame = frameOf(700, 500, "map");

  it("have few round levels inside the scale, named where they run", () => {
    const figure = map(ramp, 12);
    const levels = mapLevels(figure);
    expect(levels.length).toBeGreaterThan(1);
    expect(levels.length).toBeLessThanOrEqual(6);
    const { contours, border, threshold, labels } = mapLines(figure, frame);
    expect(contours.map(({ text }) => text)).toEqual(levels.map((level) => `${100 * level} %`));
    for (const { path } of contours) expect(path).toMatch(/^M[\d.]+ [\d.]+L/);
    expect(border).not.toBe("");
    expect(threshold).not.toBe("");
    const shown = labels.map(({ text }) => text);
    expect(shown).toContain("γ = 1");
    expect(shown).toContain("from here");
    for (const { x, y } of labels) {
      expect(x).toBeGreaterThan(frame.left);
      expect(x).toBeLessThan(frame.width - frame.right);
      expect(y).toBeGreaterThan(frame.top);
      expect(y).toBeLessThan(frame.height - frame.bottom);
    }
    for (const a of labels) {
      for (const b of labels) {
        if (a !== b) expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThan(20);
      }
    }
  });

  it("are none before anything is known", () => {
    const { contours, border, threshold, labels } = mapLines(map([NaN, 1, 2]), frame);
    expect([contours, border, threshold, labels]).toEqual([[], "", "", []]);
  });

  it("leave the largest room of a tone to its name", () => {
    const room = regionOf(map(ramp, 12), frame, CELL.flat);
    expect(room?.x).toBeLessThan(frame.left + 0.3 * 626);
    expect(regionOf(map(ramp, 12), frame, CELL.infinite)).toBeNull();
  });

  it("are on one side of the threshold, the wider one", () => {
    const place = (side: (column: number, row: number) => number): { x: number; y: number } => {
      const cells = Array.from({ length: 144 }, (_, i) => side(i % 12, Math.floor(i / 12)));
      const flat = { ...map(Array(144).fill(0), 12), side: Float64Array.from(cells) };
      const { x, y } = regionOf(flat, frame, CELL.flat) ?? { x: Number.NaN, y: Number.NaN };
      return {
        x: (x - frame.left) / (frame.width - frame.left - frame.right),
        y: (y - frame.top) / (frame.height - frame.top - frame.bottom),
      };
    };
    expect(place(() => Number.NaN).x).toBeCloseTo(0.5);
    expect(place((column) => column - 3.5).x).toBeCloseTo(7.5 / 11);
    expect(place((column) => column - 8.5).x).toBeCloseTo(4 / 11);
    const level = place((_, row) => row - 5.5).y;
    expect(Math.abs(level - 0.5)).toBeGreaterThan(0.04);
  });
});
