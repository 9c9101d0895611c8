import { caseName } from "./case.ts";
import { rowModel } from "../../theory/index.ts";
import { defined, equation, sources, type Equation } from "./equation.ts";
import {
  average,
  evaluate,
  minus,
  power,
  product,
  quotient,
  scalar,
  sum,
  type Expression,
} from "./expression.ts";
import type { RiskFormula } from "./formula.ts";
import { riskLetter, riskOf, type Ground } from "./ground.ts";

/** Ordinary least squares on the rows at ratio 0, which see the whole range of Σ. */
export function leastSquaresFormula(ground: Ground): RiskFormula {
  const { problem, gamma, noise, spectrum, lambda, signal, diagonal, risk } = ground;
  const lines: Equation[] = [...ground.lines];
  let rankShare = 0;
  let clean = 0;
  spectrum.columns["lambda"]?.forEach((value, k) => {
    if (value > 0) rankShare += spectrum.weight[k] as number;
  });
  const classes = rowModel(problem)?.classes;
  for (let q = 0; q < (classes?.size ?? 0); q++) {
    if (classes?.et[q] === 0) clean += classes.share[q] as number;
  }
  const singular = Math.abs(rankShare - 1) > 1e-12;
  const mixed = Math.abs(clean - 1) > 1e-12;
  const rank = singular ? scalar("\\varphi", rankShare) : 1;
  const share = mixed ? scalar("\\mu_0", clean, "mask") : 1;
  const freedom = product(rank, gamma);
  const v1: Expression = quotient(product(noise, freedom), sum(share, minus(freedom)));
  const remark = [
    ...(singular ? ["φ is the rank of Σ over d."] : []),
    ...(mixed
      ? ["µ₀ is the share of rows at ratio 0: they alone decide the estimate on the range of Σ."]
      : []),
  ].join(" ");
  const one: Expression = { kind: "literal", value: 1 };
  const inverse = average(spectrum, quotient(1, lambda));
  const simple = defined(
    "V_0",
    singular || mixed
      ? one
      : product(diagonal, noise, quotient(gamma, sum(1, minus(gamma))), inverse),
    "sum over the variances of the coefficients",
  );
  // with a null space, the norm that theory tells is the shortest that interpolates masked rows there
  const told =
    ((risk.norm2 ?? Infinity) - evaluate(average(signal, power(one, 2)))) * evaluate(diagonal);
  const v0 = singular || mixed ? scalar("V_0", told) : simple.letter;
  if (problem.test.mask > 0 && !singular && !mixed) lines.push(simple.line);
  return {
    name: caseName(problem),
    main: equation(
      riskLetter(ground),
      problem.test.mask > 0 ? riskOf(ground, { kept: one, v1, v0 }) : v1,
      problem.test.mask > 0 ? "excess risk on masked tests" : "excess risk: all of it variance",
    ),
    where: lines,
    source: problem.test.mask > 0 || mixed ? sources.project : sources.leastSquares,
    remark,
  };
}
