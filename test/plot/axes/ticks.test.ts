import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { FigureAxis } from "../../../src/plot/index.ts";
import { axisTicks, roundedRange } from "../../../src/plot/axes/ticks.ts";

const linear = fc
  .tuple(
    fc.double({ min: -1e6, max: 1e6, noNaN: true }),
    fc.double({ min: 1e-3, max: 1e6, noNaN: true }),
  )
  .map(([from, width]): FigureAxis => ({
    label: "",
    symbol: "",
    scale: "linear",
    range: [from, from + width],
  }));
const log = fc
  .tuple(fc.double({ min: -6, max: 6, noNaN: true }), fc.double({ min: 0.1, max: 9, noNaN: true }))
  .map(([start, decades]): FigureAxis => ({
    label: "",
    symbol: "",
    scale: "log",
    range: [10 ** start, 10 ** (start + decades)],
  }));

describe("axis ticks", () => {
  it("lie on the axis, ascending, a readable number of them", () => {
    fc.assert(
      fc.property(fc.oneof(linear, log), fc.integer({ min: 4, max: 12 }), (axis, count) => {
        const { values, labels } = axisTicks(axis, count);
        const [from, to] = axis.range;
        const slack = 1e-6 * (Math.abs(from) + Math.abs(to));
        expect(values.every((value) => value >= from - slack && value <= to + slack)).toBe(true);
        expect(values.toSorted((a, b) => a - b)).toEqual(values);
        expect(new Set(values).size).toBe(values.length);
        expect(values.length).toBeLessThanOrEqual(2.6 * count + 1);
        expect(labels.length).toBe(values.length);
      }),
    );
  });

  it("are round numbers", () => {
    const axis: FigureAxis = { label: "", symbol: "", scale: "linear", range: [0, 0.95] };
    expect(axisTicks(axis, 9).values).toEqual([0, 0.2, 0.4, 0.6, 0.8]);
    const decades: FigureAxis = { label: "", symbol: "", scale: "log", range: [0.1, 10] };
    expect(axisTicks(decades, 7).values).toEqual([0.1, 0.2, 0.5, 1, 2, 5, 10]);
  });

  it("a rounded range holds the range it came from", () => {
    fc.assert(
      fc.property(fc.oneof(linear, log), (axis) => {
        const [low, high] = roundedRange(axis);
        const slack = 1e-9 * (Math.abs(axis.range[0]) + Math.abs(axis.range[1]));
        expect(low).toBeLessThanOrEqual(axis.range[0] + slack);
        expect(high).toBeGreaterThanOrEqual(axis.range[1] - slack);
      }),
    );
  });
});
