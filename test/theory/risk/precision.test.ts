import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { risk } from "../../../src/theory/index.ts";
import { copiesByForce } from "../copies-by-force.ts";
import { copiedProblems, fewRatios, hardProblems, smoothProblems } from "../hard-problems.ts";
import { largestDeviation, lostDigits } from "../precision.ts";

/** The digits promised; the long suite asks ten times as many problems and more. */
const promised = 1e-8;

describe("the risk agrees with fifty digits, and nodes that are not its own", () => {
  it("on 60 hard problems", () => {
    fc.assert(
      fc.property(hardProblems, (problem) => {
        expect(lostDigits(problem)).toBeLessThan(promised);
      }),
      { numRuns: 60 },
    );
  });

  it("on problems with a density of ratios", () => {
    fc.assert(
      fc.property(smoothProblems, (problem) => {
        expect(lostDigits(problem)).toBeLessThan(promised);
      }),
      { numRuns: 6, endOnFailure: true },
    );
  });
});

describe("the risk of copies agrees with sums over every combination", () => {
  it.each([2, 3, 4])("of %d copies", (copies) => {
    fc.assert(
      fc.property(copiedProblems(fc.constant(copies), fewRatios), (problem) => {
        const found = risk(problem);
        expect(largestDeviation(found, copiesByForce(problem))).toBeLessThan(promised);
      }),
      { numRuns: 12 },
    );
  });
});
