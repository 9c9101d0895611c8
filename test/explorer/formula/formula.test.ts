import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkEquation, type Equation } from "../../../src/explorer/formula/equation.ts";
import { formulaInForce } from "../../../src/explorer/formula/in-force.ts";
import { lettersIn } from "../../../src/explorer/formula/letters.ts";
import { presets } from "../../../src/explorer/presets/presets.ts";
import { decodeState } from "../../../src/state/link.ts";
import { parseProblem, type Problem } from "../../../src/problem/index.ts";
import { risk } from "../../../src/theory/index.ts";
import { problems } from "./problems.ts";

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

describe("the letters that no line defines", () => {
  const words = (input: object): string => {
    const { main, where } = formulaInForce(parseProblem(input));
    return lettersIn([...(main === null ? [] : [main]), ...where]);
  };

  it("are told in words where they stand, and only there", () => {
    expect(words({ gamma: 0.5 })).toBe("");
    const law = { law: "uniform", min: 0.1, max: 0.6 };
    const atoms = { family: "atoms", values: [0.5, 2], weights: [1, 1] };
    const mixed = words({ gamma: 3, mask: law, spectrum: atoms });
    for (const told of ["wₖ is", "bₖ is", "A row at ratio p has Cov z = αΣ + η diag Σ"]) {
      expect(mixed).toContain(told);
    }
    expect(mixed).not.toContain("µᵢ");
    const copied = words({ gamma: 3, mask: { law: "fixed", ratio: 0.3 }, copies: 2 });
    for (const told of ["µᵢ is", "A row of class i", "cᵢΣβ", "kᵢ times"]) {
      expect(copied).toContain(told);
    }
  });

  it("weights of rows are told apart where the fit interpolates", () => {
    const law = { law: "uniform", min: 0.1, max: 0.6 };
    const note = (gamma: number): string =>
      formulaInForce(parseProblem({ gamma, mask: law }))
        .where.map((line) => line.note)
        .find((one) => one.startsWith("weight of a row")) ?? "";
    expect(note(3)).toContain("1/leverage");
    expect(note(0.5)).toContain("1/(1 + leverage)");
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
    // as many rows as features are not there, but more than Σ has directions
    const singular = { family: "atoms", values: [0, 10 / 3], weights: [0.7, 0.3] };
    expect(name({ gamma: 1.5, spectrum: singular })).toBe("no masks, more rows than the rank of Σ");
    expect(name({ gamma: 0.5, spectrum: singular })).toBe("no masks, more rows than features");
    expect(name({ gamma: 4, spectrum: singular })).toBe("no masks, more features than rows");
    expect(name({ gamma: 1.5, spectrum: singular, mask: { law: "fixed", ratio: 0.1 } })).toBe(
      "one mask ratio, more features than rows",
    );
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

  it("names the risk of masked tests as such, in every case", () => {
    fc.assert(
      fc.property(problems, (problem) => {
        const masked = formulaInForce({ ...problem, test: { ...problem.test, mask: 0.3 } }).main;
        if (masked !== null && masked.note !== "excess risk: the whole signal") {
          expect(masked.note).toBe("excess risk on masked tests");
        }
      }),
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
