import type { Dialect } from "../table.ts";
import { isInfinite, isMissing, numberIn } from "./cells.ts";

/** Takes text apart into rows of cells. */
export type Splitter = (text: string, dialect: Pick<Dialect, "delimiter" | "quote">) => string[][];

/** Rows that are looked at. */
const LOOKED_AT = 200;

const DELIMITERS: readonly Dialect["delimiter"][] = ["\t", ";", ",", "|", " "];

/**
 * Finds out how a text file is written, from its beginning.
 *
 * - Comments: lines at the top that begin with `#`; the last of them has the names where it has as many
 *   cells as the rows, and they are then read as a header.
 * - Quotes: `'` where cells are in these and none in `"`.
 * - Delimiter: the one that cuts most rows into the same number of cells, at least two, and most of
 *   them into numbers or missing entries.
 * - Decimal comma: where commas are not the delimiter, more cells are numbers with it than with a point.
 * - Header: {@link hasHeader}.
 *
 * @param sample the beginning of the text, line ends already `\n`
 * @param whole whether that is all of it
 */
export function findDialect(sample: string, whole: boolean, split: Splitter): Dialect {
  const comments = /^(?:[ \t]*(?:#[^\n]*)?\n)*/.exec(sample)?.[0] ?? "";
  const body = sample.slice(comments.length);
  const quote = quoteIn(body);
  const candidates = DELIMITERS.map((delimiter) => {
    const all = split(body, { delimiter, quote }).filter(isRow);
    // the last row may be cut off
    const rows = (whole || all.length < 2 ? all : all.slice(0, -1)).slice(0, LOOKED_AT);
    const decimal = delimiter === "," ? "." : decimalIn(rows);
    return { delimiter, decimal, rows, worth: worthOf(rows, decimal) } as const;
  });
  const best = candidates.reduce((a, b) => (b.worth > a.worth ? b : a));
  const chosen = best.worth > 0 ? best : candidates[2];
  const { delimiter, decimal, rows } = chosen ?? best;
  return {
    delimiter,
    decimal,
    quote,
    header: hasHeader(rows, decimal),
    comments: comments === "" ? 0 : comments.split("\n").length - 1,
  };
}

/** The names that a line of comment gives to so many columns; null where it does not. */
export function namesInComment(
  sample: string,
  { delimiter, quote, comments }: Dialect,
  columns: number,
  split: Splitter,
): string[] | null {
  if (comments === 0) return null;
  const lines = sample.split("\n", comments).map((line) => line.replace(/^\s*#+\s*/, ""));
  const [names] = split(lines.findLast((line) => line.trim() !== "") ?? "", { delimiter, quote });
  if (names?.length !== columns) return null;
  return names.every((name) => Number.isNaN(numberIn(name.trim(), "."))) ? names : null;
}

function quoteIn(text: string): Dialect["quote"] {
  const start = text.slice(0, 20_000);
  const single = /(^|[\n,;\t| ])'[^'\n]*'(?=[\n,;\t| ]|$)/.test(start);
  return single && !start.includes('"') ? "'" : '"';
}

function decimalIn(rows: readonly (readonly string[])[]): Dialect["decimal"] {
  let point = 0;
  let comma = 0;
  for (const row of rows) {
    for (const cell of row) {
      const text = cell.trim();
      if (/^[+-]?\d*\.\d+/.test(text) && !Number.isNaN(numberIn(text, "."))) point++;
      else if (text.includes(",") && !Number.isNaN(numberIn(text, ","))) comma++;
    }
  }
  return comma > point ? "," : ".";
}

/** A line of nothing, such as the last one, is no row. */
export function isRow(cells: readonly string[]): boolean {
  return cells.length > 1 || (cells[0]?.trim() ?? "") !== "";
}

/** What speaks for a way of cutting: rows of one width, of two or more cells, that are numbers. */
function worthOf(rows: readonly (readonly string[])[], decimal: "." | ","): number {
  const widths = new Map<number, number>();
  for (const { length } of rows) widths.set(length, (widths.get(length) ?? 0) + 1);
  const [width, count] = [...widths].reduce((a, b) => (b[1] > a[1] ? b : a), [0, 0]);
  if (width < 2) return 0;
  let cells = 0;
  let numbers = 0;
  // the first row may be a header
  for (const row of rows.length > 1 ? rows.slice(1) : rows) {
    for (const cell of row) {
      cells++;
      if (isEntry(cell, decimal)) numbers++;
    }
  }
  const even = count / rows.length;
  return even * (0.3 + numbers / Math.max(1, cells)) + 1e-6 * Math.min(width, 1000);
}

/** A number, infinite ones included, or a missing entry. */
function isEntry(cell: string, decimal: "." | ","): boolean {
  const text = cell.trim();
  return isMissing(text) || isInfinite(text) || !Number.isNaN(numberIn(text, decimal));
}

/**
 * Whether the first row has names: where it has a text over a column that has numbers below, or only
 * texts, all different, over columns of texts; or where it counts 0, 1, 2, … or 1, 2, 3, … and the next row does
 * not; or is one cell shorter than all the others, which then begin with the name of the row.
 */
function hasHeader(rows: readonly (readonly string[])[], decimal: "." | ","): boolean {
  const [first, ...others] = rows;
  if (first === undefined || others.length === 0) return false;
  const cells = first.map((cell) => cell.trim());
  if (isShort(first, others)) return true;
  const isText = (text: string): boolean => text !== "" && !isEntry(text, decimal);
  const overNumbers = cells.some((cell, k) => {
    if (!isText(cell)) return false;
    const below = others.map((row) => row[k]?.trim() ?? "").filter((text) => !isMissing(text));
    const numbers = below.filter((text) => !isText(text)).length;
    return below.length > 0 && numbers > 0.5 * below.length;
  });
  // one wrong cell in the first row of numbers is a mistake, not a name
  if (overNumbers)
    return cells.filter((cell) => !isText(cell) && cell !== "").length < 0.5 * cells.length;
  if (counts(cells) && !counts(others[0]?.map((cell) => cell.trim()) ?? [])) return true;
  const anyNumber = others.some((row) => row.some((cell) => !isText(cell.trim())));
  return !anyNumber && cells.every(isText) && new Set(cells).size === cells.length;
}

/** Whether a header has no name over the names of the rows. */
export function isShort(first: readonly string[], others: readonly (readonly string[])[]): boolean {
  return others.length > 0 && others.every(({ length }) => length === first.length + 1);
}

/** Whether cells count up from 0 or 1, as names that a program gave; the first may be empty. */
function counts(cells: readonly string[]): boolean {
  const named = cells[0] === "" ? cells.slice(1) : cells;
  const from = Number(named[0]);
  if (named.length < 3 || (from !== 0 && from !== 1)) return false;
  return named.every((cell, k) => cell === String(k + from));
}
