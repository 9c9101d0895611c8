import type { Problem } from "../../problem/index.ts";
import type { Axis } from "../axes/axis.ts";
import type { Row } from "./rows.ts";

/** Where rows come from: stands at the head of a JSON file, or beside a CSV or JSON Lines file. */
export interface SweepHeader {
  /** Version of the program that wrote the rows. */
  readonly version: string;
  /** The problem swept; its own `version` is that of the contract. */
  readonly problem: Problem;
  readonly axes: readonly Axis[];
  /** Size and seed of the experiment, where there was one; target 0 where none was set. */
  readonly experiment?: {
    readonly n: number;
    readonly replicates: number;
    readonly target?: number;
    readonly seed: number;
  };
  /** Which part of a run the rows are; absent for all. */
  readonly shard?: {
    /** The cells at places `index` − 1 modulo `count`. */
    readonly index: number;
    readonly count: number;
    /** Number of rows, and the SHA-256 of their text, so that a part that lost some is found out. */
    readonly rows?: number;
    readonly sha256?: string;
  };
  /** Link that opens this problem and axis in the explorer; null when none is known. */
  readonly link: string | null;
}

/** Comma-separated values with a line of names (RFC 4180; line feeds; empty where there is no value). */
export function toCsv(columns: readonly string[], rows: readonly Row[]): string {
  const lines = [columns.map(csvField), ...rows.map((row) => csvFields(columns, row))];
  return lines.map((fields) => `${fields.join(",")}\n`).join("");
}

function csvFields(columns: readonly string[], row: Row): string[] {
  return columns.map((column) => csvField(row[column] ?? null));
}

function csvField(value: string | number | null): string {
  const text = value === null ? "" : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** JSON Lines: one object a line, with the same columns in the same order. */
export function toJsonLines(columns: readonly string[], rows: readonly Row[]): string {
  return rows.map((row) => `${JSON.stringify(inOrder(columns, row))}\n`).join("");
}

/** One JSON object: the header's fields, then `columns` and `rows`. */
export function toJson(
  header: SweepHeader,
  columns: readonly string[],
  rows: readonly Row[],
): string {
  const body = { ...header, columns, rows: rows.map((row) => inOrder(columns, row)) };
  return `${JSON.stringify(body, null, 2)}\n`;
}

/** The header alone, to be kept beside a CSV or JSON Lines file. */
export function toSidecar(header: SweepHeader, columns: readonly string[]): string {
  return `${JSON.stringify({ ...header, columns }, null, 2)}\n`;
}

function inOrder(columns: readonly string[], row: Row): Row {
  return Object.fromEntries(columns.map((column) => [column, row[column] ?? null]));
}
