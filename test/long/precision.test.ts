import * as fc from "fast-check";
import { expect, it } from "vitest";
import { hardProblems } from "../theory/hard-problems.ts";
import { lostDigits } from "../theory/precision.ts";

it("agrees with fifty digits on 1000 hard problems", () => {
  fc.assert(
    fc.property(hardProblems, (problem) => {
      expect(lostDigits(problem)).toBeLessThan(1e-7);
    }),
    { numRuns: 1000 },
  );
});
