import * as fc from "fast-check";
import { expect, it } from "vitest";
import { risk } from "../../src/theory/index.ts";
import { copiesByForce } from "../theory/copies-by-force.ts";
import {
  copiedProblems,
  easyDensities,
  fewRatios,
  hardProblems,
  smoothProblems,
} from "../theory/hard-problems.ts";
import { largestDeviation, lostDigits } from "../theory/precision.ts";

const promised = 1e-8;

it("agrees with fifty digits on 1000 hard problems", () => {
  fc.assert(
    fc.property(hardProblems, (problem) => {
      expect(lostDigits(problem)).toBeLessThan(promised);
    }),
    { numRuns: 1000 },
  );
});

it("agrees with fifty digits and other nodes on 600 problems with a density of ratios", () => {
  fc.assert(
    fc.property(smoothProblems, (problem) => {
      expect(lostDigits(problem)).toBeLessThan(promised);
    }),
    { numRuns: 600 },
  );
});

it.each([
  [2, easyDensities, 100],
  [2, fewRatios, 200],
  [3, fewRatios, 200],
  [5, fewRatios, 60],
  [8, fewRatios, 20],
] as const)("agrees with sums over every combination of %d copies", (copies, laws, numRuns) => {
  fc.assert(
    fc.property(copiedProblems(fc.constant(copies), laws), (problem) => {
      expect(largestDeviation(risk(problem), copiesByForce(problem))).toBeLessThan(promised);
    }),
    { numRuns },
  );
});
