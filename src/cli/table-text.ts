import type { Problem } from "../problem/index.ts";
import type { TableSource } from "./table-source.ts";

/** Columns left out that are named one by one. */
const NAMED = 8;

/** What a table is like, for a person. */
export function tableText(file: string, source: TableSource, problem: Problem): string {
  const { table, prepared, population, cautions } = source;
  const { rows, columns, used, dropped, missing, duplicates, transform, tails } = prepared;
  const { eigenvalues, masses, signals, noise, misfit, leastRidge, why } = population;
  const target = prepared.target?.name;
  const lines = [
    `${file}: ${rows} rows × ${columns} columns, ${formatOf(table)}`,
    "",
    `used          ${used.length} columns${target === undefined ? ", each a target in turn" : ` to predict ${target}`}`,
    `transform     ${transform}`,
    ...(tails.suggestion === null
      ? []
      : [`suggested     ${tails.suggestion.transform}: ${tails.suggestion.reason}`]),
    `missing       ${missing} entries`,
    `duplicates    ${duplicates} rows`,
    ...dropped.slice(0, NAMED).map(({ column, reason }) => `left out      ${column}: ${reason}`),
    ...(dropped.length > NAMED ? [`              and ${dropped.length - NAMED} more`] : []),
    ...[...table.source.notes, ...prepared.notes].map((note) => `note          ${note}`),
    "",
    "population    eigenvalue        mass      signal",
    ...Array.from(eigenvalues, (lambda, k) =>
      ["", lambda, masses[k] ?? 0, signals[k] ?? 0]
        .map((value, i) => (i === 0 ? " ".repeat(12) : figure(value as number).padStart(12)))
        .join(""),
    ),
    "",
    `noise         ${figure(noise)} of the target’s variance`,
    `misfit        ${misfit.toPrecision(2)}${why === null ? "" : `. ${why}`}`,
    `least ridge   ${figure(leastRidge)}`,
    `problem       γ = ${figure(problem.gamma)}, rows ${problem.rows}`,
    "",
    ...cautions.map(({ message }) => `Caution: ${message}`),
  ];
  return `${lines.join("\n").trimEnd()}\n`;
}

function formatOf({ source: { format, gzip, dialect } }: TableSource["table"]): string {
  const packed = gzip ? ", compressed by gzip" : "";
  if (dialect === null) return `${format.toUpperCase()}${packed}`;
  const names: Readonly<Record<string, string>> = { "\t": "tabs", " ": "blanks" };
  const between = names[dialect.delimiter] ?? dialect.delimiter;
  const comma = dialect.decimal === "," ? ", decimal comma" : "";
  return `text (${between} between cells${comma}, ${dialect.header ? "a header" : "no header"})${packed}`;
}

const figure = (value: number): string => String(Number(value.toPrecision(5)));
