import type { Axis, ExperimentSize, Prediction, Row, SweepComparison } from "../sweep/index.ts";

const TITLES: Readonly<Record<Prediction, string>> = {
  limit: "theory",
  "finite-size": "theory refined for this size",
};

const NO_REFINEMENT = "with copies no refinement is known: compared with the limit.";

/** A comparison for a person: a line for each cell, why some do not count, and the verdict. */
export function comparisonTable(
  axes: readonly Axis[],
  rows: readonly Row[],
  summary: SweepComparison,
  { n, replicates, seed, target, theory }: ExperimentSize & { readonly theory: Prediction },
): string {
  const paths = axes.map(({ path }) => path);
  const varying = target > 0 ? ["replicates"] : [];
  const names = [...paths, "theory", "mean", "std. error", ...varying, "z", "verdict"];
  const most = `${replicates} replicates`;
  const wanted = `at most ${most} to a standard error of ${Number((100 * target).toPrecision(3))} %`;
  const spent = target > 0 ? wanted : most;
  const lines = rows.map((row) => [
    ...paths.map((path) => String(row[path])),
    ...["theory", "mean", "standardError"].map((name) => rounded(row[name], 5)),
    ...varying.map((name) => String(row[name])),
    rounded(row["z"], 3),
    String(row["verdict"]),
  ]);
  return [
    `Excess risk, ${TITLES[theory]} against experiment (n = ${n}, ${spent}, seed ${seed})`,
    "",
    ...aligned([names, ...lines]),
    "",
    ...reasons(paths, rows, theory),
    verdict(summary),
    "",
  ].join("\n");
}

function rounded(value: unknown, digits: number): string {
  return typeof value === "number" ? String(Number(value.toPrecision(digits))) : "–";
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

/** Each reason with the cells it holds for. */
function reasons(paths: readonly string[], rows: readonly Row[], theory: Prediction): string[] {
  const cells = new Map<string, string[]>();
  for (const row of rows) {
    const place = paths.map((path) => `${path} = ${row[path]}`).join(", ");
    const fallback = row["prediction"] === theory ? null : NO_REFINEMENT;
    for (const reason of [row["reason"], fallback, row["notice"]]) {
      if (typeof reason === "string") cells.set(reason, [...(cells.get(reason) ?? []), place]);
    }
  }
  const lines = [...cells].map(([reason, places]) => {
    const all = places.length === rows.length;
    return `${all ? "everywhere" : places.join("; ")}: ${reason}`;
  });
  return lines.length > 0 ? ["Not trusted, or to be taken with care:", ...lines, ""] : [];
}

function verdict(summary: SweepComparison): string {
  const { cells, leftOut, rmsZ, chiSquare, effectiveCells, pValue, verdict } = summary;
  const counted = `${cells} ${cells === 1 ? "cell" : "cells"}`;
  const omitted = leftOut > 0 ? `, ${leftOut} left out` : "";
  if (pValue === null) return `Verdict: ${verdict} (${counted}${omitted})`;
  const worth = cells > 1 ? ` worth ${rounded(effectiveCells, 2)} independent ones` : "";
  const test = `χ² = ${rounded(chiSquare, 3)} on ${counted}${worth}, P = ${rounded(pValue, 2)}`;
  return `Verdict: ${verdict} (${counted}${omitted}; rms z = ${rounded(rmsZ, 3)}; ${test})`;
}
