import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bestRatioText } from "../../../src/explorer/views/curves/facts.ts";
import { parseProblem } from "../../../src/problem/index.ts";
import { bestFixedRatio } from "../../../src/theory/index.ts";

describe("the best fixed ratio in words", () => {
  it("says an infimum that is approached as p → 1 as one, and never a ratio of 1", () => {
    const told = (input: object): string => bestRatioText(bestFixedRatio(parseProblem(input)));
    // noise so strong that the best estimate is 0
    expect(told({ gamma: 4, noise: 100, ridge: 0.1 })).toMatch(
      /^none: the infimum 1 is approached as p → 1 and not attained$/,
    );
    expect(told({ gamma: 4 })).toMatch(/^none: p = 0, risk /);
    const inputs = fc.record({
      gamma: fc.double({ min: 0.2, max: 8, noNaN: true }),
      noise: fc.double({ min: 0, max: 50, noNaN: true }),
      ridge: fc.constantFrom(0, 0.01, 1),
      rescale: fc.boolean(),
      rows: fc.constantFrom("all", "masked-target"),
    });
    fc.assert(
      fc.property(inputs, (input) => {
        const text = told(input);
        expect(text).not.toMatch(/p = 1(,|$)|NaN|undefined/);
        if (text.includes("p =")) expect(text).toMatch(/p = (0|[\d.]+×10⁻.|1 − )/);
      }),
      { numRuns: 30 },
    );
  });
});
