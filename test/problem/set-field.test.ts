import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  checkProblem,
  InvalidProblem,
  numericFields,
  parseProblem,
  setField,
  withValueAt,
  type Fault,
  type Problem,
} from "../../src/problem/index.ts";
import { soundInput } from "./arbitrary.ts";

/** The problem that comes out, or what is wrong with it. */
function outcome(make: () => Problem): Problem | readonly Fault[] {
  try {
    return make();
  } catch (error) {
    if (error instanceof InvalidProblem) return error.faults;
    throw error;
  }
}

describe("one number replaced", () => {
  it("gives what a check of the whole problem gives, fault by fault", () => {
    const value = fc.oneof(
      fc.double({ min: -2, max: 30 }),
      fc.constantFrom(0, -0, 1, 2, 5, 1e9, Number.NaN, Number.POSITIVE_INFINITY),
    );
    fc.assert(
      fc.property(soundInput, fc.nat(), value, (input, at, number) => {
        const problem = parseProblem(input);
        const fields = numericFields(problem);
        const { path } = fields[at % fields.length];
        const whole = checkProblem(withValueAt(problem, path, number));
        const expected = "value" in whole ? whole.value : whole.faults;
        expect(outcome(() => setField(problem, path, number))).toEqual(expected);
      }),
    );
  });
});
