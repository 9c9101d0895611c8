import type * as papaparse from "papaparse";
import type { Fault } from "../../problem/index.ts";
import { figures, InvalidTable, refused } from "../invalid-table.ts";
import type { Dialect, TableColumn } from "../table.ts";
import { step, type Work } from "../work.ts";
import { isInfinite, isMissing, numberIn } from "./cells.ts";
import { ColumnBuilder } from "./column-builder.ts";
import { findDialect, isRow, isShort, namesInComment, type Splitter } from "./dialect.ts";
import { MAX_COLUMNS } from "./limits.ts";
import { textOf } from "./text.ts";

/** What a reader of one format finds. */
export interface ReadColumns {
  readonly rows: number;
  readonly columns: readonly TableColumn[];
  readonly dialect: Dialect | null;
  readonly notes: readonly string[];
}

/** Faults named of one table. */
const NAMED = 10;

/** Characters that the dialect is found out from. */
const SAMPLE = 2 ** 18;

type Papa = typeof papaparse;
type Parsed = { data: string[][]; errors: ParseFault[]; meta: { cursor: number } };
type ParseFault = { code: string; message: string; row?: number };

/**
 * Reads comma-separated values and their kin. Cost: some 30 ns a character.
 *
 * @param bytes of the file, after unpacking, in slices
 * @param size bytes that it will be, as far as known
 */
export async function readDelimited(
  bytes: AsyncIterable<Uint8Array>,
  size: number,
  work: Work,
): Promise<ReadColumns> {
  const { default: papa } = (await import("papaparse")) as unknown as { default: Papa };
  const text = textOf(bytes);
  let rest = "";
  let seen = 0;
  /** Takes the next piece of text; whether it was the last. */
  const more = async (): Promise<boolean> => {
    const next = await text.next();
    if (next.done === true) return true;
    rest += next.value;
    seen += next.value.length;
    return false;
  };
  let last = await more();
  while (!last && rest.length < SAMPLE) last = await more();
  if (rest.trim() === "") throw refused("is empty");
  const sample = rest.slice(0, SAMPLE);
  const split: Splitter = (one, dialect) =>
    parse(papa, spaced(one, dialect.delimiter), dialect, false).data;
  const dialect = findDialect(sample, last && sample.length === rest.length, split);
  for (let skipped = 0; skipped < dialect.comments; skipped++) {
    rest = rest.slice(rest.indexOf("\n") + 1);
  }
  const rows = new RowReader(dialect, sample, split);
  for (;;) {
    const spacedRest = spaced(rest, dialect.delimiter);
    const { data, errors, meta } = parse(papa, spacedRest, dialect, !last);
    rows.take(data, errors);
    rest = last ? "" : spacedRest.slice(meta.cursor);
    await step(work, Math.min(1, seen / Math.max(size, 1)), "reading");
    if (last) break;
    last = await more();
  }
  return rows.finish();
}

function parse(
  papa: Papa,
  text: string,
  { delimiter, quote }: Pick<Dialect, "delimiter" | "quote">,
  partial: boolean,
): Parsed {
  const options = { delimiter, newline: "\n" as const, quoteChar: quote, escapeChar: quote };
  return new papa.Parser(options).parse(text, 0, partial) as Parsed;
}

/** Any number of blanks as one, where they delimit. */
function spaced(text: string, delimiter: Dialect["delimiter"]): string {
  if (delimiter !== " ") return text;
  return text.replace(/[ \t]+/g, " ").replace(/^ | (?=\n)|(?<=\n) /g, "");
}

/** Takes rows of cells as they come and gives columns. */
class RowReader {
  readonly #dialect: Dialect;
  readonly #sample: string;
  readonly #split: Splitter;
  #columns: ColumnBuilder[] = [];
  #rows = 0;
  #started = false;
  readonly #faults: Fault[] = [];
  #faultCount = 0;
  readonly #notes: string[] = [];

  constructor(dialect: Dialect, sample: string, split: Splitter) {
    this.#dialect = dialect;
    this.#sample = sample;
    this.#split = split;
  }

  take(data: readonly string[][], errors: readonly ParseFault[]): void {
    const before = this.#rows;
    const rows = data.filter(isRow);
    const body = this.#started ? rows : this.#start(rows);
    for (const row of body) this.#row(row);
    for (const { message, row } of errors) {
      this.#fault(
        `row ${before + (row ?? 0) + (this.#dialect.header ? 0 : 1)}`,
        row,
        `cannot be taken apart: ${message}`,
      );
    }
  }

  /** Names the columns; gives the rows that follow. */
  #start(rows: readonly string[][]): readonly string[][] {
    const [first, ...others] = rows;
    if (first === undefined) return [];
    this.#started = true;
    const { header } = this.#dialect;
    const short = header && isShort(first, others.slice(0, 100));
    const width = first.length + (short ? 1 : 0);
    if (width > MAX_COLUMNS) throw tooWide(width);
    const comment = header ? null : namesInComment(this.#sample, this.#dialect, width, this.#split);
    const named = short ? ["", ...first] : header ? first : (comment ?? []);
    const known = new Set<string>();
    for (let k = 0; k < width; k++) {
      this.#columns.push(new ColumnBuilder(unique(named[k]?.trim() || `column ${k + 1}`, known)));
    }
    if (short)
      this.#notes.push(
        "The header has one name less than the rows have cells: the first cell was taken for the name of the row.",
      );
    return header ? others : rows;
  }

  #row(row: readonly string[]): void {
    const columns = this.#columns;
    this.#rows++;
    if (row.length !== columns.length) {
      const found = `has ${figures(row.length)} ${row.length === 1 ? "cell" : "cells"}, and the ${this.#dialect.header ? "header" : "first row"} ${figures(columns.length)}`;
      this.#fault(`row ${this.#rows}`, row.length, found);
    }
    const { decimal } = this.#dialect;
    for (let k = 0; k < columns.length; k++) {
      const column = columns[k] as ColumnBuilder;
      const cell = row[k] ?? "";
      const number = numberIn(cell, decimal);
      if (number - number === 0) column.addNumber(number);
      else addCell(column, cell.trim(), decimal);
    }
  }

  #fault(path: string, value: unknown, message: string): void {
    this.#faultCount++;
    if (this.#faults.length < NAMED) this.#faults.push({ path, value, message });
  }

  /** @throws InvalidTable with what was wrong with rows, or with single cells. */
  finish(): ReadColumns {
    const more = this.#faultCount - this.#faults.length;
    if (more > 0) {
      const message = `and ${figures(more)} more rows are wrong in the same way`;
      this.#faults.push({ path: "", value: more, message });
    }
    if (this.#faults.length > 0) throw new InvalidTable(this.#faults);
    const wrong = this.#columns.flatMap((column) => column.faults());
    if (wrong.length > 0) throw new InvalidTable(wrong.slice(0, NAMED));
    const columns = this.#columns.map((column) => column.build());
    return { rows: this.#rows, columns, dialect: this.#dialect, notes: this.#notes };
  }
}

function addCell(column: ColumnBuilder, text: string, decimal: "." | ","): void {
  if (isMissing(text)) column.addMissing();
  else if (isInfinite(text)) column.addNumber(Number.POSITIVE_INFINITY, text);
  else {
    const number = numberIn(text, decimal);
    if (Number.isNaN(number)) column.addText(text);
    else column.addNumber(number, text);
  }
}

/** A table of too many columns. */
export function tooWide(width: number): InvalidTable {
  return refused(
    `has ${figures(width)} columns; at most ${figures(MAX_COLUMNS)} can be read (is it written with rows and columns exchanged?)`,
    width,
  );
}

/** A name that no other column has. */
export function unique(name: string, known: Set<string>): string {
  let free = name;
  for (let count = 2; known.has(free); count++) free = `${name} (${count})`;
  known.add(free);
  return free;
}
