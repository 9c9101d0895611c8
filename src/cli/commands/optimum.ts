import { InvalidProblem, faultLine, type Problem } from "../../problem/index.ts";
import {
  bestFixedRatio,
  bestLaw,
  bestRidge,
  optimum,
  type BestFixedRatio,
} from "../../theory/index.ts";
import type { ProblemCommand, SearchedLaw } from "../command.ts";
import { resultHeader } from "../header.ts";
import { linkTo } from "../link.ts";
import { optimumTable, type FoundLaw } from "../optimum-table.ts";

export const optimumCommand: ProblemCommand = {
  takesProblem: true,
  name: "optimum",
  summary: "the best mask of each family of laws, and what it gains",
  help:
    "Prints one object. optima has, for each family, the mask law with the least excess risk in place\n" +
    "of the problem’s own, the risk there, the gain over the best fixed ratio (1 − risk/risk), a link,\n" +
    "and a certificate: evaluations, points of the grids, local searches, the last bracket, and whether\n" +
    "the optimum is attained inside the range of laws. The family any is every law on [0, 1), whatever\n" +
    "its shape; its certificate has the least D/R over all ratios and where it is, D(p) being what a few\n" +
    "rows at ratio p do to the risk R: no law near is better while it is not negative (−1e-6 is taken\n" +
    "for 0). Where the infimum is approached as a ratio tends to 0 or 1, and not attained, approaches\n" +
    "names that end, infimum is the limit, and mask a law near it. A family that the problem does not allow has null, and a reason; asked for by\n" +
    "--law, it is bad input. bestRidge is the best penalty under the problem’s own masks, as a reference.",
  options: ["law", "format", "out"],
  formats: ["json", "table"],
  run(problem, { laws, format }) {
    const { version, link } = resultHeader(problem, []);
    const fixed = bestFixedRatio(problem);
    const optima = laws.map((law): FoundLaw => {
      try {
        return found(problem, law, fixed);
      } catch (error) {
        if (laws.length === 1 || !(error instanceof InvalidProblem)) throw error;
        return notAllowed(law, error);
      }
    });
    const { risk, ...ridge } = bestRidge(problem);
    const reference = { ...ridge, excessRisk: risk.excessRisk };
    if (format === "table") return { text: optimumTable(optima, reference) };
    const all = { version, problem, link, optima, bestRidge: reference };
    return { text: `${JSON.stringify(all, null, 2)}\n` };
  },
};

function found(problem: Problem, law: SearchedLaw, fixed: BestFixedRatio): FoundLaw {
  if (law === "any") {
    const { mask, risk, infimum, gain, gainOverUniform, certificate } = bestLaw(problem, fixed);
    const link = linkTo({ ...problem, mask }, []);
    const { excessRisk } = risk;
    return { law, mask, excessRisk, infimum, gain, gainOverUniform, risk, certificate, link };
  }
  const { mask, risk, gain, certificate } = optimum(problem, law, fixed);
  const link = linkTo({ ...problem, mask }, []);
  return { law, mask, excessRisk: risk.excessRisk, gain, risk, certificate, link };
}

function notAllowed(law: SearchedLaw, { faults }: InvalidProblem): FoundLaw {
  const reason = faults.map(faultLine).join("; ");
  const nothing = { mask: null, excessRisk: null, gain: null, risk: null, certificate: null };
  return { law, ...nothing, link: null, reason };
}
