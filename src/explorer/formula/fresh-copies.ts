import { freshCopies, type BlockAverages } from "../../theory/index.ts";
import { defined, definition, equation, sources, type Equation } from "./equation.ts";
import {
  average,
  evaluate,
  minus,
  product,
  quotient,
  scalar,
  sum,
  type Bound,
  type Expression,
  type Points,
} from "./expression.ts";
import type { RiskFormula } from "./formula.ts";
import { formulaOf, type Ground } from "./ground.ts";
import { infinite, normLine } from "./mixture.ts";
import { closing, resolventLines, targetLines } from "./resolvent.ts";

/** Copies with a ratio of their own each: a block M per sample takes the place of weights of rows. */
export function freshCopiesFormula(ground: Ground): RiskFormula {
  const { problem, diagonal, noise, risk } = ground;
  const solved = freshCopies(problem);
  if (solved === null || solved.scalars === null) return infinite(ground);
  const resolvent = resolventLines(ground, solved.scalars, risk.regime, solved.effectiveRidge);
  const { A, B, interpolates } = resolvent;
  const points = blockPoints(solved.averages);

  const gain = defined("g", quotient(average(points, letters.h), A), "gain over ridge regression");
  const shrunk = product(gain.letter, resolvent.shrunk);
  const kept: Bound = { kind: "bound", tex: "t_k", meaning: shrunk };
  const target = targetLines(ground, kept);
  const { tau, omega, chi } = target;
  const nu = sum(noise, target.signal);
  const lines: Equation[] = [
    ...ground.lines,
    definition(kept, shrunk, "share of β that the mean estimate keeps"),
    gain.line,
    resolvent.kappaLine,
    equation(A, average(points, letters.x), "fixed point, first scalar"),
    equation(B, product(diagonal, average(points, letters.seen)), "fixed point, second scalar"),
    ...blockLines(ground, interpolates),
    ...resolvent.lines,
  ];
  if (risk.variance === null) return { ...infinite(ground), where: lines };
  const v1 = scalar("V_1", risk.variance);
  const fed = (v0: Expression): { r1: Expression; r0: Expression } => {
    const seen = sum(omega, v1);
    const hidden = sum(chi, v0);
    return {
      r1: average(
        points,
        sum(
          product(nu, letters.hh),
          minus(product(2, tau, letters.hx)),
          product(seen, letters.xx),
          product(hidden, letters.mm),
        ),
      ),
      r0: product(
        diagonal,
        average(
          points,
          sum(
            product(nu, letters.oo),
            minus(product(2, tau, letters.mo)),
            product(seen, letters.mm),
            product(hidden, letters.pairs),
          ),
        ),
      ),
    };
  };
  const v0 = closing(ground, resolvent, (value) => {
    const { r1, r0 } = fed(scalar("V_0", value));
    return { r1: evaluate(r1), r0: evaluate(r0) };
  });
  const { r1, r0 } = fed(v0);
  const R1 = defined("R_1", r1, "what feeds the variance");
  const R0 = defined("R_0", r0, "");
  lines.push(
    ...resolvent.varianceLines(v1, v0, R1.letter, R0.letter),
    R1.line,
    R0.line,
    ...target.lines,
    normLine(ground, kept, v0),
  );
  return formulaOf(ground, { kept, v1, v0 }, lines, sources.project);
}

const letter = (tex: string, column: string): Bound => ({ kind: "bound", tex, column });

/** What a sample's block M makes of its copies; v and D as in `blockLines`, m = Mv, o = M1. */
const letters = {
  x: letter("v^{\\!\\top}m", "x"),
  h: letter("v^{\\!\\top}o", "h"),
  seen: letter("\\operatorname{tr}DM", "seen"),
  hh: letter("\\left(v^{\\!\\top}o\\right)^2", "hh"),
  hx: letter("v^{\\!\\top}o\\,v^{\\!\\top}m", "hx"),
  xx: letter("\\left(v^{\\!\\top}m\\right)^2", "xx"),
  mm: letter("m^{\\!\\top}Dm", "mm"),
  mo: letter("m^{\\!\\top}Do", "mo"),
  oo: letter("o^{\\!\\top}Do", "oo"),
  pairs: letter("\\operatorname{tr}DMDM", "pairs"),
} as const;

/** What v, D and M are. */
function blockLines({ problem, diagonal }: Ground, interpolates: boolean): Equation[] {
  const words = (tex: string): Bound => ({ kind: "bound", tex });
  const t = diagonal.kind === "scalar" ? "t\\," : "";
  const unit = interpolates ? "" : "I+";
  const block = `\\left(${unit}\\gamma_N\\left(${t}s_0D+s_1vv^{\\!\\top}\\right)\\right)^{-1}`;
  const seen = problem.rescale ? "1" : "1-p_i";
  const noise = problem.rescale ? "\\frac{p_i}{1-p_i}" : "p_i(1-p_i)";
  return [
    definition(words("M"), words(block), "leave-one-out block of the copies of a sample"),
    definition(words("v_i"), words(seen), "what is seen of copy i"),
    definition(words("D_{ii}"), words(noise), "mask noise of copy i"),
    definition(words("m=Mv,\\;\\;o"), words("M1"), ""),
  ];
}

/** The letters' averages over the ratios of a sample's copies, as one point of weight 1. */
function blockPoints(averages: BlockAverages): Points {
  const names = Object.keys(letters) as (keyof typeof letters)[];
  return {
    operator: "\\tfrac{n}{N}\\,\\mathrm{E}",
    brackets: true,
    size: 1,
    weight: Float64Array.of(1),
    columns: Object.fromEntries(names.map((name) => [name, Float64Array.of(averages[name])])),
  };
}
