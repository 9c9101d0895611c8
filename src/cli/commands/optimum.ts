import { InvalidProblem, faultLine, type Problem } from "../../problem/index.ts";
import {
  bestFixedRatio,
  bestRidge,
  optimum,
  type Optimum,
  type OptimumLaw,
} from "../../theory/index.ts";
import type { ProblemCommand } from "../command.ts";
import { resultHeader } from "../header.ts";
import { linkTo } from "../link.ts";

export const optimumCommand: ProblemCommand = {
  takesProblem: true,
  name: "optimum",
  summary: "the best mask of each family of laws, and what it gains",
  help:
    "Prints one object. optima has, for each family, the mask law with the least excess risk in place\n" +
    "of the problem’s own, the risk there, the gain over the best fixed ratio (1 − risk/risk), a link,\n" +
    "and a certificate: evaluations, points of the grids, local searches, the last bracket, and whether\n" +
    "the optimum is attained inside the range of laws. A family that the problem does not allow has\n" +
    "null, and a reason; asked for by --law, it is bad input. bestRidge is the best penalty under the\n" +
    "problem’s own masks, as a reference.",
  options: ["law", "out"],
  formats: ["json"],
  run(problem, { laws }) {
    const { version, link } = resultHeader(problem, []);
    const fixed = bestFixedRatio(problem);
    const optima = laws.map((law) => {
      try {
        return found(problem, optimum(problem, law, fixed));
      } catch (error) {
        if (laws.length === 1 || !(error instanceof InvalidProblem)) throw error;
        return notAllowed(law, error);
      }
    });
    const { risk, ...ridge } = bestRidge(problem);
    const reference = { ...ridge, excessRisk: risk.excessRisk };
    const all = { version, problem, link, optima, bestRidge: reference };
    return { text: `${JSON.stringify(all, null, 2)}\n` };
  },
};

function found(problem: Problem, { mask, ...rest }: Optimum): object {
  const { law, risk, gain, certificate } = rest;
  const link = linkTo({ ...problem, mask }, []);
  return { law, mask, excessRisk: risk.excessRisk, gain, risk, certificate, link };
}

function notAllowed(law: OptimumLaw, { faults }: InvalidProblem): object {
  const reason = faults.map(faultLine).join("; ");
  const nothing = { mask: null, excessRisk: null, gain: null, risk: null, certificate: null };
  return { law, ...nothing, link: null, reason };
}
