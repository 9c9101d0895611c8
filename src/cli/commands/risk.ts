import { sweepColumns, theoryRow } from "../../sweep/index.ts";
import { risk } from "../../theory/index.ts";
import type { ProblemCommand } from "../command.ts";
import { resultHeader } from "../header.ts";
import { rowsOutput } from "../rows-output.ts";

export const riskCommand: ProblemCommand = {
  takesProblem: true,
  name: "risk",
  summary: "the asymptotic risk of one problem",
  help:
    "Prints one object: excessRisk, totalRisk, bias, variance, estimationRisk, norm2, trainingError,\n" +
    "regime and solver. What is infinite is null; regime says why.",
  options: ["format", "out"],
  formats: ["json", "jsonl", "csv"],
  run(problem, { format }) {
    const result = risk(problem);
    if (format === "json") return { text: `${JSON.stringify(result, null, 2)}\n` };
    if (format === "jsonl") return { text: `${JSON.stringify(result)}\n` };
    const rows = [theoryRow([], [], result)];
    return rowsOutput(format, resultHeader(problem, []), sweepColumns([]), rows);
  },
};
