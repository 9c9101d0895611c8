import type { TableRows } from "../../data/index.ts";
import { summarize } from "../../numerics/index.ts";
import type { Observation } from "../../simulation/index.ts";
import type { Row } from "../../sweep/index.ts";
import { finiteSizeRisk, risk } from "../../theory/index.ts";
import { aligned, rounded } from "../comparison-table.ts";
import type { TableCommand } from "../command.ts";
import { runOnThreads } from "../experiments.ts";
import { resultHeader } from "../header.ts";
import { holdoutCells, type HoldoutCell } from "../holdout-cells.ts";
import { rowsOutput } from "../rows-output.ts";
import { readTableSource } from "../table-source.ts";

const COLUMNS = [
  "theory",
  "prediction",
  "limit",
  "mean",
  "standardError",
  "median",
  "difference",
  "z",
  "splits",
  "seed",
  "n",
  "d",
  "norm2",
  "trainingError",
  "notice",
] as const;

const NEAR_THRESHOLD =
  "About as many rows count as there are features: means are ruled by single splits, and no mean may exist; " +
  "look at the median.";

export const holdoutCommand: TableCommand = {
  takesProblem: false,
  takesFiles: false,
  takesTable: true,
  name: "holdout",
  summary: "held-out experiments on the rows of a table, beside the theory",
  help:
    "Draws --n rows without replacement, masks and fits them, and takes the mean squared error on all other\n" +
    "rows, in units of the target’s variance; R times. Prints for every cell the error by theory (of the\n" +
    "population estimated from the table; refined for n where it can be, else the limit, as prediction tells),\n" +
    "mean, standard error and median over the splits, difference = mean/theory − 1, and z. The split is the\n" +
    "unit: where each column is a target, a split has eight of them and its error is their mean.\n" +
    "--problem gives masks, rows, copies, rescaling, ridge and test inputs; --over sweeps these, or gamma, which\n" +
    "is features over n. The same seed gives the same digits, whatever the number of threads.",
  options: [
    "problem",
    "over",
    "n",
    "splits",
    "seed",
    "target",
    "transform",
    "indicators",
    "workers",
    "format",
    "out",
  ],
  formats: ["json", "jsonl", "csv", "table"],
  async run(file, request, given) {
    const { axes, size, splits, workers, format, table: settings } = request;
    const { prepared, population, cautions } = await readTableSource(file, settings);
    const { rows, used, values, target } = prepared;
    const table: TableRows = {
      rows,
      columns: used.length,
      values: shared(values),
      target: target === null ? null : shared(target.values),
    };
    const cells = holdoutCells(table, population, given, axes, size.n);
    const plan = { replicates: splits, seed: size.seed, target: 0 };
    const store = await runOnThreads(cells, plan, workers, table);
    const results = cells.map((cell): Row => {
      const seen = store.observations(cell, size.seed, { replicates: splits });
      const swept = axes.map(({ path }, i) => [path, cell.values[i] ?? null]);
      return {
        ...Object.fromEntries(swept),
        ...rowOf(cell, population.features, seen),
        seed: size.seed,
      };
    });
    const columns = [...axes.map(({ path }) => path), ...COLUMNS];
    if (format === "table") {
      const heads = [
        ...axes.map(({ path }) => path),
        "n",
        "theory",
        "mean",
        "std. error",
        "median",
        "difference",
      ];
      const names = [
        ...axes.map(({ path }) => path),
        "n",
        "theory",
        "mean",
        "standardError",
        "median",
        "difference",
      ];
      const lines = results.map((row) => [
        ...names.map((name) => rounded(row[name], 4)),
        row["notice"] === null ? "" : "near the threshold",
      ]);
      const title = `Error on held-out rows of ${file} (${splits} splits, seed ${size.seed}), in units of the target’s variance`;
      const told = cautions.map(({ message }) => `Caution: ${message}`);
      return {
        text: [
          title,
          "",
          ...told,
          ...(told.length > 0 ? [""] : []),
          ...aligned([[...heads, ""], ...lines]),
          "",
        ].join("\n"),
      };
    }
    const problem = cells[0]?.problem;
    if (problem === undefined) throw new TypeError("a sweep without cells");
    const experiment = { n: size.n, replicates: splits, seed: size.seed };
    const header = {
      ...resultHeader(problem, axes),
      experiment,
      target: target?.name ?? "each",
      cautions,
    };
    return rowsOutput(format, header, columns, results);
  },
};

/** Numbers that all threads see, without a copy for each. */
function shared(values: Float64Array): Float64Array {
  const all = new Float64Array(new SharedArrayBuffer(values.byteLength));
  all.set(values);
  return all;
}

function rowOf({ problem, n }: HoldoutCell, d: number, seen: readonly Observation[]): Row {
  const of = (name: keyof Observation): ReturnType<typeof summarize> =>
    summarize(seen.map((one) => one[name]).filter((value) => !Number.isNaN(value)));
  const { mean, standardError, median, replicates } = of("totalRisk");
  const limit = risk(problem).totalRisk;
  const refined = problem.copies === 1 ? finiteSizeRisk(problem, { n, d }).totalRisk : null;
  const theory = refined ?? limit;
  const miss = theory === null || mean === null ? null : mean - theory;
  return {
    theory,
    prediction: refined === null ? "limit" : "finite-size",
    limit,
    mean,
    standardError,
    median,
    difference: miss === null || theory === null ? null : miss / theory,
    z: miss === null || !standardError ? null : miss / standardError,
    splits: replicates,
    n,
    d,
    norm2: of("norm2").mean,
    trainingError: of("trainingError").mean,
    notice: problem.copies === 1 && refined === null ? NEAR_THRESHOLD : null,
  };
}
