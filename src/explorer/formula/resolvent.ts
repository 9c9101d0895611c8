import type { DerivedQuantities, Regime } from "../../theory/index.ts";
import { defined, definition, equation, type Equation } from "./equation.ts";
import {
  average,
  power,
  product,
  quotient,
  scalar,
  sum,
  type Bound,
  type Expression,
  type Scalar,
} from "./expression.ts";
import type { Ground } from "./ground.ts";

/** The deterministic resolvent Q_k = 1/(ℓ + A λ_k + B) and what is made of it. */
export interface Resolvent {
  readonly interpolates: boolean;
  readonly A: Scalar;
  readonly B: Scalar;
  readonly s0: Scalar;
  readonly s1: Scalar;
  /** λ_k/(λ_k + κ). */
  readonly shrunk: Expression;
  readonly kappaLine: Equation;
  /** Definitions of s and Q. */
  readonly lines: readonly Equation[];
  readonly e0: Scalar;
  readonly e1: Scalar;
  readonly e2: Scalar;
  /** The 2×2 system of the variances, and its coefficients. */
  varianceLines(v1: Scalar, v0: Scalar, r1: Scalar, r0: Scalar): readonly Equation[];
}

/** The resolvent of a solved fixed point. */
export function resolventLines(
  { problem, gamma, spectrum, lambda, diagonal }: Ground,
  scalars: NonNullable<DerivedQuantities["scalars"]>,
  regime: Regime,
  effectiveRidge: number,
): Resolvent {
  const ridge = problem.ridge > 0;
  const interpolates = !ridge && regime !== "underparameterised";
  const A = scalar("A", scalars.visible);
  const B = scalar("B", scalars.hidden);
  const ell = ridge ? [scalar("\\ell", problem.ridge, "ridge")] : interpolates ? [1] : [];
  const kappa = scalar("\\kappa", effectiveRidge);
  const inverse = quotient(1, sum(...ell, product(A, lambda), B));
  const Q: Bound = { kind: "bound", tex: "Q_k", meaning: inverse };
  const moment = (tex: string, body: Expression, note: string) =>
    defined(tex, average(spectrum, body), note);
  const s1 = moment("s_1", product(lambda, Q), "traces of the resolvent");
  const s0 = moment("s_0", Q, "");
  const e2 = moment("e_2", product(power(lambda, 2), power(Q, 2)), "traces of its square");
  const e1 = moment("e_1", product(lambda, power(Q, 2)), "");
  const e0 = moment("e_0", power(Q, 2), "");
  const share = (first: Expression, second: Expression, r1: Scalar, r0: Scalar): Expression =>
    product(gamma, sum(product(first, r1), product(second, r0)));
  return {
    interpolates,
    A,
    B,
    s0: s0.letter,
    s1: s1.letter,
    e0: e0.letter,
    e1: e1.letter,
    e2: e2.letter,
    shrunk: quotient(lambda, sum(lambda, kappa)),
    kappaLine: equation(kappa, quotient(sum(...ell, B), A), "effective ridge"),
    lines: [
      s1.line,
      s0.line,
      definition(
        Q,
        inverse,
        interpolates
          ? "limit of the resolvent, per unit of a ridge that goes to 0"
          : "limit of the resolvent",
      ),
    ],
    varianceLines: (v1, v0, r1, r0) => [
      equation(v1, share(e2.letter, e1.letter, r1, r0), "variance on clean inputs"),
      equation(
        v0,
        product(diagonal, share(e1.letter, e0.letter, r1, r0)),
        "sum over the variances of the coefficients",
      ),
      e2.line,
      e1.line,
      e0.line,
    ],
  };
}

/**
 * V_0, the part of the variance that theory does not tell: the second equation of the system is
 * linear in it, so two evaluations give it. `fed` computes R_1 and R_0 for a trial value.
 */
export function closing(
  { gamma, diagonal }: Ground,
  { e0, e1 }: Resolvent,
  fed: (v0: number) => { r1: number; r0: number },
): Scalar {
  const t = diagonal.kind === "scalar" ? diagonal.value : 1;
  const right = (v0: number): number => {
    const { r1, r0 } = fed(v0);
    return gamma.value * t * (e1.value * r1 + e0.value * r0);
  };
  const start = right(0);
  const unit = start > 0 ? start : 1;
  const slope = (right(unit) - start) / unit;
  return scalar("V_0", start / (1 - slope));
}

/** Sums of the target that the mean estimate makes. */
export interface TargetSums {
  readonly signal: Scalar;
  readonly tau: Scalar;
  readonly omega: Scalar;
  readonly chi: Scalar;
  readonly lines: readonly Equation[];
}

/** β'Σβ, τ, ω and χ. */
export function targetLines({ signal, lambda, diagonal }: Ground, kept: Expression): TargetSums {
  const whole = defined("\\nu", average(signal, lambda), "variance of the signal");
  const tau = defined(
    "\\tau",
    average(signal, product(lambda, kept)),
    "of the signal, what is kept",
  );
  const omega = defined("\\omega", average(signal, product(lambda, power(kept, 2))), "");
  const chi = defined(
    "\\chi",
    product(diagonal, average(signal, power(kept, 2))),
    "mask noise it brings",
  );
  return {
    signal: whole.letter,
    tau: tau.letter,
    omega: omega.letter,
    chi: chi.letter,
    lines: [whole.line, tau.line, omega.line, chi.line],
  };
}
