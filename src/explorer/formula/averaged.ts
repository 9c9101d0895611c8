import { derivedQuantities, rowModel } from "../../theory/index.ts";
import { defined, definition, equation, sources, type Equation } from "./equation.ts";
import {
  average,
  minus,
  power,
  product,
  quotient,
  scalar,
  sum,
  type Bound,
  type Expression,
} from "./expression.ts";
import type { RiskFormula } from "./formula.ts";
import { formulaOf, type Ground } from "./ground.ts";
import { kappaLine } from "./one-ratio.ts";
import { rowAverage } from "./rows.ts";

/**
 * The loss averaged over the masks (K = ∞): plain ridge regression on clean inputs with the penalty
 * that the masks amount to, times a gain. Null where that penalty is infinite.
 */
export function averagedFormula(ground: Ground): RiskFormula | null {
  const { problem, gamma, noise, spectrum, signal, lambda, diagonal, risk } = ground;
  const rows = rowModel({ ...problem, copies: 1 });
  if (rows === null || rows.classes.size === 0) return null;
  const { points, al, et, c } = rowAverage(problem, rows.classes);
  const visible = average(points, al);
  const hidden = product(diagonal, average(points, et));
  const whole = problem.ridge > 0 ? sum(hidden, scalar("\\ell", problem.ridge, "ridge")) : hidden;
  const penalty = defined("\\ell_m", quotient(whole, visible), "the penalty that masks amount to");
  const gain = defined("g", quotient(average(points, c), visible), "gain over ridge regression");
  const plain = derivedQuantities({
    ...problem,
    copies: 1,
    mask: { law: "fixed", ratio: 0 },
    rows: "all",
    rescale: false,
    ridge: penalty.letter.value,
  });
  if (plain === null) return null;
  const kappa = scalar("\\kappa", plain.effectiveRidge);
  const shrunk = quotient(lambda, sum(lambda, kappa));
  const kept: Bound = { kind: "bound", tex: "t_k", meaning: product(gain.letter, shrunk) };
  const missed = average(signal, product(lambda, power(quotient(kappa, sum(lambda, kappa)), 2)));
  const left = defined("\\bar r", sum(noise, missed), "what that ridge regression leaves");
  const freedom = defined(
    "D",
    product(gamma, average(spectrum, power(shrunk, 2))),
    "degrees of freedom per sample",
  );
  const share = quotient(
    product(power(gain.letter, 2), left.letter),
    sum(1, minus(freedom.letter)),
  );
  const v1 = scalar("V_1", risk.variance ?? Infinity);
  const lines: Equation[] = [
    ...ground.lines,
    definition(kept, product(gain.letter, shrunk), "share of β that the mean estimate keeps"),
    gain.line,
    penalty.line,
    kappaLine(ground, lambda, kappa, penalty.letter),
    left.line,
    freedom.line,
    equation(v1, product(share, freedom.letter), "variance on clean inputs"),
  ];
  const coordinates: Expression = average(spectrum, quotient(lambda, power(sum(lambda, kappa), 2)));
  const v0 = defined(
    "V_0",
    product(diagonal, gamma, share, coordinates),
    "sum over the variances of the coefficients",
  );
  if (problem.test.mask > 0) lines.push(v0.line);
  return formulaOf(ground, { kept, v1, v0: v0.letter }, lines, sources.project);
}
