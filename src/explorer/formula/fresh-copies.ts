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
import { formulaOf, type Ground } from "./ground.ts";
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
  return formulaOf(ground, { kept, v1, v0 }, lines, sources.project);
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

type Letter = keyof typeof letters;

const names = Object.keys(letters) as Letter[];

/** The letters' values at every combination of ratios. */
function blockPoints(tuples: CopyTuples, block: Block): Points {
  const { visible, hidden, groups } = tuples;
  const size = groups.reduce((total, { weight }) => total + weight.length, 0);
  const weights = new Float64Array(size);
  const columns = Object.fromEntries(names.map((name) => [name, new Float64Array(size)])) as Record<
    Letter,
    Float64Array
  >;
  let at = 0;
  for (const { size: copies, index, weight } of groups) {
    for (let j = 0; j < weight.length; j++, at++) {
      const nodes = index.subarray(j * copies, (j + 1) * copies);
      weights[at] = weight[j] as number;
      writeBlock(
        Float64Array.from(nodes, (i) => visible[i] as number),
        Float64Array.from(nodes, (i) => hidden[i] as number),
        block,
        columns,
        at,
      );
    }
  }
  return {
    operator: "\\tfrac{n}{N}\\,\\mathrm{E}",
    brackets: true,
    size,
    weight: weights,
    columns,
  };
}

/**
 * What one block M = (e I + u D + f vv')^-1 makes of its copies, by the formula of Sherman and
 * Morrison: with E = e + u D and y = v/E it is diag(1/E) - g y y', g = f/(1 + f v'y).
 */
function writeBlock(
  v: Float64Array,
  D: Float64Array,
  { unit, across, along }: Block,
  columns: Record<Letter, Float64Array>,
  at: number,
): void {
  const own = D.map((noise) => 1 / (unit + along * noise));
  const y = v.map((seen, i) => seen * (own[i] as number));
  const sumOver = (f: (i: number) => number): number => {
    let total = 0;
    for (let i = 0; i < v.length; i++) total += f(i);
    return total;
  };
  const get = (list: Float64Array, i: number): number => list[i] as number;
  const vy = sumOver((i) => get(v, i) * get(y, i));
  const ones = sumOver((i) => get(y, i));
  const g = across / (1 + across * vy);
  const m = y.map((value) => value / (1 + across * vy));
  const o = own.map((value, i) => value - g * get(y, i) * ones);
  const entry = (i: number, k: number): number =>
    (i === k ? get(own, i) : 0) - g * get(y, i) * get(y, k);
  const values: Record<Letter, number> = {
    x: sumOver((i) => get(v, i) * get(m, i)),
    h: sumOver((i) => get(v, i) * get(o, i)),
    seen: sumOver((i) => get(D, i) * entry(i, i)),
    mm: sumOver((i) => get(D, i) * get(m, i) ** 2),
    mo: sumOver((i) => get(D, i) * get(m, i) * get(o, i)),
    oo: sumOver((i) => get(D, i) * get(o, i) ** 2),
    pairs: sumOver((i) => sumOver((k) => get(D, i) * get(D, k) * entry(i, k) ** 2)),
  };
  for (const name of names) columns[name][at] = values[name];
}
