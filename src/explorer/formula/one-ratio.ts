import type { Problem } from "../../problem/index.ts";
import type { DerivedQuantities, RowClasses } from "../../theory/index.ts";
import { defined, definition, equation, sources, type Equation, type Source } from "./equation.ts";
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

/**
 * One mask ratio for any spectrum: ridge regression on inputs of covariance S, whose effective ridge
 * κ one equation gives; 0 where a fit without ridge leaves residuals.
 */
export function oneRatioFormula(
  ground: Ground,
  scalars: NonNullable<DerivedQuantities["scalars"]>,
  { effectiveNoise, effectiveRidge }: Pick<DerivedQuantities, "effectiveNoise" | "effectiveRidge">,
  classes: RowClasses,
): RiskFormula {
  const { problem, gamma, noise, spectrum, signal, lambda, diagonal, risk } = ground;
  const ratio = ratioOf(problem, classes);
  const p = scalar("p", ratio, problem.mask.law === "fixed" ? "mask.ratio" : "mask");
  const masked = ratio > 0;
  const visible = sum(1, minus(p));
  const raw = masked && !problem.rescale;
  // an eigenvalue of Cov(z), and what of it is mask noise
  const hidden = raw ? product(p, visible, diagonal) : product(quotient(p, visible), diagonal);
  const covariance = sum(raw ? product(power(visible, 2), lambda) : lambda, hidden);
  const S: Bound = masked ? { kind: "bound", tex: "S_k", meaning: covariance } : lambda;
  const seen: Expression = raw ? product(visible, lambda) : lambda;

  const ridge = problem.ridge > 0 ? scalar("\\ell", problem.ridge, "ridge") : null;
  const under = ridge === null && gamma.value < 1;
  // Q = 1/(ℓ + A(…)) with A = a α: κ = ℓ/a
  const al = raw ? (1 - ratio) ** 2 : 1;
  const penalty = ((ridge?.value ?? 1) * al) / scalars.visible;
  // without masks it is the effective ridge itself: κ is in units of λ, this one of S
  const kappa = masked ? scalar("\\bar\\ell", penalty) : scalar("\\kappa", penalty);
  const whole = under ? S : sum(S, kappa);
  const kept: Bound = { kind: "bound", tex: "t_k", meaning: quotient(seen, whole) };

  const lines: Equation[] = [...ground.lines];
  if (masked) lines.push(definition(S, covariance, "covariance of the masked inputs"));
  lines.push(definition(kept, quotient(seen, whole), "share of β that the mean estimate keeps"));
  if (!under) lines.push(kappaLine(ground, S, kappa, ridge));
  if (masked) {
    const added = under ? hidden : sum(kappa, hidden);
    const effective = raw ? quotient(added, power(visible, 2)) : added;
    lines.push(equation(scalar("\\kappa", effectiveRidge), effective, "effective ridge"));
  }
  const bias = average(
    signal,
    product(lambda, power(sum(1, minus(masked && raw ? product(visible, kept) : kept)), 2)),
  );
  const damage = masked
    ? [
        product(
          raw ? product(p, visible) : quotient(p, visible),
          diagonal,
          average(signal, power(kept, 2)),
        ),
      ]
    : [];
  const left = scalar("\\bar r", effectiveNoise);
  lines.push(equation(left, sum(noise, bias, ...damage), "what the mean estimate leaves of a row"));

  const taken = under
    ? null
    : defined(
        "\\mathrm{df}",
        product(gamma, average(spectrum, quotient(power(S, 2), power(whole, 2)))),
        "degrees of freedom per row",
      );
  if (taken !== null) lines.push(taken.line);
  // variance per unit of what the estimator is measured by, λ_k or 1
  const variance = (unit: Expression): Expression =>
    taken === null
      ? product(left, quotient(gamma, sum(1, minus(gamma))), average(spectrum, quotient(unit, S)))
      : product(
          quotient(product(gamma, left), sum(1, minus(taken.letter))),
          average(spectrum, quotient(product(unit, S), power(whole, 2))),
        );
  const v1 = scalar("V_1", risk.variance ?? Infinity);
  lines.push(equation(v1, variance(lambda), "variance on clean inputs"));
  const one: Expression = { kind: "literal", value: 1 };
  const fluctuation = defined(
    "V_0",
    product(diagonal, variance(one)),
    "sum over the variances of the coefficients",
  );
  if (problem.test.mask > 0) lines.push(fluctuation.line);
  return formulaOf(
    ground,
    { kept, v1, v0: fluctuation.letter },
    lines,
    sourceOf(masked || problem.test.mask > 0, ridge !== null),
  );
}

/** The ratio of the only class: that of the law, or of those of its ratios that count. */
function ratioOf({ mask, rescale }: Problem, { c, et }: RowClasses): number {
  if (mask.law === "fixed") return mask.ratio;
  const odds = et[0] as number;
  return rescale ? odds / (1 + odds) : 1 - (c[0] as number);
}

function sourceOf(masked: boolean, ridge: boolean): Source {
  if (masked) return sources.project;
  return ridge ? sources.ridge : sources.ridgeless;
}

/** The equation of the effective ridge. */
export function kappaLine(
  { gamma, spectrum }: Pick<Ground, "gamma" | "spectrum">,
  S: Expression,
  kappa: Expression,
  ridge: Expression | null,
): Equation {
  const freedom = product(gamma, average(spectrum, quotient(S, sum(S, kappa))));
  const note = S.kind === "bound" && S.tex === "S_k" ? "penalty in units of S" : "effective ridge";
  if (ridge === null) return equation(freedom, { kind: "literal", value: 1 }, note);
  return equation(product(kappa, sum(1, minus(freedom))), ridge, note);
}
