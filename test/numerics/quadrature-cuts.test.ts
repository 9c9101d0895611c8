import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { averageBetweenCuts } from "../../src/numerics/index.ts";

/** Average of f over the rule. */
function average(
  rule: { node: Float64Array; weight: Float64Array },
  f: (x: number) => number,
): number {
  return rule.node.reduce((sum, x, i) => sum + rule.weight[i] * f(x), 0);
}

describe("averageBetweenCuts", () => {
  it("averages poles at and beyond the cuts exactly, however near", () => {
    const near = fc.integer({ min: 1, max: 40 }).map((k) => 10 ** -k);
    fc.assert(
      fc.property(near, near, fc.double({ min: 1, max: 50, noNaN: true }), (a, b, beyond) => {
        const [low, high] = [0, 1];
        const rule = averageBetweenCuts(low, high, a, b);
        const pole = -a * beyond;
        const exact = Math.log((high - pole) / (low - pole));
        expect(average(rule, (x) => 1 / (x - pole)) / exact - 1).toBeCloseTo(0, 11);
        const other = b * beyond;
        const mirrored = Math.log((1 + other) / other);
        // next to 1 a node itself is only good to 1e-16: what it lacks to 1 has all digits
        const gaps = { node: rule.fromHigh, weight: rule.weight };
        expect(average(gaps, (gap) => 1 / (other + gap)) / mirrored - 1).toBeCloseTo(0, 11);
        expect(average(rule, (x) => x)).toBeCloseTo(0.5, 12);
        expect(average(rule, () => 1)).toBeCloseTo(1, 14);
      }),
      { numRuns: 200 },
    );
  });

  it("needs few nodes, growing only with the logarithm of the distance", () => {
    expect(averageBetweenCuts(0.1, 0.9, 0.11, 0.1).node.length).toBeLessThan(20);
    expect(averageBetweenCuts(0, 0.98, 1e-5, 0.02).node.length).toBeLessThan(60);
    expect(averageBetweenCuts(0, 1, 1e-9, 1e-9).node.length).toBeLessThan(160);
  });

  it("keeps nodes increasing and inside, on tiny intervals too", () => {
    for (const [low, high] of [
      [0, 1e-9],
      [0.3, 0.3 + 1e-12],
      [0, 0.999999],
    ]) {
      const { node, weight } = averageBetweenCuts(low, high, low + 1e-4, 1 - high);
      for (let i = 0; i < node.length; i++) {
        expect(node[i]).toBeGreaterThanOrEqual(low - 1e-18);
        expect(node[i]).toBeLessThanOrEqual(high);
        expect(weight[i]).toBeGreaterThan(0);
        if (i > 0) expect(node[i]).toBeGreaterThanOrEqual(node[i - 1]);
      }
    }
    expect(averageBetweenCuts(0.3, 0.3, 0.3, 0.7).node).toEqual(Float64Array.of(0.3));
  });

  it("refuses cuts that touch the interval", () => {
    expect(() => averageBetweenCuts(0, 1, 0, 1)).toThrow(RangeError);
    expect(() => averageBetweenCuts(0, 1, 1, 0)).toThrow(RangeError);
    expect(() => averageBetweenCuts(1, 0, 2, 2)).toThrow(RangeError);
    expect(() => averageBetweenCuts(0, NaN, 1, 2)).toThrow(RangeError);
  });
});
