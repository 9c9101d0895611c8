import { typedNumber } from "./number.ts";

/** Most characters of a pasted list: 5000 numbers of 17 digits with room to spare. */
export const MAX_TEXT = 400_000;

/** A list read from a text. */
export interface TypedList {
  /** NaN where a word is no number. */
  readonly values: readonly number[];
  /** What each value was read from. */
  readonly words: readonly string[];
  /** The same by columns, first to last, where the text is a table cut from a spreadsheet. */
  readonly columns: readonly (readonly number[])[] | null;
  /** What was taken for a heading and left out. */
  readonly heading: string | null;
  /** Whether commas were read as decimal points. */
  readonly decimalCommas: boolean;
}

/** What wraps a list in R, Python and JSON. */
const WRAPPED = /^\s*(?:c|list|array|tensor|(?:np|numpy|torch)\.\w+)?\s*\(([\s\S]*)\)\s*[;,]?\s*$/;

/**
 * Reads a typed or pasted list of numbers, parted by spaces, commas, semicolons, tabs or line breaks,
 * in brackets or not, under a heading or not; each entry as {@link typedNumber} reads it. Commas are
 * decimal ones where something else parts the entries: "0,4; 1,6", a column of such numbers.
 * Cost: linear in the text.
 *
 * @returns null where an entry is arithmetic and {@link loadFormulas} is not done yet.
 */
export function typedNumbers(text: string): TypedList | null {
  const bare = unwrapped(text.slice(0, MAX_TEXT));
  const decimalCommas = hasDecimalCommas(bare);
  const rows: string[][] = [];
  for (const line of bare.split(/[\r\n]+/)) {
    const cells = split(line, decimalCommas ? /[;\t]/ : /[;\t,]/);
    if (cells.length > 0) rows.push(cells);
  }
  const read = rows.map((cells) => cells.map(entries));
  if (read.some((cells) => cells.includes(null))) return null;
  const known = read as { words: string[]; values: number[] }[][];
  let heading: string | null = null;
  const headed = known[0]?.every(({ values }) => values.every(Number.isNaN)) ?? false;
  if (headed && known.length > 1) {
    known.shift();
    heading = (rows[0] as string[]).join(", ");
  }
  const all = known.flat();
  return {
    values: all.flatMap(({ values }) => values),
    words: all.flatMap(({ words }) => words),
    columns: bare.includes("\t") ? columnsOf(known) : null,
    heading,
    decimalCommas,
  };
}

/** The text without the brackets, quotes and names that programs put around a list. */
function unwrapped(text: string): string {
  const open = text.replace(/[[\]{}"'“”`]/g, " ");
  const inner = WRAPPED.exec(open)?.[1];
  return inner !== undefined && balanced(inner) ? inner : open;
}

/** Whether no bracket closes before it has opened. */
function balanced(text: string): boolean {
  let depth = 0;
  for (const character of text) {
    if (character === "(") depth++;
    if (character === ")" && --depth < 0) return false;
  }
  return depth === 0;
}

/** Whether each comma stands inside a number, one in each, and something else parts the numbers. */
function hasDecimalCommas(text: string): boolean {
  if (!text.includes(",") || /[.()]/.test(text)) return false;
  const items = text.split(/[\s;]+/).filter((item) => item !== "");
  return items.length > 1 && items.every((item) => /^[^,]*(?:\d,\d[^,]*)?$/.test(item));
}

/** Parts of a line that are not empty, cut where no bracket is open. */
function split(line: string, at: RegExp): string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let i = 0; i <= line.length; i++) {
    const character = line[i];
    if (character === "(") depth++;
    if (character === ")") depth--;
    if (character !== undefined && (depth > 0 || !at.test(character))) continue;
    const part = line.slice(from, i).trim();
    if (part !== "") parts.push(part);
    from = i + 1;
  }
  return parts;
}

/** Entries of one cell: parted by spaces, or a single piece of arithmetic that has spaces in it. */
function entries(cell: string): { words: string[]; values: number[] } | null {
  const words = split(cell, /\s/);
  const values = words.map(typedNumber);
  if (!values.some(Number.isNaN) || words.length === 1) {
    return values.includes(null) ? null : { words, values: values as number[] };
  }
  const whole = typedNumber(cell);
  if (whole === null) return null;
  return Number.isNaN(whole)
    ? { words, values: values.map((value) => value ?? Number.NaN) }
    : { words: [cell], values: [whole] };
}

/** Columns of a table of at least two rows of equally many single numbers; null for anything else. */
function columnsOf(rows: readonly { readonly values: readonly number[] }[][]): number[][] | null {
  const width = rows[0]?.length ?? 0;
  if (rows.length < 2 || width < 2) return null;
  if (rows.some((row) => row.length !== width || row.some(({ values }) => values.length !== 1)))
    return null;
  return Array.from({ length: width }, (_, column) =>
    rows.map((row) => row[column]?.values[0] as number),
  );
}
