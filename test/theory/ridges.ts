import * as fc from "fast-check";
import { expect } from "vitest";
import { parseProblem, setField } from "../../src/problem/index.ts";
import { bestRidge, risk } from "../../src/theory/index.ts";
import { soundInput } from "../problem/arbitrary.ts";

const powers = fc.array(fc.double({ min: -6, max: 4, noNaN: true }), {
  minLength: 6,
  maxLength: 12,
});

/** Holds the best ridges of random problems against random others. */
export function expectUnbeaten(problems: number): void {
  fc.assert(
    fc.property(soundInput, powers, (input, others) => {
      const problem = parseProblem({ ...input, copies: 1 });
      const { risk: least, attained } = bestRidge(problem);
      // where the risk falls for ever, no finite ridge is the best
      fc.pre(attained);
      const best = least.excessRisk ?? Infinity;
      for (const power of others) {
        const other = risk(setField(problem, "ridge", 10 ** power)).excessRisk ?? Infinity;
        expect(best).toBeLessThanOrEqual(other * (1 + 1e-9));
      }
    }),
    { numRuns: problems },
  );
}
