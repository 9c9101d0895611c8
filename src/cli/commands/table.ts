import { tableProblem } from "../../data/index.ts";
import type { TableCommand } from "../command.ts";
import { resultHeader } from "../header.ts";
import { rowsOutput } from "../rows-output.ts";
import { readTableSource } from "../table-source.ts";
import { tableText } from "../table-text.ts";

export const tableCommand: TableCommand = {
  takesProblem: false,
  takesFiles: false,
  takesTable: true,
  name: "table",
  summary: "what a table of data is like, and the problem that stands for it",
  help:
    "Prints one object: rows and columns, what is used and what is left out and why, missing entries, rows\n" +
    "that are the same, the transform and a suggested one, the population estimated from the table (a few\n" +
    "eigenvalues with spectral mass and signal, the noise, and how far its functions are from the table’s),\n" +
    "cautions, and problem: a problem as every other command takes it. These commands take the whole answer\n" +
    "too: maskrisk table FILE | maskrisk optimum -\n" +
    "γ of the problem is features over training samples: the table’s rows, or --rows. With --target each\n" +
    "every column is predicted from the others, on rows that hide it; with a column, on all rows. As CSV or\n" +
    "JSON Lines it is the population alone, a row for each eigenvalue.",
  options: ["target", "transform", "indicators", "rows", "format", "out"],
  formats: ["json", "jsonl", "csv", "table"],
  async run(file, { table: settings, format }) {
    const source = await readTableSource(file, settings);
    const { table, prepared, population, cautions } = source;
    const hidden = settings.target === null;
    const problem = tableProblem(population, settings.rows ?? prepared.rows, hidden);
    const { version, link } = resultHeader(problem, []);
    const { eigenvalues, masses, signals } = population;
    if (format === "csv" || format === "jsonl") {
      const rows = Array.from(eigenvalues, (eigenvalue, k) => ({
        eigenvalue,
        mass: masses[k] ?? 0,
        signal: signals[k] ?? 0,
      }));
      const columns = ["eigenvalue", "mass", "signal"];
      return rowsOutput(format, resultHeader(problem, []), columns, rows);
    }
    if (format === "table") return { text: tableText(file, source, problem) };
    const { rows, columns, used, dropped, missing, duplicates, transform, tails, notes } = prepared;
    const answer = {
      version,
      rows,
      columns,
      used: used.length,
      usedColumns: used,
      dropped,
      missing,
      duplicates,
      transform,
      suggestion: tails.suggestion,
      target: prepared.target?.name ?? "each",
      source: table.source,
      notes,
      population: {
        eigenvalues: Array.from(eigenvalues),
        masses: Array.from(masses),
        signals: Array.from(signals),
        noise: population.noise,
        misfit: population.misfit,
        why: population.why,
        leastRidge: population.leastRidge,
        range: population.range,
      },
      problem,
      link,
      cautions,
    };
    return { text: `${JSON.stringify(answer, null, 2)}\n` };
  },
};
