import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { adviceFor } from "../../../src/explorer/views/data/advice.ts";
import {
  alternatives,
  compared,
  otherRows,
  percentOf,
  recommendation,
} from "../../../src/explorer/views/data/sentences.ts";
import { parseProblem, type MaskLaw, type Problem } from "../../../src/problem/index.ts";
import { risk } from "../../../src/theory/index.ts";

const problems = fc
  .record({
    gamma: fc.double({ min: 0.05, max: 4, noNaN: true }),
    factor: fc.double({ min: 0.1, max: 0.9, noNaN: true }),
    noise: fc.double({ min: 0.05, max: 0.9, noNaN: true }),
    rows: fc.constantFrom("all", "masked-target"),
  })
  .map(({ gamma, factor, noise, rows }) =>
    parseProblem({
      gamma,
      spectrum: { family: "factor", share: 0.1, communality: factor },
      signal: { strength: 1 - noise, of: "variance", alignment: { kind: "power", exponent: 1 } },
      noise,
      rows,
    }),
  );

const errorOf = (problem: Problem, mask: MaskLaw): number =>
  risk({ ...problem, mask }).totalRisk ?? Infinity;
const fixed = (ratio: number): MaskLaw => ({ law: "fixed", ratio });

describe("advice", () => {
  it("is not beaten by any mask it speaks of, and its range ends at 1 %", () => {
    fc.assert(
      fc.property(problems, fc.double({ min: 0.001, max: 0.98, noNaN: true }), (problem, other) => {
        const { ratio, error, within, fromZero, attained } = adviceFor(problem);
        expect(errorOf(problem, fixed(ratio))).toBeCloseTo(error, 10);
        expect(errorOf(problem, fixed(other))).toBeGreaterThanOrEqual(error * (1 - 1e-9));
        const [low, high] = within;
        expect(low).toBeLessThanOrEqual(ratio);
        expect(high).toBeGreaterThanOrEqual(ratio);
        for (const end of [low, high]) {
          if (end > 0) expect(errorOf(problem, fixed(end))).toBeLessThanOrEqual(error * 1.0101);
        }
        if (attained && high < 0.98) {
          expect(errorOf(problem, fixed(high + 1e-3 * (1 - high)))).toBeGreaterThan(
            error * 1.00999,
          );
        }
        const range: MaskLaw = { law: "uniform", min: 0, max: other };
        expect(errorOf(problem, range)).toBeGreaterThanOrEqual((fromZero?.error ?? 0) * (1 - 1e-3));
      }),
      { numRuns: 25 },
    );
  });

  it("is one of numbers: what is said without masks, and with others, is so", () => {
    fc.assert(
      fc.property(problems, (problem) => {
        const advice = adviceFor(problem);
        const text = `${recommendation(advice)}; ${alternatives(problem, advice)}`;
        expect(text).toContain(
          advice.ratio === 0 ? "Mask nothing" : `Mask ${percentOf(advice.ratio)}`,
        );
        if (advice.ratio > 0 && advice.unmasked !== null) {
          expect(advice.unmasked).toBeCloseTo(errorOf(problem, fixed(0)), 10);
          expect(text).toContain(`masking nothing ${compared(advice.unmasked, advice.error)}`);
        }
        const rows = problem.rows === "all" ? "masked-target" : "all";
        const other = otherRows(problem, advice, adviceFor({ ...problem, rows }));
        expect(`${text} ${other}`).not.toMatch(/NaN|undefined|Infinity|null/);
      }),
      { numRuns: 15 },
    );
  });

  it("says shares as people do", () => {
    expect(percentOf(0.1234)).toBe("12\u00a0%");
    expect(compared(1.004, 1)).toBe("0.4\u00a0% worse");
    expect(compared(0.94, 1)).toBe("6\u00a0% better");
    expect(compared(6.7, 1)).toBe("6.7 times as large");
    expect(compared(1, 1)).toBe("no different");
  });
});
