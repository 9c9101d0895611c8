import type { Fault } from "../../problem/index.ts";
import { figures, InvalidTable, quoted, refused } from "../invalid-table.ts";
import type { Table } from "../table.ts";
import { step, type Work } from "../work.ts";
import { reasonToDrop, standardColumn, type NumberColumn, type StandardColumn } from "./column.ts";
import { duplicateRows } from "./duplicates.ts";
import { indicatorsOf } from "./indicators.ts";
import { neighbourCorrelation } from "./order.ts";
import { tailsOf, type Tails } from "./tails.ts";
import type { Transform } from "./transform.ts";

/** Most columns that are used. */
export const MOST_USED = 1000;

/** How a table is to be prepared. */
export interface Preparation {
  /** Done to every column before it is standardised; "none" unless told otherwise. */
  readonly transform?: Transform;
  /** Whether columns of text become indicators; they are left out unless told otherwise. */
  readonly indicators?: boolean;
  /** A column that is predicted from all others; null (the default) for each column from all others. */
  readonly target?: string | null;
}

/** A column that is not used, and why. */
export interface DroppedColumn {
  readonly column: string;
  readonly reason: string;
}

/** A table ready to be used. */
export interface PreparedTable {
  /** Number N of rows used. */
  readonly rows: number;
  /** Columns of the file. */
  readonly columns: number;
  /** Names of the features, d of them. */
  readonly used: readonly string[];
  /** X: N×d, row-major; every column of mean 0 and mean square 1, missing entries 0. */
  readonly values: Float64Array;
  /** The target, mean 0 and mean square 1; null where each column is one. */
  readonly target: { readonly name: string; readonly values: Float64Array } | null;
  readonly dropped: readonly DroppedColumn[];
  /** Missing entries in the columns used, target included. */
  readonly missing: number;
  /** Rows equal to an earlier one. */
  readonly duplicates: number;
  /** Correlation of rows next to each other; null where it is small or may be chance. */
  readonly order: number | null;
  readonly transform: Transform;
  readonly tails: Tails;
  /** What else was done, as sentences. */
  readonly notes: readonly string[];
}

/**
 * Prepares a table: numeric columns; those dropped in which one value fills 90 % of the rows, or that have no
 * variance, or count the rows; transformed; centred and divided by their standard deviation; missing entries 0.
 * Of more than 1000 columns the ones of largest variance are taken. Rows without an entry of a chosen target
 * are left out.
 *
 * @throws InvalidTable where nothing is left to predict, or to predict from, or the target is not there.
 * @throws Stopped where it was told to stop.
 */
export async function prepareTable(
  table: Table,
  { transform = "none", indicators = false, target = null }: Preparation = {},
  work: Work = {},
): Promise<PreparedTable> {
  const dropped: DroppedColumn[] = [];
  const notes: string[] = [];
  const all = numberColumns(table, indicators, dropped);
  const rows = rowsWith(target === null ? null : targetColumn(target, all, table, dropped));
  if (rows !== null) {
    const count = table.rows - rows.length;
    notes.push(`${figures(count)} rows without an entry of ${quoted(target ?? "")} are left out.`);
    if (rows.length < 3) throw refused(`has ${rows.length} rows with an entry of the target`);
  }
  const columns = rows === null ? all : all.map((column) => pick(column, rows));
  const ready: StandardColumn[] = [];
  for (const [k, column] of columns.entries()) {
    if (k % 64 === 0) await step(work, k / columns.length, "preparing");
    const reason = reasonToDrop(column);
    const standard = reason === null ? standardColumn(column, transform) : null;
    if (standard !== null) ready.push(standard);
    else dropped.push({ column: column.name, reason: reason ?? "it has no variance" });
  }
  const own = ready.find(({ name }) => name === target) ?? null;
  if (target !== null && own === null) throw unusableTarget(target, dropped);
  const features = widest(
    ready.filter((column) => column !== own),
    dropped,
    notes,
  );
  const fewest = own === null ? 2 : 1;
  if (features.length < fewest) throw tooFew(features.length, fewest, dropped);
  const count = rows?.length ?? table.rows;
  const values = new Float64Array(count * features.length);
  features.forEach((column, k) => {
    for (let i = 0; i < count; i++) values[i * features.length + k] = column.values[i] as number;
  });
  await step(work, 1, "preparing");
  const kept = own === null ? features : [...features, own];
  return {
    rows: count,
    columns: table.columns.length,
    used: features.map(({ name }) => name),
    values,
    target: own === null ? null : { name: own.name, values: own.values },
    dropped,
    missing: kept.reduce((sum, { missing }) => sum + missing, 0),
    duplicates: duplicateRows({ rows: count, columns: features.length, values }),
    order: neighbourCorrelation({ rows: count, columns: features.length, values }),
    transform,
    tails: tailsOf(kept, columns, transform, values, count),
    notes,
  };
}

/** Columns of numbers, indicators of texts among them where they are asked for. */
function numberColumns(
  { columns }: Table,
  indicators: boolean,
  dropped: DroppedColumn[],
): NumberColumn[] {
  return columns.flatMap((column): NumberColumn[] => {
    const { name, values, missing, texts, unusable } = column;
    if (unusable !== null) {
      dropped.push({ column: name, reason: `it has ${unusable}` });
      return [];
    }
    if (texts === null) return [{ name, values, missing }];
    if (!indicators) {
      const sample = texts.words.slice(0, 2).map(quoted).join(", ");
      dropped.push({
        column: name,
        reason: sample === "" ? "it is text" : `it is text (${sample}, …)`,
      });
      return [];
    }
    const made = indicatorsOf(name, texts);
    if (typeof made !== "string") return made;
    dropped.push({ column: name, reason: made });
    return [];
  });
}

function targetColumn(
  target: string,
  columns: readonly NumberColumn[],
  table: Table,
  dropped: readonly DroppedColumn[],
): NumberColumn {
  const found = columns.find(({ name }) => name === target);
  if (found !== undefined) return found;
  if (dropped.some(({ column }) => column === target)) throw unusableTarget(target, dropped);
  const names = table.columns.map(({ name }) => quoted(name));
  const list = names.slice(0, 12).join(", ");
  const message = `must be a column of the table, which has ${list}${names.length > 12 ? `, … (${figures(names.length)} in all)` : ""}; found ${quoted(target)}`;
  throw new InvalidTable([{ path: "target", value: target, message }]);
}

function unusableTarget(target: string, dropped: readonly DroppedColumn[]): InvalidTable {
  const reason = dropped.find(({ column }) => column === target)?.reason ?? "it has no variance";
  const message = `cannot be ${quoted(target)}: ${reason}`;
  return new InvalidTable([{ path: "target", value: target, message }]);
}

/** Rows that have an entry of the target; null for all. */
function rowsWith(target: NumberColumn | null): Int32Array | null {
  if (target === null || target.missing === 0) return null;
  return Int32Array.from(target.values.keys()).filter((i) => !Number.isNaN(target.values[i]));
}

function pick({ name, values }: NumberColumn, rows: Int32Array): NumberColumn {
  const picked = Float64Array.from(rows, (i) => values[i] as number);
  let missing = 0;
  for (const value of picked) if (Number.isNaN(value)) missing++;
  return { name, values: picked, missing };
}

/** The columns of largest variance, in their order. */
function widest(
  columns: readonly StandardColumn[],
  dropped: DroppedColumn[],
  notes: string[],
): readonly StandardColumn[] {
  if (columns.length <= MOST_USED) return columns;
  const order = columns.toSorted((a, b) => b.variance - a.variance);
  const kept = new Set(order.slice(0, MOST_USED));
  const count = figures(columns.length);
  notes.push(`Of ${count} columns the ${figures(MOST_USED)} of largest variance are taken.`);
  for (const column of columns) {
    if (!kept.has(column))
      dropped.push({
        column: column.name,
        reason: `its variance is not among the ${figures(MOST_USED)} largest`,
      });
  }
  return columns.filter((column) => kept.has(column));
}

function tooFew(found: number, wanted: number, dropped: readonly DroppedColumn[]): InvalidTable {
  const reasons = dropped.slice(0, 5).map(({ column, reason }): Fault => ({
    path: `column ${quoted(column)}`,
    value: column,
    message: `is left out: ${reason}`,
  }));
  const message = `has ${found === 0 ? "no column" : "one column"} that can be used${wanted === 1 ? " beside the target" : ""}; at least ${wanted === 1 ? "one is" : "two are"} needed`;
  return new InvalidTable([{ path: "", value: found, message }, ...reasons]);
}
