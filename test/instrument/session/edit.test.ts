import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chooseVariant, resizeList, setValue } from "../../../src/instrument/session/edit.ts";
import { describeProblem, lawName } from "../../../src/instrument/curves/names.ts";
import {
  InvalidProblem,
  parseProblem,
  problemActiveFields,
  type Problem,
  type VariantField,
} from "../../../src/problem/index.ts";
import { soundInput } from "../../problem/arbitrary.ts";

/** Every way to choose another variant of a problem. */
function choices(problem: Problem): { path: string; field: VariantField; tag: string }[] {
  return problemActiveFields(problem).flatMap(({ path, field }) =>
    field.kind === "variant"
      ? Object.keys(field.variants).map((tag) => ({ path, field, tag }))
      : [],
  );
}

describe("edits", () => {
  it("any variant can be chosen from any problem, or what stands in its way is named", () => {
    fc.assert(
      fc.property(soundInput, (input) => {
        const problem = parseProblem(input);
        for (const { path, field, tag } of choices(problem)) {
          try {
            const next = chooseVariant(problem, path, field, tag, new Map());
            expect(parseProblem(next)).toEqual(next);
          } catch (error) {
            expect(error).toBeInstanceOf(InvalidProblem);
          }
        }
      }),
      { numRuns: 150 },
    );
  });

  it("from a plain problem every variant is one choice away", () => {
    const problem = parseProblem({ gamma: 2 });
    for (const { path, field, tag } of choices(problem)) {
      expect(() => chooseVariant(problem, path, field, tag, new Map())).not.toThrow();
    }
  });

  it("a variant chosen again is as it was left", () => {
    const memory = new Map();
    const mask = choices(parseProblem({ gamma: 2 })).find(({ path }) => path === "mask");
    const start = parseProblem({ gamma: 2, mask: { law: "uniform", min: 0.2, max: 0.3 } });
    const away = chooseVariant(start, "mask", mask?.field as VariantField, "beta", memory);
    expect(chooseVariant(away, "mask", mask?.field as VariantField, "uniform", memory)).toEqual(
      start,
    );
  });

  it("lists that belong together change length together, and signal energies follow", () => {
    const problem = parseProblem({
      gamma: 2,
      spectrum: { family: "atoms", values: [1, 3], weights: [1, 1] },
      signal: { alignment: { kind: "weights", weights: [0, 1] } },
    });
    const longer = resizeList(problem, "spectrum.values", 1);
    expect(longer.spectrum).toEqual({ family: "atoms", values: [1, 3, 3], weights: [1, 1, 1] });
    expect(longer.signal.alignment).toEqual({ kind: "weights", weights: [0, 1, 1] });
    const shorter = resizeList(problem, "spectrum.weights", -1);
    expect(shorter.signal.alignment).toEqual({ kind: "weights", weights: [1] });
  });

  it("a refused value throws and leaves the problem alone", () => {
    const problem = parseProblem({ gamma: 2 });
    const before = structuredClone(problem);
    expect(() => setValue(problem, "mask.ratio", 1)).toThrow("mask.ratio must be");
    expect(problem).toEqual(before);
  });
});

describe("names", () => {
  it("say the law", () => {
    expect(lawName({ law: "fixed", ratio: 0 })).toBe("no masks");
    expect(lawName({ law: "uniform", min: 0.1, max: 0.9 })).toBe("R²MAE 0.1–0.9");
  });

  it("describe any problem in a line", () => {
    fc.assert(
      fc.property(soundInput, (input) => {
        const text = describeProblem(parseProblem(input));
        expect(text).toMatch(/^γ = /);
        expect(text).not.toMatch(/NaN|undefined|\n/);
      }),
    );
  });
});
