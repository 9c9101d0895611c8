import { formatNumber } from "../../../plot/index.ts";
import type { MaskLaw, Problem } from "../../../problem/index.ts";
import { bestFixedRatio } from "../../../theory/index.ts";
import { excess } from "./theory.ts";

/** A change below this, relative, is none. */
const NOTHING = 5e-4;

/**
 * What a figure shows at its present setting, in words made from its numbers: what the masks do to
 * the risk, and where the best fixed ratio is. Plain text. Cost: that of a best fixed ratio, some
 * 200 risks.
 */
export function inWords(problem: Problem): string {
  const known = told.get(problem);
  if (known !== undefined) return known;
  const words = [effect(problem), best(problem)].filter((one) => one !== "").join(" ");
  told.set(problem, words);
  return words;
}

const told = new WeakMap<Problem, string>();

const three = (value: number): string => formatNumber(value, 3);

function masks(mask: MaskLaw): string {
  switch (mask.law) {
    case "fixed":
      return `masks at ${three(mask.ratio)}`;
    case "uniform":
      return `ratios drawn between ${three(mask.min)} and ${three(mask.max)}`;
    default:
      return "ratios drawn at random";
  }
}

/** The risk here against that of the same samples without masks. */
function effect(problem: Problem): string {
  const here = excess(problem);
  const sizes = `With ${three(problem.gamma)} features for each sample`;
  if (here === Infinity) return `${sizes} the excess risk is infinite.`;
  if (problem.rows === "masked-target") {
    return `${sizes}, ${masks(problem.mask)} have an excess risk of ${three(here)}.`;
  }
  if (problem.mask.law === "fixed" && problem.mask.ratio === 0) {
    return `${sizes} and no masks the excess risk is ${three(here)}.`;
  }
  const clean = excess({ ...problem, copies: 1, mask: { law: "fixed", ratio: 0 } });
  if (clean === Infinity) {
    return `${sizes}, ${masks(problem.mask)} bring an infinite excess risk down to ${three(here)}.`;
  }
  const change = here / clean - 1;
  if (!(Math.abs(change) > NOTHING)) {
    return `${sizes}, ${masks(problem.mask)} leave the excess risk at ${three(here)}.`;
  }
  const does =
    change < 0
      ? `lower the excess risk by ${formatNumber(-100 * change, 2)} %`
      : change < 2
        ? `raise the excess risk by ${formatNumber(100 * change, 2)} %`
        : `multiply the excess risk by ${formatNumber(change + 1, 2)}`;
  return `${sizes}, ${masks(problem.mask)} ${does}, from ${three(clean)} to ${three(here)}.`;
}

/** The best fixed ratio, and how far from it the setting is. */
function best(problem: Problem): string {
  const { ratio, risk, attained } = bestFixedRatio(problem);
  const least = risk.excessRisk ?? Infinity;
  if (least === Infinity) return "No fixed ratio has a finite one.";
  if (ratio === 0) return "No fixed ratio does better than none.";
  if (!attained) return "Fixed ratios do the better the nearer they come to an end of their range.";
  const beaten =
    problem.mask.law !== "fixed" && excess(problem) < least * (1 - NOTHING)
      ? "which the random ratio beats"
      : "the best fixed one";
  return `A ratio of ${three(ratio)}, ${beaten}, has ${three(least)}.`;
}
