import { describe, expect, it } from "vitest";
import {
  mapNumber,
  mapScale,
  rampColour,
  scalePlace,
  scaleTicks,
  type Colour,
} from "../../../src/plot/index.ts";

/** Relative luminance, WCAG 2. */
function luminance(colour: Colour): number {
  const [red = 0, green = 0, blue = 0] = colour.map((byte) => {
    const value = byte / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

describe("the scale of a map", () => {
  it("is log where values spread over more than a decade, and may be", () => {
    expect(mapScale([0.01, 1, 10], { ramp: "problem", mayBeLog: true }).log).toBe(true);
    expect(mapScale([1, 2, 3], { ramp: "problem", mayBeLog: true }).log).toBe(false);
    expect(mapScale([0.01, 10], { ramp: "problem" }).log).toBe(false);
    expect(mapScale([0, 10], { ramp: "problem", mayBeLog: true }).log).toBe(false);
  });

  it("is sound for no values and for one", () => {
    for (const values of [[], [3], [3, 3], [0]]) {
      const { domain } = mapScale(values, { ramp: "problem" });
      expect(domain[1]).toBeGreaterThan(domain[0]);
    }
  });

  it("lets a few extreme cells lie beyond its end, and says so", () => {
    const values = [...Array.from({ length: 500 }, (_, i) => i / 500), 1e6];
    const scale = mapScale(values, { ramp: "problem", from: 0 });
    expect(scale.domain[1]).toBeLessThan(2);
    expect(scale.clipped).toEqual([false, true]);
  });

  it("of a ratio has 1 in the middle and equal factors on both sides", () => {
    const scale = mapScale([0.8, 1, 4], { ramp: "diverging", ratio: true });
    expect(scalePlace(scale, 1)).toBeCloseTo(0.5, 12);
    expect(scalePlace(scale, 0.5)).toBeCloseTo(1 - scalePlace(scale, 2), 12);
    expect(scaleTicks(scale, 4, "×").map(({ label }) => label)).toContain("×1");
  });

  it("has round ticks in the quantity's unit, in place", () => {
    const scale = mapScale([0, 0.5], { ramp: "problem", from: 0 });
    const ticks = scaleTicks(scale, 4, "%");
    expect(ticks.map(({ label }) => label)).toEqual(["0 %", "20 %", "40 %"]);
    for (const { value, place } of ticks) expect(place).toBeCloseTo(value / 0.5, 12);
    expect(mapNumber(Number.NaN, "%")).toBe("–");
  });
});

describe("the ramps", () => {
  it.each([
    ["problem", false],
    ["problem", true],
    ["random", false],
    ["random", true],
  ] as const)("%s, dark %s: lightness runs one way, in even steps", (kind, dark) => {
    const light = Array.from({ length: 33 }, (_, i) => luminance(rampColour(kind, dark, i / 32)));
    const steps = light.slice(1).map((value, i) => Math.cbrt(value) - Math.cbrt(light[i]));
    const sign = dark ? 1 : -1;
    for (const step of steps) expect(sign * step).toBeGreaterThan(0.005);
    const sizes = steps.map(Math.abs);
    expect(Math.max(...sizes) / Math.min(...sizes)).toBeLessThan(3.2);
  });

  it("diverging: neutral in the middle, blue below and orange above", () => {
    for (const dark of [false, true]) {
      const middle = rampColour("diverging", dark, 0.5);
      expect(Math.max(...middle) - Math.min(...middle)).toBeLessThan(14);
      const [low, high] = [rampColour("diverging", dark, 0.2), rampColour("diverging", dark, 0.8)];
      expect(low[2]).toBeGreaterThan(low[0]);
      expect(high[0]).toBeGreaterThan(high[2]);
      expect(luminance(low)).toBeCloseTo(luminance(high), 0);
    }
  });
});
