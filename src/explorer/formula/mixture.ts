import { caseName } from "./case.ts";
import type { DerivedQuantities, RowModel } from "../../theory/index.ts";
import { defined, definition, equation, sources, type Equation } from "./equation.ts";
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
  type Expression,
} from "./expression.ts";
import type { RiskFormula } from "./formula.ts";
import { formulaOf, type Ground } from "./ground.ts";
import { closing, resolventLines, targetLines } from "./resolvent.ts";
import { rowAverage } from "./rows.ts";

/** Rows of several classes: the fixed point of the two scalars A and B, and a 2×2 linear system. */
export function mixtureFormula(
  ground: Ground,
  derived: DerivedQuantities,
  scalars: NonNullable<DerivedQuantities["scalars"]>,
  { classes }: RowModel,
): RiskFormula {
  const { problem, gamma, diagonal, noise, risk } = ground;
  const { points, al, et, c, k } = rowAverage(problem, classes);
  const resolvent = resolventLines(ground, scalars, risk.regime, derived.effectiveRidge);
  const { A, B, s0, s1, interpolates } = resolvent;

  const load = product(gamma, sum(product(al, s1), product(et, diagonal, s0)));
  const weight = quotient(1, interpolates ? load : sum(1, load));
  const a: Bound = { kind: "bound", tex: classesOf(problem) ? "a_i" : "a", meaning: weight };
  const gain = defined(
    "g",
    quotient(average(points, product(a, c)), A),
    "gain over ridge regression",
  );
  const shrunk = product(gain.letter, resolvent.shrunk);
  const kept: Bound = { kind: "bound", tex: "t_k", meaning: shrunk };

  const target = targetLines(ground, kept);
  const { tau, omega, chi } = target;
  const v1 = scalar("V_1", risk.variance ?? Infinity);
  const finite = risk.variance !== null;
  const left = (v0: Expression): Expression =>
    sum(
      product(k, sum(noise, target.signal)),
      minus(product(2, c, tau)),
      product(al, sum(omega, v1)),
      product(et, sum(chi, v0)),
    );
  const fed = (v0: Expression): { r1: Expression; r0: Expression } => ({
    r1: average(points, product(power(a, 2), al, left(v0))),
    r0: product(diagonal, average(points, product(power(a, 2), et, left(v0)))),
  });
  const lines: Equation[] = [
    ...ground.lines,
    definition(kept, shrunk, "share of β that the mean estimate keeps"),
    gain.line,
    resolvent.kappaLine,
    equation(A, average(points, product(a, al)), "fixed point, first scalar"),
    equation(B, product(diagonal, average(points, product(a, et))), "fixed point, second scalar"),
    definition(
      a,
      weight,
      interpolates
        ? "weight of a row that is interpolated: 1/leverage, from the other rows"
        : "weight of a row: 1/(1 + leverage), from the other rows",
    ),
    ...resolvent.lines,
    ...rowLines(ground, { al, et, c }),
  ];
  if (!finite) {
    return { ...infinite(ground), where: lines };
  }
  const v0 = closing(ground, resolvent, (value) => {
    const { r1, r0 } = fed(scalar("V_0", value));
    return { r1: evaluate(r1), r0: evaluate(r0) };
  });
  const r: Bound = { kind: "bound", tex: classesOf(problem) ? "r_i" : "r", meaning: left(v0) };
  const R1 = defined("R_1", average(points, product(power(a, 2), al, r)), "");
  const R0 = defined("R_0", product(diagonal, average(points, product(power(a, 2), et, r))), "");
  lines.push(
    ...resolvent.varianceLines(v1, v0, R1.letter, R0.letter),
    { ...R1.line, note: "what feeds the variance" },
    R0.line,
    definition(r, left(v0), "mean square that is left of a row"),
    ...target.lines,
    normLine(ground, kept, v0),
  );
  return formulaOf(ground, { kept, v1, v0 }, lines, sources.project);
}

function classesOf({ copies }: Ground["problem"]): boolean {
  return copies !== 1;
}

/** What α, η and c are for a ratio p. */
function rowLines(
  { problem }: Ground,
  letters: { readonly al: Bound; readonly et: Bound; readonly c: Bound },
): Equation[] {
  return [letters.al, letters.et, letters.c].flatMap((letter, index) =>
    letter.written === undefined
      ? []
      : [
          definition(
            { kind: "bound", tex: letter.tex },
            letter.written,
            index > 0
              ? ""
              : problem.rows === "masked-target"
                ? "rows at ratio p, which count in proportion to p"
                : "rows at ratio p",
          ),
        ],
  );
}

/** The squared norm, an equation that the variance of the coordinates must keep too. */
export function normLine(
  { signal, diagonal, risk }: Ground,
  kept: Expression,
  v0: Expression,
): Equation {
  const norm = scalar("\\lVert\\hat\\beta\\rVert^2", risk.norm2 ?? Infinity);
  const right = sum(average(signal, power(kept, 2)), quotient(v0, diagonal));
  return equation(norm, right, "squared norm, for comparison");
}

/** What is said where the variance is infinite. */
export function infinite(ground: Ground): RiskFormula {
  const divergent = ground.risk.regime === "divergent";
  return {
    name: caseName(ground.problem),
    main: null,
    where: ground.lines,
    source: sources.project,
    remark: divergent
      ? "The mean of 1/(1−p) over the rows is infinite, and with it the variance: rows that see almost nothing are interpolated all the same."
      : "There are exactly as many rows as dimensions for them to fit (N = d): the variance is infinite.",
  };
}
