import { formatNumber } from "../../plot/index.ts";
import type { Problem } from "../../problem/index.ts";
import { risk } from "../../theory/index.ts";

const known = new WeakMap<Problem, string>();

/** The excess risk of a problem as text; computed once for each problem. */
export function excessRiskText(problem: Problem): string {
  let text = known.get(problem);
  if (text === undefined) {
    const { excessRisk } = risk(problem);
    text = excessRisk === null ? "∞" : formatNumber(excessRisk);
    known.set(problem, text);
  }
  return text;
}
