import { sweepCells, sweepColumns, theoryRow } from "../../sweep/index.ts";
import { risk } from "../../theory/index.ts";
import type { ProblemCommand } from "../command.ts";
import { resultHeader } from "../header.ts";
import { rowsOutput } from "../rows-output.ts";

export const sweepCommand: ProblemCommand = {
  takesProblem: true,
  name: "sweep",
  summary: "the asymptotic risk over a grid",
  help:
    "Prints one row for every combination of the swept values, the last field running fastest.\n" +
    "What is infinite is empty (null in JSON); regime says why.",
  options: ["over", "format", "out"],
  formats: ["csv", "json", "jsonl"],
  run(problem, { axes, format }) {
    const cells = sweepCells(problem, axes);
    const rows = cells.map((cell) => theoryRow(axes, cell.values, risk(cell.problem)));
    return rowsOutput(format, resultHeader(problem, axes), sweepColumns(axes), rows);
  },
};
