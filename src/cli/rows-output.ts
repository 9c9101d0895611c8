import {
  toCsv,
  toJson,
  toJsonLines,
  toSidecar,
  type Row,
  type SweepHeader,
} from "../sweep/index.ts";
import type { Format } from "./command.ts";
import type { Output } from "./output.ts";

/** Rows in a machine's format; the header goes inside where there is room, else into the sidecar. */
export function rowsOutput(
  format: Format,
  header: SweepHeader,
  columns: readonly string[],
  rows: readonly Row[],
): Output {
  switch (format) {
    case "csv":
      return { text: toCsv(columns, rows), sidecar: toSidecar(header, columns) };
    case "jsonl":
      return { text: toJsonLines(columns, rows), sidecar: toSidecar(header, columns) };
    default:
      return { text: toJson(header, columns, rows) };
  }
}
