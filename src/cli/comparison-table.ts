import {
  differenceWords,
  EXTRAPOLATED,
  intervalWords,
  signedPercent,
  type Axis,
  type ExperimentSize,
  type Prediction,
  type Row,
  type SweepComparison,
} from "../sweep/index.ts";

/** What a table of comparisons is about, beside its rows. */
export interface ComparisonSettings extends ExperimentSize {
  readonly theory: Prediction;
  /** Whether means of several sizes were run out to n = ∞. */
  readonly isExtrapolated: boolean;
}

/** A comparison for a person: a line for each cell, why some do not count, and the verdict. */
export function comparisonTable(
  axes: readonly Axis[],
  rows: readonly Row[],
  summary: SweepComparison,
  settings: ComparisonSettings,
): string {
  const { n, replicates, seed, target, theory, isExtrapolated } = settings;
  const paths = axes.map(({ path }) => path);
  const most = `${replicates} replicates`;
  const wanted = `at most ${most} to a standard error of ${Number((100 * target).toPrecision(3))} %`;
  const spent = target > 0 ? wanted : most;
  const sizes = isExtrapolated ? EXTRAPOLATED.map((multiple) => multiple * n).join(", ") : n;
  const columns: [string, (row: Row) => string][] = [
    ...paths.map((path): [string, (row: Row) => string] => [path, (row) => String(row[path])]),
    ["theory", (row) => rounded(row["theory"], 5)],
    ...(theory === "limit" ? [] : [numbers("limit", "limit")]),
    ...(isExtrapolated
      ? EXTRAPOLATED.map((multiple) => numbers(`n = ${multiple * n}`, `mean${multiple}n`))
      : []),
    numbers(isExtrapolated ? "n = ∞" : "mean", "mean"),
    numbers("std. error", "standardError"),
    ...(target > 0 ? [numbers("replicates", "replicates")] : []),
    ["difference", (row) => share(row["difference"])],
    ["95 % interval", (row) => interval(row["differenceLow"], row["differenceHigh"])],
    ["z", (row) => rounded(row["z"], 3)],
    ["verdict", (row) => String(row["verdict"])],
  ];
  const lines = [
    columns.map(([name]) => name),
    ...rows.map((row) => columns.map(([, text]) => text(row))),
  ];
  return [
    `Excess risk, ${title(settings)} (n = ${sizes}, ${spent}, seed ${seed})`,
    "",
    ...aligned(lines),
    "",
    ...remarks(paths, rows, theory),
    verdictLine(summary),
    "",
  ].join("\n");
}

function title({ theory, isExtrapolated }: ComparisonSettings): string {
  if (isExtrapolated) return "the limit against experiments run out to n = ∞";
  return theory === "limit"
    ? "the limit against experiments"
    : "theory at this n against experiments";
}

function numbers(name: string, column: string): [string, (row: Row) => string] {
  return [name, (row) => rounded(row[column], 5)];
}

export function rounded(value: unknown, digits: number): string {
  return typeof value === "number" ? String(Number(value.toPrecision(digits))) : "–";
}

function share(value: unknown): string {
  return typeof value === "number" ? signedPercent(value) : "–";
}

function interval(low: unknown, high: unknown): string {
  return typeof low === "number" && typeof high === "number" ? intervalWords(low, high) : "–";
}

/** Columns of numbers, to the right; the last one, words, to the left. */
export function aligned(lines: readonly (readonly string[])[]): string[] {
  const widths = (lines[0] ?? []).map((_, column) =>
    Math.max(...lines.map((line) => line[column]?.length ?? 0)),
  );
  return lines.map((line) =>
    line
      .map((text, column) => (column < line.length - 1 ? text.padStart(widths[column] ?? 0) : text))
      .join("  "),
  );
}

const NO_REFINEMENT = "theory at this n is not known, or no nearer: compared with the limit.";

/** Each reason and notice with the cells it holds for. */
function remarks(paths: readonly string[], rows: readonly Row[], theory: Prediction): string[] {
  const cells = new Map<string, string[]>();
  for (const row of rows) {
    const place = paths.map((path) => `${path} = ${row[path]}`).join(", ");
    const reason = row["reason"];
    const isLimit = reason === null && row["prediction"] !== theory;
    const notCompared = typeof reason === "string" ? `not compared: ${reason}` : null;
    for (const text of [notCompared, isLimit ? NO_REFINEMENT : null, row["notice"]]) {
      if (typeof text === "string") cells.set(text, [...(cells.get(text) ?? []), place]);
    }
  }
  const lines = [...cells].map(([reason, places]) => {
    const all = places.length === rows.length;
    return `${all ? "everywhere" : places.join("; ")}: ${reason}`;
  });
  return lines.length > 0 ? ["To be taken with care:", ...lines, ""] : [];
}

function verdictLine(summary: SweepComparison): string {
  const { cells, notCompared, difference, low, high, rmsZ, pValue, words } = summary;
  const counted = `${cells} ${cells === 1 ? "cell" : "cells"}`;
  const omitted = notCompared > 0 ? `, ${notCompared} not compared` : "";
  if (difference === null || low === null || high === null || pValue === null) {
    return `Verdict: ${words} (${counted}${omitted})`;
  }
  const where = `the mean is ${differenceWords(difference)}`;
  const average = cells === 1 ? where : `on average ${where}`;
  const test = [
    `95 %: ${intervalWords(low, high)}`,
    ...(rmsZ === null ? [] : [`${cells === 1 ? "|z|" : "rms z"} = ${rounded(rmsZ, 3)}`]),
    `P = ${rounded(pValue, 2)}`,
  ];
  return `Verdict: ${words} (${counted}${omitted}; ${average}; ${test.join("; ")})`;
}
