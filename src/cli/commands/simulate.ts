import { simulationRow, sweepCells, sweepColumns } from "../../sweep/index.ts";
import type { ProblemCommand } from "../command.ts";
import { runExperiments } from "../experiments.ts";
import { resultHeader } from "../header.ts";
import { rowsOutput } from "../rows-output.ts";

export const simulateCommand: ProblemCommand = {
  takesProblem: true,
  name: "simulate",
  summary: "seeded experiments of finite size, over a grid or at one point",
  help:
    "Prints one row for every combination of the swept values: mean, standard error and median over\n" +
    "the replicates. The same seed gives the same digits, whatever the number of threads.",
  options: ["over", "n", "replicates", "seed", "workers", "format", "out"],
  formats: ["csv", "json", "jsonl"],
  async run(problem, request) {
    const { axes, format, size } = request;
    const cells = sweepCells(problem, axes);
    const experiments = await runExperiments(cells, request);
    const rows = experiments.map((experiment, i) =>
      simulationRow(axes, cells[i]?.values ?? [], experiment),
    );
    return rowsOutput(format, resultHeader(problem, axes, size), sweepColumns(axes), rows);
  },
};
