import {
  compareCell,
  compareTogether,
  EXTRAPOLATED,
  extrapolate,
  sweepCells,
  type CellComparison,
  type Extrapolation,
  type Row,
  type SweepCell,
} from "../../sweep/index.ts";
import { risk } from "../../theory/index.ts";
import type { ProblemCommand, Request } from "../command.ts";
import { comparisonTable } from "../comparison-table.ts";
import { runExperiments, type CellRun } from "../experiments.ts";
import { resultHeader } from "../header.ts";
import { rowsOutput } from "../rows-output.ts";

const COLUMNS = [
  "theory",
  "prediction",
  "limit",
  "mean",
  "standardError",
  "difference",
  "differenceLow",
  "differenceHigh",
  "z",
  "verdict",
  "reason",
  "replicates",
  "n",
  "d",
] as const;

/** Columns of the means that are run out to n = ∞, for each multiple of n. */
const SIZE_COLUMNS = EXTRAPOLATED.flatMap((multiple) => [
  `mean${multiple}n`,
  `standardError${multiple}n`,
]);

export const compareCommand: ProblemCommand = {
  takesProblem: true,
  name: "compare",
  summary: "theory and experiments side by side, with a verdict",
  help:
    "Prints excess risk by theory and by experiment for every cell, by how much the mean differs\n" +
    "(difference = mean/theory − 1, with its 95 % interval), z = (mean − theory)/standard error, and\n" +
    "a verdict, for each cell and over all of them:\n" +
    "  agrees              within noise, the interval reaching to 5 % at most\n" +
    "  agrees within x %   beyond noise, but finite n explains it\n" +
    "  too noisy           within noise that is larger than that: more replicates would tell\n" +
    "  differs by x %      beyond noise, not explained, below 5 %\n" +
    "  disagrees           beyond noise, not explained, 5 % or more\n" +
    "  not compared        with the reason\n" +
    "Noise is judged at 1 %, all cells together; cells of one run share their draws and so err alike,\n" +
    "which is counted. Theory is that at this n and d (visible entries counted, spikes with their\n" +
    "share, the threshold shifted) where it is known, else the limit; the column prediction tells, and\n" +
    "limit stands beside it. With --theory limit the limit is held against the means, and theory at\n" +
    "this n may explain the difference. With --extrapolate a + b/n is fitted to the means of n, 2n and\n" +
    "4n: mean is a, and the limit itself is tested. --target-se is that of simulate. The status is 0\n" +
    "whatever the verdict.",
  options: [
    "theory",
    "extrapolate",
    "over",
    "n",
    "replicates",
    "target-se",
    "seed",
    "workers",
    "format",
    "out",
  ],
  formats: ["json", "jsonl", "csv", "table"],
  async run(problem, request) {
    const { axes, format, size, extrapolate: isExtrapolated } = request;
    const theory = isExtrapolated ? "limit" : request.theory;
    const cells = sweepCells(problem, axes);
    const compared = await compareCells(cells, request);
    const { cells: judged, all: summary } = compareTogether(
      compared.map(({ comparison }) => comparison),
      compared.map(({ draws }) => draws),
    );
    const paths = axes.map(({ path }) => path);
    const rows = compared.map((one, i) =>
      comparisonRow(paths, cells[i]?.values ?? [], judged[i] ?? one.comparison, one),
    );
    const columns = [
      ...paths,
      ...COLUMNS,
      ...(isExtrapolated ? ["slope", ...SIZE_COLUMNS] : []),
      "notice",
    ];
    if (format === "table") {
      const settings = { ...size, theory, isExtrapolated };
      return { text: comparisonTable(axes, rows, summary, settings) };
    }
    const told = { theory, extrapolate: isExtrapolated, comparison: summary };
    return rowsOutput(format, { ...resultHeader(problem, axes, size), ...told }, columns, rows);
  },
};

/** A cell held against theory, with what it was made from. */
interface ComparedRun {
  readonly comparison: CellComparison;
  readonly run: CellRun;
  /** Excess risks that the comparison is about, replicate by replicate. */
  readonly draws: ArrayLike<number>;
  readonly extrapolation: Extrapolation | null;
}

async function compareCells(
  cells: readonly SweepCell[],
  request: Request,
): Promise<readonly ComparedRun[]> {
  const multiples = request.extrapolate ? EXTRAPOLATED : [1];
  const sized = multiples.flatMap((multiple) =>
    cells.map(({ problem }) => ({ problem, n: multiple * request.size.n })),
  );
  const runs = await runExperiments(sized, request);
  return cells.map(({ problem }, i) => {
    const sizes = multiples.map((_, k) => runs[k * cells.length + i] as CellRun);
    const [run] = sizes as [CellRun, ...CellRun[]];
    const extrapolation = request.extrapolate
      ? extrapolate(
          problem,
          sizes.map(({ experiment: { n, d }, draws }) => ({ n, d, draws })),
        )
      : null;
    const comparison = compareCell(problem, risk(problem), run.experiment, {
      prediction: request.theory,
      draws: run.draws,
      extrapolation,
    });
    return { comparison, run, draws: extrapolation?.draws ?? run.draws, extrapolation };
  });
}

function comparisonRow(
  paths: readonly string[],
  values: readonly number[],
  comparison: CellComparison,
  { run: { experiment, remark }, extrapolation }: ComparedRun,
): Row {
  // theory at this size knows the trace of spikes: nothing to warn of
  const known = comparison.prediction === "finite-size" || extrapolation ? "spikes" : null;
  const told = experiment.notices.filter(({ kind }) => kind !== known);
  const bent =
    extrapolation !== null && extrapolation.used < extrapolation.sizes.length
      ? "The means of n, 2n and 4n lie on no line in 1/n: a is that of the two larger sizes."
      : "";
  const notices = [...told.map(({ message }) => message), remark ?? "", bent].filter(Boolean);
  const { theory, prediction, limit, mean, standardError, difference, z, reason } = comparison;
  const { low, high, words } = comparison;
  return {
    ...Object.fromEntries(paths.map((path, i) => [path, values[i] ?? null])),
    theory,
    prediction,
    limit,
    mean,
    standardError,
    difference,
    z,
    reason,
    differenceLow: low,
    differenceHigh: high,
    verdict: words,
    replicates: experiment.excessRisk.replicates,
    n: experiment.n,
    d: experiment.d,
    ...sizeColumns(extrapolation),
    notice: notices.length === 0 ? null : notices.join(" "),
  };
}

function sizeColumns(extrapolation: Extrapolation | null): Row {
  if (extrapolation === null) return {};
  const sizes = extrapolation.sizes.flatMap(({ mean, standardError }, i): [string, number][] => [
    [`mean${EXTRAPOLATED[i]}n`, mean],
    [`standardError${EXTRAPOLATED[i]}n`, standardError],
  ]);
  return { slope: extrapolation.slope, ...Object.fromEntries(sizes) };
}
