import * as fc from "fast-check";
import { expect, it } from "vitest";
import { hardProblems } from "../hard-problems.ts";
import { lostDigits } from "../precision.ts";

it("agrees with fifty digits on 100 hard problems (1000 in the long suite)", () => {
  fc.assert(
    fc.property(hardProblems, (problem) => {
      expect(lostDigits(problem)).toBeLessThan(1e-7);
    }),
    { numRuns: 100 },
  );
});
