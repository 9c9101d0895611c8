import type { Problem } from "../../problem/index.ts";
import type { Regime } from "../../theory/index.ts";

const REGIMES: Readonly<Record<Regime, string>> = {
  underparameterised: "underparameterised: more rows than features",
  overparameterised: "overparameterised: more features than rows",
  threshold: "at the interpolation threshold: the risk is infinite",
  divergent: "divergent: some rows see almost nothing",
};

/** The side of the threshold, in words. */
export function regimeText(problem: Problem, regime: Regime): string {
  if (problem.copies === "infinity") return "the loss is averaged over masks: an adaptive ridge";
  const interpolates = regime === "overparameterised" && problem.ridge === 0;
  return interpolates ? `${REGIMES[regime]}, the fit interpolates` : REGIMES[regime];
}
