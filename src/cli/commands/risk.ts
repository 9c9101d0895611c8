import { sweepColumns, theoryRow } from "../../sweep/index.ts";
import { derivedQuantities, risk } from "../../theory/index.ts";
import type { ProblemCommand } from "../command.ts";
import { resultHeader } from "../header.ts";
import { rowsOutput } from "../rows-output.ts";

export const riskCommand: ProblemCommand = {
  takesProblem: true,
  name: "risk",
  summary: "the asymptotic risk of one problem",
  help:
    "Prints one object: excessRisk, totalRisk, bias, variance, estimationRisk, norm2, trainingError,\n" +
    "regime and solver. What is infinite is null; regime says why. As JSON it also has derived: the\n" +
    "effective ridge, the scalars of the fixed point, degrees of freedom, effective noise and samples,\n" +
    "and the variance by source; null where they are not defined.",
  options: ["format", "out"],
  formats: ["json", "jsonl", "csv"],
  run(problem, { format }) {
    const result = risk(problem);
    if (format !== "csv") {
      const all = { ...result, derived: derivedQuantities(problem) };
      return { text: `${JSON.stringify(all, null, format === "json" ? 2 : undefined)}\n` };
    }
    const rows = [theoryRow([], [], result)];
    return rowsOutput(format, resultHeader(problem, []), sweepColumns([]), rows);
  },
};
