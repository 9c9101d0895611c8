import { isSelfSupervised, meanRatio, type Problem } from "../../problem/index.ts";
import { problemSpectrum, risk, rowsPerSample, type Risk } from "../../theory/index.ts";
import { caseName } from "./case.ts";
import { equation, type Equation, type Source } from "./equation.ts";
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
  type Points,
  type Scalar,
} from "./expression.ts";
import type { RiskFormula } from "./formula.ts";

/**
 * What the formulas of a problem are made of: its risk as theory solved it, its eigenvalues, and the
 * letters that all formulas share.
 *
 * | letter | meaning |
 * |---|---|
 * | `lambda` | λ_k, an eigenvalue, inside averages over the spectrum or the signal |
 * | `spectrum`, `signal` | Σ_k w_k over the spectral mass, Σ_k b_k over the energies of β |
 * | `gamma` | d/N: γ itself, or γ_N where the rows are not the samples |
 * | `diagonal` | t = diag(Σ), left out where it is 1 |
 */
export interface Ground {
  readonly problem: Problem;
  readonly risk: Risk;
  readonly spectrum: Points;
  readonly signal: Points;
  readonly lambda: Bound;
  readonly gamma: Scalar;
  readonly diagonal: Expression;
  readonly noise: Scalar;
  /** Lines that say what gamma, t and σ² are where they are not the problem's own. */
  readonly lines: readonly Equation[];
}

/** The ground of a problem. Cost: a risk, and O(K). */
export function groundOf(problem: Problem): Ground {
  const side = problemSpectrum(problem);
  const { diagonal } = side;
  const lambda: Bound = { kind: "bound", tex: "\\lambda_k", column: "lambda" };
  const values = side.lambda.map((value) => value * diagonal);
  const energy = side.energy.map((value) => value / diagonal);
  const spectrum = points("\\sum_k w_k", values, side.mass, () => true);
  // an eigenvalue 0 hides its signal altogether: it enters no risk
  const signal = points("\\sum_k b_k", values, energy, (at) => at > 0);
  const lines: Equation[] = [];
  const gamma = scalar("\\gamma", problem.gamma, "gamma");
  const t = isUnit(diagonal) ? 1 : scalar("t", diagonal);
  if (typeof t !== "number") {
    lines.push(equation(t, average(spectrum, lambda), "the diagonal of Σ"));
  }
  const noise = scalar("\\sigma^2", side.noise, isSelfSupervised(problem) ? undefined : "noise");
  if (isSelfSupervised(problem)) {
    const unexplained = quotient(1, average(spectrum, quotient(1, lambda)));
    lines.push(equation(noise, unexplained, "what the other coordinates cannot explain"));
  }
  return {
    problem,
    risk: risk(problem),
    spectrum,
    signal,
    lambda,
    gamma: rowGamma(problem, gamma, lines),
    diagonal: typeof t === "number" ? { kind: "literal", value: t } : t,
    noise,
    lines,
  };
}

const isUnit = (value: number): boolean => Math.abs(value - 1) < 1e-12;

/** d/N for N rows; γ itself when every sample is one row, or they are averaged over. */
function rowGamma(problem: Problem, gamma: Scalar, lines: Equation[]): Scalar {
  const rows = rowsPerSample(problem);
  if (rows === 1 || !(rows > 0 && rows < Infinity)) return gamma;
  const factors: Expression[] = [];
  if (typeof problem.copies === "number" && problem.copies > 1) {
    factors.push(scalar("K", problem.copies, "copies"));
  }
  if (problem.rows === "masked-target") {
    const fixed = problem.mask.law === "fixed";
    const mean = meanRatio(problem.mask);
    factors.push(fixed ? scalar("p", mean, "mask.ratio") : scalar("\\mathrm{E}p", mean, "mask"));
  }
  const letter = scalar("\\gamma_N", problem.gamma / rows);
  const note =
    problem.rows === "masked-target"
      ? "features per row, as a row counts only where its target is hidden"
      : "features per row, every copy being one";
  lines.push(equation(letter, quotient(gamma, product(...factors)), note));
  return letter;
}

/** Points of positive weight, with their eigenvalues. */
function points(
  operator: string,
  values: Float64Array,
  weight: Float64Array,
  counts: (value: number) => boolean,
): Points {
  const kept = Array.from(values.keys()).filter(
    (k) => (weight[k] as number) > 0 && counts(values[k] as number),
  );
  return {
    operator,
    brackets: false,
    size: kept.length,
    weight: Float64Array.from(kept, (k) => weight[k] as number),
    columns: { lambda: Float64Array.from(kept, (k) => values[k] as number) },
  };
}

/** The mean estimate and its fluctuations, as the last line of every formula takes them. */
export interface Parts {
  /** t_k, the share of β that E β̂ keeps along an eigenvector. */
  readonly kept: Expression;
  /** tr Σ Cov β̂. */
  readonly v1: Expression;
  /** t tr Cov β̂, which masked tests feel. */
  readonly v0: Expression;
}

/** The risk R of a problem, or R_q on masked tests; Infinity where it is. */
export function riskLetter({ problem, risk: { excessRisk } }: Ground): Scalar {
  const tex = problem.test.mask > 0 ? "R_{q}" : "R";
  return scalar(tex, excessRisk ?? Infinity);
}

/** bias + variance, or the same on test inputs masked at q. */
export function riskOf(ground: Ground, { kept, v1, v0 }: Parts): Expression {
  const { problem, signal, lambda, diagonal } = ground;
  const missed = (seen: Expression): Expression =>
    average(signal, product(lambda, power(sum(1, minus(seen)), 2)));
  if (problem.test.mask === 0) return sum(missed(kept), v1);
  const q = scalar("q", problem.test.mask, "test.mask");
  const visible = sum(1, minus(q));
  const norm = average(signal, power(kept, 2));
  const load = sum(product(diagonal, norm), v0);
  if (problem.rescale) return sum(missed(kept), v1, product(quotient(q, visible), load));
  return sum(
    missed(product(visible, kept)),
    product(power(visible, 2), v1),
    product(q, visible, load),
  );
}

/** The formula of a risk that is made of these parts, and the lines that say where they come from. */
export function formulaOf(
  ground: Ground,
  parts: Parts,
  where: readonly Equation[],
  source: Source,
): RiskFormula {
  const { problem } = ground;
  const note =
    problem.test.mask > 0 ? "excess risk on masked tests" : "excess risk: bias and variance";
  return {
    name: caseName(problem),
    main: equation(riskLetter(ground), riskOf(ground, parts), note),
    where,
    source,
    remark: "",
  };
}
