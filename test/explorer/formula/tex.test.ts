import * as fc from "fast-check";
import { renderToString } from "katex";
import { describe, expect, it } from "vitest";
import {
  average,
  evaluate,
  minus,
  power,
  product,
  quotient,
  scalar,
  sum,
  type Bound,
  type Points,
} from "../../../src/explorer/formula/expression.ts";
import { checkEquation, equation } from "../../../src/explorer/formula/equation.ts";
import { formulaInForce } from "../../../src/explorer/formula/in-force.ts";
import { checkText, latexOf, lineOf } from "../../../src/explorer/formula/line.ts";
import { expressionTex, markedPath, Marks, numberTex } from "../../../src/explorer/formula/tex.ts";
import { parseProblem } from "../../../src/problem/index.ts";
import { derivedQuantities } from "../../../src/theory/index.ts";
import { problems } from "./problems.ts";

const gamma = scalar("\\gamma", 0.5);
const lambda: Bound = { kind: "bound", tex: "\\lambda_k", column: "lambda" };

function over(lambda: number[], weight: number[]): Points {
  return {
    operator: "\\sum_k w_k",
    brackets: false,
    size: weight.length,
    weight: Float64Array.from(weight),
    columns: { lambda: Float64Array.from(lambda) },
  };
}

function both(expression: Parameters<typeof expressionTex>[0]): [string, string] {
  const marks = new Marks();
  return [expressionTex(expression, "letters", marks), expressionTex(expression, "numbers", marks)];
}

describe("writing", () => {
  it("puts numbers where the letters were", () => {
    const load = quotient(gamma, sum(1, minus(gamma)));
    expect(both(load)).toEqual(["\\frac{\\gamma}{1-\\gamma}", "\\frac{0.5}{1-0.5}"]);
    expect(evaluate(load)).toBe(1);
  });

  it("brackets what would be read otherwise", () => {
    const negative = scalar("x", -2);
    expect(both(power(negative, 2))).toEqual(["x^{2}", "\\left(-2\\right)^{2}"]);
    expect(both(sum(gamma, negative))[1]).toBe("0.5+\\left(-2\\right)");
    expect(both(product(sum(1, gamma), gamma))).toEqual([
      "\\left(1+\\gamma\\right)\\,\\gamma",
      "\\left(1+0.5\\right)\\cdot 0.5",
    ]);
    expect(both(power(scalar("x^2", 3), 2))[0]).toBe("\\left(x^2\\right)^{2}");
  });

  it("writes out averages over one or two points, and keeps the sum over more", () => {
    const mean = (points: Points): string => both(average(points, power(lambda, 2)))[1];
    expect(mean(over([3], [1]))).toBe("3^{2}");
    expect(mean(over([3, 1], [0.25, 0.75]))).toBe("0.25\\cdot 3^{2}+0.75\\cdot 1^{2}");
    expect(mean(over([1, 2, 3], [0.2, 0.3, 0.5]))).toBe("\\sum_k w_k\\,\\lambda_k^{2}");
    expect(evaluate(average(over([1, 2, 3], [0.2, 0.3, 0.5]), power(lambda, 2)))).toBeCloseTo(
      5.9,
      12,
    );
  });

  it("marks letters of fields in colours that lead back to them", () => {
    const marks = new Marks();
    const letter = scalar("p", 0.3, "mask.ratio");
    expect(expressionTex(letter, "letters", marks)).toBe("\\textcolor{#000001}{p}");
    expect(markedPath("rgb(0, 0, 1)", marks)).toBe("mask.ratio");
    expect(markedPath("rgb(0, 0, 2)", marks)).toBeUndefined();
    expect(markedPath("rgb(20, 0, 1)", marks)).toBeUndefined();
  });

  it("has numbers of four figures, powers of ten, and no NaN", () => {
    expect([0, 0.123456, 1234567, 1.5e-7, Infinity, Number.NaN].map((x) => numberTex(x))).toEqual([
      "0",
      "0.1235",
      "1.235\\cdot 10^{6}",
      "1.5\\cdot 10^{-7}",
      "\\infty",
      "{-}",
    ]);
  });

  it("tells both sides of an equation and what they differ by", () => {
    const line = lineOf(equation(scalar("x", 1), sum(0.5, gamma), ""), new Marks());
    expect(line.check).toEqual({ left: 1, right: 1, residual: 0 });
    expect(checkText({ left: 1, right: 1 + 1e-9, residual: 1e-9 })).toBe(
      "left side 1.0000000, right side 1.0000000, difference 1e−9",
    );
  });
});

describe("every line shown", () => {
  it("can be set, and says no NaN", () => {
    fc.assert(
      fc.property(problems, (problem) => {
        const { main, where } = formulaInForce(problem);
        for (const one of [...(main === null ? [] : [main]), ...where]) {
          const { tex } = lineOf(one, new Marks());
          expect(tex).not.toMatch(/NaN|undefined|\{-\}/);
          renderToString(tex, { throwOnError: true, strict: "ignore", output: "mathml" });
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe("LaTeX for a paper", () => {
  it("has every line, in letters, without marks of this page", () => {
    const problem = parseProblem({ gamma: 3, mask: { law: "fixed", ratio: 0.3 }, ridge: 0.1 });
    const { main, where } = formulaInForce(problem);
    const text = latexOf([...(main === null ? [] : [main]), ...where]);
    expect(text).toMatch(/^\\begin\{align\*\}\n/);
    expect(text.split("&=").length - 1).toBe(where.length + 1);
    expect(text).not.toMatch(/textcolor|NaN|undefined/);
    expect(text.split("{").length).toBe(text.split("}").length);
  });

  it("writes κ for the effective ridge that the panel shows, and nothing else", () => {
    const spectrum = { family: "atoms", values: [0.4, 1.6], weights: [1, 1] };
    for (const gamma of [0.5, 3]) {
      for (const ridge of [0, 0.1]) {
        for (const rescale of [false, true]) {
          const mask = { law: "fixed", ratio: 0.3 };
          const problem = parseProblem({ gamma, spectrum, mask, ridge, rescale });
          const kappa = formulaInForce(problem).where.find(
            ({ left }) => left.kind === "scalar" && left.tex === "\\kappa",
          );
          expect(kappa && evaluate(kappa.left)).toBe(derivedQuantities(problem)?.effectiveRidge);
          expect(kappa && checkEquation(kappa).residual).toBeLessThan(1e-8);
        }
      }
    }
  });
});
