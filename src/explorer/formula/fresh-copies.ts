import { caseName } from "./case.ts";
import { freshCopies, type CopyTuples } from "../../theory/index.ts";
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
  type Points,
} from "./expression.ts";
import type { RiskFormula } from "./formula.ts";
import { riskLetter, riskOf, type Ground } from "./ground.ts";
import { infinite, normLine } from "./mixture.ts";
import { closing, resolventLines, targetLines } from "./resolvent.ts";

/** Copies with a ratio of their own each: a block M per sample takes the place of weights of rows. */
export function freshCopiesFormula(ground: Ground): RiskFormula {
  const { problem, gamma, diagonal, noise, risk } = ground;
  const solved = freshCopies(problem);
  if (solved === null || solved.scalars === null) return infinite(ground);
  const resolvent = resolventLines(ground, solved.scalars, risk.regime, solved.effectiveRidge);
  const { A, B, s0, s1, interpolates } = resolvent;
  const points = blockPoints(solved.tuples, {
    unit: interpolates ? 0 : 1,
    across: gamma.value * s1.value,
    along: gamma.value * evaluate(product(diagonal, s0)),
  });

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
          product(nu, power(letters.h, 2)),
          minus(product(2, tau, letters.h, letters.x)),
          product(seen, power(letters.x, 2)),
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
  return {
    name: caseName(problem),
    main: equation(
      riskLetter(ground),
      riskOf(ground, { kept, v1, v0 }),
      problem.test.mask > 0 ? "excess risk on masked tests" : "excess risk: bias and variance",
    ),
    where: lines,
    source: sources.project,
    remark: "",
  };
}

const letter = (tex: string, column: string): Bound => ({ kind: "bound", tex, column });

/** What a sample's block M makes of its copies; v and D as in `blockLines`, m = Mv, o = M1. */
const letters = {
  x: letter("v^{\\!\\top}m", "x"),
  h: letter("v^{\\!\\top}o", "h"),
  seen: letter("\\operatorname{tr}DM", "seen"),
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

interface Block {
  /** 1, or 0 where the fit interpolates. */
  readonly unit: 0 | 1;
  /** Factor of vv'. */
  readonly across: number;
  /** Factor of D. */
  readonly along: number;
}

/** The letters' values at every combination of ratios, by the formula of Sherman and Morrison. */
function blockPoints(
  { visible, hidden, groups }: CopyTuples,
  { unit, across, along }: Block,
): Points {
  const rows: { weight: number; values: Record<keyof typeof letters, number> }[] = [];
  for (const { size, index, weight } of groups) {
    for (let j = 0; j < weight.length; j++) {
      const nodes = Array.from(index.subarray(j * size, (j + 1) * size));
      const v = nodes.map((node) => visible[node] as number);
      const D = nodes.map((node) => hidden[node] as number);
      const values = blockSums(v, D, (i, k) => blockEntry(v, D, i, k, { unit, across, along }));
      rows.push({ weight: weight[j] as number, values });
    }
  }
  const column = (key: keyof typeof letters): Float64Array =>
    Float64Array.from(rows, ({ values }) => values[key]);
  return {
    operator: "\\tfrac{n}{N}\\,\\mathrm{E}",
    brackets: true,
    size: rows.length,
    weight: Float64Array.from(rows, ({ weight }) => weight),
    columns: Object.fromEntries(
      (Object.keys(letters) as (keyof typeof letters)[]).map((key) => [key, column(key)]),
    ),
  };
}

function blockEntry(
  v: readonly number[],
  D: readonly number[],
  i: number,
  k: number,
  { unit, across, along }: Block,
): number {
  const own = (at: number): number => unit + along * (D[at] as number);
  const whole = v.reduce((total, value, at) => total + (value * value) / own(at), 0);
  const cross = (across * (v[i] as number) * (v[k] as number)) / (own(i) * own(k));
  return (i === k ? 1 / own(i) : 0) - cross / (1 + across * whole);
}

function blockSums(
  v: readonly number[],
  D: readonly number[],
  M: (i: number, k: number) => number,
): Record<keyof typeof letters, number> {
  const all = v.map((_, i) => i);
  const total = (f: (i: number) => number): number => all.reduce((sum, i) => sum + f(i), 0);
  const m = all.map((i) => total((k) => M(i, k) * (v[k] as number)));
  const o = all.map((i) => total((k) => M(i, k)));
  const at = (list: readonly number[], i: number): number => list[i] as number;
  return {
    x: total((i) => at(v, i) * at(m, i)),
    h: total((i) => at(v, i) * at(o, i)),
    seen: total((i) => at(D, i) * M(i, i)),
    mm: total((i) => at(D, i) * at(m, i) ** 2),
    mo: total((i) => at(D, i) * at(m, i) * at(o, i)),
    oo: total((i) => at(D, i) * at(o, i) ** 2),
    pairs: total((i) => total((k) => at(D, i) * at(D, k) * M(i, k) ** 2)),
  };
}
