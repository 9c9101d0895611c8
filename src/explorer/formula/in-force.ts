import { caseName } from "./case.ts";
import type { Problem } from "../../problem/index.ts";
import { derivedQuantities, rowModel } from "../../theory/index.ts";
import { averagedFormula } from "./averaged.ts";
import { equation, sources } from "./equation.ts";
import { average } from "./expression.ts";
import { freshCopiesFormula } from "./fresh-copies.ts";
import type { RiskFormula } from "./formula.ts";
import { groundOf, riskLetter, type Ground } from "./ground.ts";
import { isIsotropicCase, isotropicFormula } from "./isotropic.ts";
import { leastSquaresFormula } from "./least-squares.ts";
import { infinite, mixtureFormula } from "./mixture.ts";
import { oneRatioFormula } from "./one-ratio.ts";

/**
 * The formula that gives the risk of a problem: the simplest that applies, with all its letters and
 * their values. Cost: some three risks.
 */
export function formulaInForce(problem: Problem): RiskFormula {
  const ground = groundOf(problem);
  if (problem.copies === "infinity") return averagedFormula(ground) ?? nothingLearnt(ground);
  if (problem.copies > 1 && problem.mask.law !== "fixed") return freshCopiesFormula(ground);
  const rows = rowModel(problem);
  if (rows === null || rows.classes.size === 0) return nothingLearnt(ground);
  const derived = derivedQuantities(problem);
  if (derived === null) {
    return ground.risk.excessRisk === null ? infinite(ground) : leastSquaresFormula(ground);
  }
  if (derived.scalars === null)
    return isIsotropicCase(ground) ? isotropicFormula(ground) : leastSquaresFormula(ground);
  if (isIsotropicCase(ground)) return isotropicFormula(ground);
  if (rows.classes.size === 1)
    return oneRatioFormula(ground, derived.scalars, derived, rows.classes);
  return mixtureFormula(ground, derived, derived.scalars, rows);
}

/** The estimate is 0: there are no rows, or an infinite penalty. */
function nothingLearnt(ground: Ground): RiskFormula {
  const { signal, lambda } = ground;
  return {
    name: caseName(ground.problem),
    main: equation(riskLetter(ground), average(signal, lambda), "excess risk: the whole signal"),
    where: ground.lines,
    source: sources.project,
    remark:
      ground.problem.copies === "infinity"
        ? "The mean of p/(1−p) is infinite: the averaged loss penalises every estimate but 0."
        : "No row counts: the estimate is 0.",
  };
}
