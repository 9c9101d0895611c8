import { caseName } from "./case.ts";
import {
  evaluate,
  minus,
  power,
  product,
  quotient,
  scalar,
  sum,
  average,
  type Expression,
} from "./expression.ts";
import { equation, sources } from "./equation.ts";
import type { RiskFormula } from "./formula.ts";
import { riskLetter, type Ground } from "./ground.ts";

/** Whether one of the closed forms for Σ = I applies: one raw ratio, no ridge, clean tests. */
export function isIsotropicCase({ problem }: Ground): boolean {
  const { spectrum, mask, copies, ridge, rescale, test } = problem;
  const raw = mask.law === "fixed" && (!rescale || mask.ratio === 0);
  return spectrum.family === "isotropic" && raw && copies === 1 && ridge === 0 && test.mask === 0;
}

/** The closed forms for Σ = I, on either side of the threshold. */
export function isotropicFormula(ground: Ground): RiskFormula {
  const { problem, gamma, noise, signal, lines } = ground;
  const ratio = problem.mask.law === "fixed" ? problem.mask.ratio : 0;
  const p = scalar("p", ratio, "mask.ratio");
  const signalPath = problem.signal.strength === undefined ? undefined : "signal.strength";
  const r2 = scalar("r^2", evaluate(average(signal, 1)), signalPath);
  const visible = ratio === 0 ? 1 : sum(1, minus(p));
  const under = gamma.value < 1;
  return {
    name: caseName(problem),
    main: equation(riskLetter(ground), under ? below() : above(), "excess risk"),
    where: lines,
    source: ratio === 0 ? sources.isotropic : sources.project,
    remark: "",
  };

  function below(): Expression {
    const load = quotient(gamma, sum(1, minus(gamma)));
    if (ratio === 0) return product(noise, load);
    return product(load, quotient(sum(noise, product(p, r2)), visible));
  }

  function above(): Expression {
    const beyond = sum(gamma, minus(1));
    const lost = sum(1, minus(quotient(1, gamma)));
    if (ratio === 0) return sum(product(r2, lost), quotient(noise, beyond));
    const masks = quotient(product(p, sum(product(2, gamma), minus(1))), power(gamma, 2));
    const left = sum(noise, product(r2, sum(power(lost, 2), masks)));
    return sum(product(r2, power(lost, 2)), quotient(left, product(beyond, visible)));
  }
}
