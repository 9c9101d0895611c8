import {
  compareCell,
  compareSweep,
  sweepCells,
  type Axis,
  type CellComparison,
  type Row,
} from "../../sweep/index.ts";
import { risk } from "../../theory/index.ts";
import type { ProblemCommand } from "../command.ts";
import { comparisonTable } from "../comparison-table.ts";
import { runExperiments, type CellRun } from "../experiments.ts";
import { resultHeader } from "../header.ts";
import { rowsOutput } from "../rows-output.ts";

const COLUMNS = [
  "theory",
  "prediction",
  "mean",
  "standardError",
  "z",
  "replicates",
  "n",
  "d",
  "allowance",
  "score",
  "verdict",
  "reason",
  "notice",
] as const;

export const compareCommand: ProblemCommand = {
  takesProblem: true,
  name: "compare",
  summary: "theory and experiments side by side, with a verdict",
  help:
    "Prints excess risk by theory and by experiment for every cell, z = (mean − theory)/standard\n" +
    "error, and a verdict over all cells. The verdict allows for what a finite n is known to change\n" +
    "(allowance, relative); a cell where that is too much, or theory is infinite, is not trusted and\n" +
    "does not count. With --theory finite-size, theory is refined for n and d: visible entries counted,\n" +
    "spikes with their share, the threshold shifted. It stays the limit where no refinement is known\n" +
    "(copies); the column prediction tells. Cells of one run share their draws and so err alike: the\n" +
    "probability P of the verdict counts their correlation, as seen in the replicates. --target-se is\n" +
    "that of simulate.",
  options: ["theory", "over", "n", "replicates", "target-se", "seed", "workers", "format", "out"],
  formats: ["json", "jsonl", "csv", "table"],
  async run(problem, request) {
    const { axes, format, size, theory } = request;
    const cells = sweepCells(problem, axes);
    const runs = await runExperiments(cells, request);
    const comparisons = runs.map(({ experiment }, i) => {
      const at = cells[i]?.problem ?? problem;
      return compareCell(at, risk(at), experiment, theory);
    });
    const summary = compareSweep(
      comparisons,
      runs.map(({ draws }) => draws),
    );
    const rows = comparisons.map((comparison, i) =>
      comparisonRow(axes, cells[i]?.values ?? [], comparison, runs[i]),
    );
    const columns = [...axes.map(({ path }) => path), ...COLUMNS];
    if (format === "table")
      return { text: comparisonTable(axes, rows, summary, { ...size, theory }) };
    const header = { ...resultHeader(problem, axes, size), theory, comparison: summary };
    return rowsOutput(format, header, columns, rows);
  },
};

function comparisonRow(
  axes: readonly Axis[],
  values: readonly number[],
  comparison: CellComparison,
  run: CellRun | undefined,
): Row {
  const experiment = run?.experiment;
  // refined theory knows the trace of spikes: nothing to warn of
  const known = comparison.prediction === "finite-size" ? "spikes" : null;
  const told = experiment?.notices.filter(({ kind }) => kind !== known) ?? [];
  const notices = [...told.map(({ message }) => message), run?.remark ?? ""]
    .filter(Boolean)
    .join(" ");
  return {
    ...Object.fromEntries(axes.map(({ path }, i) => [path, values[i] ?? null])),
    ...comparison,
    replicates: experiment?.excessRisk.replicates ?? null,
    n: experiment?.n ?? null,
    d: experiment?.d ?? null,
    notice: notices === "" ? null : notices,
  };
}
