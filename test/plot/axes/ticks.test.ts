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

/** Any interval of doubles: subnormal, huge, one unit in the last place long, either way round. */
const anyEnd = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.double({ min: -1e-300, max: 1e-300, noNaN: true }),
  fc.constantFrom(0, 5e-324, 2, -2, 1e308, -1.7976931348623157e308, 1.7976931348623157e308),
);
const anyInterval = fc
  .tuple(
    anyEnd,
    anyEnd,
    fc.constantFrom(0, 2 ** -52, -(2 ** -52), 1e-15, 1e-12, 1e-9),
    fc.boolean(),
  )
  .map(([from, to, near, narrow]): [number, number] =>
    narrow ? [from, from + from * near] : [from, to],
  )
  .filter(([, to]) => Number.isFinite(to));

describe("axis ticks", () => {
  it("come to an end on any interval of doubles, with a name for each", () => {
    fc.assert(
      fc.property(
        anyInterval,
        fc.constantFrom("linear" as const, "log" as const),
        fc.double({ min: 1, max: 30, noNaN: true }),
        (range, scale, count) => {
          const shown = scale === "log" ? range.map(Math.abs) : range;
          const axis = { label: "", symbol: "", scale, range: shown as [number, number] };
          const { values, labels } = axisTicks(axis, count);
          expect(values.length).toBeLessThanOrEqual(3 * count + 6);
          expect(values.every(Number.isFinite)).toBe(true);
          expect(values.toSorted((a, b) => a - b)).toEqual(values);
          expect(new Set(values).size).toBe(values.length);
          expect(new Set(labels).size).toBe(labels.length);
          const [low, high] = [Math.min(...shown), Math.max(...shown)];
          const slack = 1e-6 * (high / 2 - low / 2) + 1e-9 * Math.max(-low, high);
          for (const value of values) {
            expect(value).toBeGreaterThanOrEqual(low - slack);
            expect(value).toBeLessThanOrEqual(high + slack);
          }
          if (low === high || (scale === "log" && low === 0)) return;
          if (scale === "linear") expect(values.length).toBeGreaterThan(0);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it("tell the ends of an interval apart that nothing lies between", () => {
    const range: [number, number] = [2, 2.0000000000000004];
    expect(axisTicks({ label: "", symbol: "", scale: "linear", range }, 9)).toEqual({
      values: range,
      labels: ["2", "2.0000000000000004"],
    });
  });

  it("a rounded range is never empty and holds any interval", () => {
    fc.assert(
      fc.property(anyInterval, ([a, b]) => {
        const range: [number, number] = [Math.min(a, b), Math.max(a, b)];
        const [low, high] = roundedRange({ label: "", symbol: "", scale: "linear", range });
        expect(low < high).toBe(true);
        const slack = 1e-9 * Math.max(Math.abs(a), Math.abs(b));
        expect(low).toBeLessThanOrEqual(range[0] + slack);
        expect(high).toBeGreaterThanOrEqual(range[1] - slack);
      }),
      { numRuns: 500 },
    );
  });

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
