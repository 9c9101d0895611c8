import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkEquation, type Equation } from "../../../src/explorer/formula/equation.ts";
import { formulaInForce } from "../../../src/explorer/formula/in-force.ts";
import { presets } from "../../../src/explorer/presets/presets.ts";
import { decodeState } from "../../../src/explorer/state/link.ts";
import { parseProblem, type Problem } from "../../../src/problem/index.ts";
import { risk } from "../../../src/theory/index.ts";

/** Equations of a problem's formula that do not hold to a relative 1e-8. */
function broken(problem: Problem): string[] {
  const { main, where } = formulaInForce(problem);
  return [...(main === null ? [] : [main]), ...where]
    .filter(({ kind }) => kind === "equation")
    .filter((line) => !(checkEquation(line).residual <= 1e-8))
    .map((line) => describeLine(line));
}

function describeLine(line: Equation): string {
  const { left, right, residual } = checkEquation(line);
  return `${line.note}: ${left} = ${right}, off by ${residual}`;
}

const ratio = fc.oneof(
  { weight: 1, arbitrary: fc.constant(0) },
  { weight: 5, arbitrary: fc.double({ min: 0.02, max: 0.9, noNaN: true }) },
);
const positive = fc.double({ min: 0.05, max: 0.9, noNaN: true });

const mask = fc.oneof(
  ratio.map((at) => ({ law: "fixed", ratio: at })),
  fc
    .tuple(ratio, ratio)
    .map(([a, b]) => ({ law: "uniform", min: Math.min(a, b), max: Math.max(a, b) })),
  fc.array(fc.tuple(ratio, positive), { minLength: 1, maxLength: 3 }).map((list) => ({
    law: "discrete",
    ratios: list.map(([at]) => at),
    weights: list.map(([, weight]) => weight),
  })),
  fc.record({
    law: fc.constant("beta"),
    a: fc.double({ min: 0.6, max: 6, noNaN: true }),
    b: fc.double({ min: 1.3, max: 6, noNaN: true }),
  }),
);

const spectrum = fc.oneof(
  fc.constant({ family: "isotropic" }),
  fc
    .array(fc.double({ min: 1.1, max: 30, noNaN: true }), { minLength: 1, maxLength: 2 })
    .map((spikes) => ({ family: "spiked", spikes })),
  fc
    .array(fc.tuple(fc.double({ min: 0.05, max: 20, noNaN: true }), positive), {
      minLength: 1,
      maxLength: 4,
    })
    .map((list) => ({
      family: "atoms",
      values: list.map(([value]) => value),
      weights: list.map(([, weight]) => weight),
    })),
  fc.record({ family: fc.constant("ar1"), rho: positive, dimension: fc.constant(30) }),
);

const copies: Record<"random" | "fixed", fc.Arbitrary<number | "infinity">> = {
  random: fc.oneof(fc.constantFrom(1, 2, 3), fc.constant<"infinity">("infinity")),
  fixed: fc.oneof(fc.constantFrom(1, 1, 3), fc.constant<"infinity">("infinity")),
};

const problems = fc
  .record({
    gamma: fc.double({ min: 0.05, max: 12, noNaN: true }),
    spectrum,
    mask,
    noise: fc.oneof(fc.constant(0), fc.double({ min: 0.01, max: 2, noNaN: true })),
    exponent: fc.double({ min: -0.5, max: 1.5, noNaN: true }),
    rows: fc.constantFrom("all", "masked-target"),
    rescale: fc.boolean(),
    ridge: fc.oneof(fc.constant(0), fc.double({ min: 0.001, max: 3, noNaN: true })),
    test: fc.oneof(fc.constant(0), fc.double({ min: 0.01, max: 0.9, noNaN: true })),
    self: fc.integer({ min: 0, max: 3 }),
  })
  .chain(({ exponent, test, self, noise, ...rest }) => {
    const unmasked =
      (rest.mask.law === "fixed" && (rest.mask as { ratio: number }).ratio === 0) ||
      (rest.mask.law === "uniform" && (rest.mask as { max: number }).max === 0) ||
      (rest.mask.law === "discrete" && (rest.mask as { ratios: number[] }).ratios.includes(0));
    const outside = { noise, signal: { alignment: { kind: "power", exponent } } };
    const inside = { signal: { alignment: { kind: "self-supervised" } } };
    return (unmasked ? fc.constant(1) : copies[rest.mask.law === "fixed" ? "fixed" : "random"]).map(
      (count) =>
        parseProblem({
          ...rest,
          ...(self === 0 ? inside : outside),
          copies: count,
          test: { mask: test },
        }),
    );
  });

describe("every equation shown holds at the numbers shown", () => {
  it("at random problems", () => {
    fc.assert(
      fc.property(problems, (problem) => {
        expect(broken(problem)).toEqual([]);
      }),
      { numRuns: 250 },
    );
  });

  it.each(presets.map((preset) => [preset.title, preset]))("at the preset: %s", (_, preset) => {
    const { problem, pins } = decodeState((preset as { query: string }).query);
    for (const one of [problem, ...pins.map((pin) => pin.problem)]) expect(broken(one)).toEqual([]);
  });
});

describe("the formula in force", () => {
  const name = (input: object): string => formulaInForce(parseProblem(input)).name;

  it("is the simplest that applies", () => {
    expect(name({ gamma: 0.5 })).toBe("Σ = I, no masks, more rows than features");
    expect(name({ gamma: 3, mask: { law: "fixed", ratio: 0.3 } })).toBe(
      "Σ = I, one mask ratio, more features than rows",
    );
    const spiked = { gamma: 3, spectrum: { family: "spiked", spikes: [9] } };
    expect(name(spiked)).toBe("no masks, more features than rows");
    expect(name({ ...spiked, gamma: 0.5 })).toBe("no masks, more rows than features");
    expect(name({ ...spiked, ridge: 1 })).toBe("no masks, ridge");
    const uniform = { law: "uniform", min: 0.1, max: 0.9 };
    expect(name({ ...spiked, mask: uniform })).toBe("random mask ratios, more features than rows");
    expect(name({ ...spiked, mask: uniform, copies: 2 })).toBe(
      "2 copies, a ratio for each, more features than rows",
    );
    expect(name({ ...spiked, mask: uniform, copies: "infinity" })).toMatch(/adaptive ridge/);
    const one = { law: "fixed", ratio: 0.4 };
    expect(name({ ...spiked, mask: one, copies: 4 })).toBe(
      "4 copies of each sample, more rows than features",
    );
    expect(name({ gamma: 0.5, mask: one, rows: "masked-target" })).toBe(
      "Σ = I, one mask ratio, masked targets, more features than rows",
    );
  });

  it("says so where the risk is infinite, or nothing is learnt", () => {
    const peak = formulaInForce(parseProblem({ gamma: 1, mask: { law: "fixed", ratio: 0.3 } }));
    expect(peak.main).toBeNull();
    expect(peak.remark).toMatch(/N = d/);
    const heavy = formulaInForce(
      parseProblem({ gamma: 3, mask: { law: "uniform", min: 0.1, max: 1 } }),
    );
    expect(heavy.main).toBeNull();
    expect(heavy.remark).toMatch(/1\/\(1−p\)/);
    const idle = parseProblem({ gamma: 3, rows: "masked-target" });
    const main = formulaInForce(idle).main as Equation;
    expect(checkEquation(main).right).toBe(risk(idle).excessRisk);
  });

  it("with zero eigenvalues and masked tests keeps to what theory says", () => {
    const singular = { family: "atoms", values: [0, 10 / 3], weights: [0.7, 0.3] };
    const mixed = { law: "discrete", ratios: [0, 0.5], weights: [0.6, 0.4] };
    for (const gamma of [0.5, 1.5, 2.5, 4]) {
      for (const law of [{ law: "fixed", ratio: 0 }, { law: "fixed", ratio: 0.2 }, mixed]) {
        for (const q of [0, 0.4]) {
          const problem = parseProblem({
            gamma,
            spectrum: singular,
            noise: 0.25,
            mask: law,
            test: { mask: q },
          });
          expect(broken(problem)).toEqual([]);
        }
      }
    }
  });
});
