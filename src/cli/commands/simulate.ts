import { simulationRow, sweepCells, sweepColumns } from "../../sweep/index.ts";
import type { ProblemCommand } from "../command.ts";
import { runExperiments } from "../experiments.ts";
import { resultHeader } from "../header.ts";
import { rowsOutput } from "../rows-output.ts";
import { inShard } from "../shard.ts";

export const simulateCommand: ProblemCommand = {
  takesProblem: true,
  name: "simulate",
  summary: "seeded experiments of finite size, over a grid or at one point",
  help:
    "Prints one row for every combination of the swept values: mean, standard error and median over\n" +
    "the replicates. The same seed gives the same digits, whatever the number of threads.\n" +
    "With --target-se a cell is done once the standard error of its mean excess risk is that share of\n" +
    "the mean (looked at after 16, 24, 36, 54, … replicates; the column replicates tells), or tails\n" +
    "turn out too heavy for a mean, or --replicates are spent; notice says so. Stopping on the data\n" +
    "makes standard errors a few per cent too small.",
  options: ["over", "n", "replicates", "target-se", "seed", "workers", "shard", "format", "out"],
  formats: ["csv", "json", "jsonl"],
  async run(problem, request) {
    const { axes, format, size, shard } = request;
    const all = sweepCells(problem, axes);
    const cells = shard === null ? all : all.filter((_, place) => inShard(shard, place));
    const runs = await runExperiments(cells, request);
    const rows = runs.map(({ experiment, remark }, i) =>
      simulationRow(axes, cells[i]?.values ?? [], experiment, remark),
    );
    const header = { ...resultHeader(problem, axes, size), ...(shard !== null && { shard }) };
    return rowsOutput(format, header, sweepColumns(axes), rows);
  },
};
