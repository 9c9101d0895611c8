import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  axisFraction,
  differenceRange,
  drawnTicks,
  endLabels,
  frameOf,
  heldRange,
  innerHeight,
  innerWidth,
  linePath,
  marksOf,
  seriesColour,
  type Figure,
  type FigureSeries,
  type MarkLabel,
} from "../../../src/plot/index.ts";
import { sameShape } from "../../../src/plot/plotly/move-lines.ts";

const frame = frameOf(900, 500);
const x = Float64Array.of(0.1, 0.5, 1, 1.5, 2);
const theme = {
  ink: "#000",
  muted: "#555",
  grid: "#eee",
  paper: "#fff",
  sunken: "#eee",
  hatch: "#aaa",
  series: ["#00f", "#0a0"],
  random: "#f00",
  ramp: ["#000000", "#808080", "#ffffff"],
  font: "sans-serif",
};

function series(change: Partial<FigureSeries> = {}): FigureSeries {
  return {
    id: "current",
    name: "fixed p",
    tone: 0,
    dash: 0,
    current: true,
    member: false,
    x,
    total: Float64Array.of(0.2, 1, Number.NaN, 3, 0.5),
    parts: null,
    points: [],
    refined: null,
    best: null,
    ...change,
  };
}

function figure(all: FigureSeries[], change: Partial<Figure> = {}): Figure {
  return {
    x: { label: "aspect ratio", symbol: "γ", scale: "linear", range: [0.1, 2] },
    y: { label: "excess risk", symbol: "", scale: "linear", range: [0, 4] },
    series: all,
    thresholds: [],
    cautions: [],
    zero: null,
    ...change,
  };
}

describe("a line", () => {
  it("goes through the places of the axes and breaks at gaps", () => {
    const one = figure([series()]);
    const path = linePath(one, frame, x, one.series[0].total);
    const moves = [...path.matchAll(/([ML])([^ML]+)/g)].map(([, kind, at]) => [kind, at]);
    expect(moves.map(([kind]) => kind)).toEqual(["M", "L", "M", "L"]);
    const [px, py] = (moves[1][1] ?? "").split(",").map(Number);
    expect(px).toBeCloseTo(axisFraction(one.x, 0.5) * innerWidth(frame), 1);
    expect(py).toBeCloseTo((1 - 1 / 4) * innerHeight(frame), 1);
  });

  it("holds numbers only, whatever the values", () => {
    const any = fc.float64Array({ minLength: 5, maxLength: 5 });
    fc.assert(
      fc.property(any, fc.constantFrom("linear", "log" as const), (total, scale) => {
        const one = figure([series({ total })]);
        const y = { ...one.y, scale, range: [0.1, 4] as const };
        expect(linePath({ x: one.x, y }, frame, x, total)).toMatch(/^([ML][-\d.e]+,[-\d.e]+)*$/);
      }),
    );
  });
});

describe("names at the ends", () => {
  const member = (i: number): FigureSeries =>
    series({
      id: `each-${i}`,
      name: `γ = ${i}`,
      member: true,
      current: false,
      total: x.map(() => 1 + i / 50),
    });

  it("never overlap, and members in the middle give way where there is no room", () => {
    const all = [series(), ...Array.from({ length: 9 }, (_, i) => member(i))];
    for (const height of [220, 300, 600]) {
      const labels = endLabels(figure(all), frameOf(900, height));
      const ys = labels.map(({ y }) => y).toSorted((a, b) => a - b);
      for (let i = 1; i < ys.length; i++) expect(ys[i] - ys[i - 1]).toBeGreaterThan(16.9);
      const names = labels.map(({ name }) => name);
      expect(names).toEqual(expect.arrayContaining(["fixed p", "γ = 0", "γ = 8"]));
    }
    expect(endLabels(figure(all), frameOf(900, 600))).toHaveLength(10);
    expect(endLabels(figure(all), frameOf(900, 220)).length).toBeLessThan(10);
  });

  it("say when a curve is infinite throughout", () => {
    const [label] = endLabels(figure([series({ total: x.map(() => Number.NaN) })]), frame);
    expect(label.name).toBe("fixed p: ∞");
  });
});

describe("marks", () => {
  it("have labels that never overlap", () => {
    const place = fc.double({ min: 0.1, max: 2, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(place, { maxLength: 4 }),
        fc.array(fc.tuple(place, fc.double({ min: 0, max: 4, noNaN: true })), { maxLength: 6 }),
        (thresholds, bests) => {
          const all = bests.map(([bx, by], i) =>
            series({ id: `${i}`, current: i === 0, best: { x: bx, y: by } }),
          );
          const named = thresholds.map((at) => ({ x: at, name: "interpolation threshold" }));
          const { rings, lines } = marksOf(figure(all, { thresholds: named }), frame);
          expect(rings).toHaveLength(bests.length);
          const labels = [...rings, ...lines].flatMap(({ label }) => (label ? [label] : []));
          for (const [i, a] of labels.entries()) {
            for (const b of labels.slice(i + 1)) expect(meet(a, b)).toBe(false);
          }
        },
      ),
    );
  });
});

/** Whether two labels overlap, by a width of their own that is a little less than assumed. */
function meet(a: MarkLabel, b: MarkLabel): boolean {
  const span = ({ text, x: at, anchor }: MarkLabel): [number, number] => {
    const width = text.length * 6;
    const left = anchor === "end" ? at - width : anchor === "middle" ? at - width / 2 : at;
    return [left, left + width];
  };
  const [[l1, r1], [l2, r2]] = [span(a), span(b)];
  return l1 < r2 && l2 < r1 && Math.abs(a.y - b.y) < 16;
}

describe("the vertical axis", () => {
  it("grows at once while something is dragged, and never shrinks", () => {
    const [low, high] = heldRange([0, 2], [0, 3], "linear");
    expect(low).toBe(0);
    expect(high).toBeGreaterThan(3);
    expect(heldRange([0, 2], [0, 1], "linear")).toEqual([0, 2]);
    expect(heldRange(null, [0, 1], "linear")).toEqual([0, 1]);
    const [, far] = heldRange([0.1, 10], [0.1, 20], "log");
    expect(far).toBeGreaterThan(20);
  });

  it("of differences holds zero, and peaks leave it", () => {
    const total = Float64Array.from({ length: 201 }, (_, i) => (i === 100 ? 1e6 : (i - 100) / 10));
    const places = total.map((_, i) => i);
    const [low, high] = differenceRange([series({ x: places, total })]);
    expect(low).toBeLessThanOrEqual(-10);
    expect(high).toBeLessThan(50);
    const [zero] = differenceRange([series({ total: x.map((at) => at) })]);
    expect(zero).toBeLessThanOrEqual(0);
    expect(differenceRange([])).toEqual([-1, 1]);
  });

  it("names differences with sign and unit", () => {
    const one = figure([series()]);
    const y = { ...one.y, unit: "%", range: [-20, 20] } as const;
    const labels = drawnTicks({ ...one, y }, frame).map(({ label }) => label);
    expect(labels).toEqual(expect.arrayContaining(["−20 %", "0 %", "+20 %"]));
  });
});

describe("what was drawn", () => {
  const drawn = (one: Figure) => ({ figure: one, frame, theme });

  it("can be moved when only the lines have changed", () => {
    const before = drawn(figure([series()]));
    const other = series({ total: x.map((at) => at) });
    expect(sameShape(before, drawn(figure([other])))).toBe(true);
    expect(sameShape(before, drawn(figure([series({ dash: 1 })])))).toBe(false);
    expect(sameShape(before, drawn(figure([series(), series({ id: "pin-0" })])))).toBe(false);
    const y = { ...before.figure.y, range: [0, 5] as const };
    expect(sameShape(before, drawn(figure([series()], { y })))).toBe(false);
  });
});

describe("the ramp", () => {
  it("runs from its first colour to its last, by even steps", () => {
    expect(seriesColour(theme, { ramp: 0 })).toBe("#000000");
    expect(seriesColour(theme, { ramp: 0.5 })).toBe("#808080");
    expect(seriesColour(theme, { ramp: 0.75 })).toBe("#c0c0c0");
    expect(seriesColour(theme, { ramp: 1 })).toBe("#ffffff");
  });
});
