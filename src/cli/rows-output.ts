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
import { sealOf, type Seal } from "./shard.ts";

/** Rows in a machine's format; the header goes inside where there is room, else into the sidecar. */
export function rowsOutput(
  format: Format,
  header: SweepHeader,
  columns: readonly string[],
  rows: readonly Row[],
): Output {
  switch (format) {
    case "csv":
    case "jsonl": {
      const text = format === "csv" ? toCsv(columns, rows) : toJsonLines(columns, rows);
      return { text, sidecar: toSidecar(sealed(header, sealOf(rows.length, text)), columns) };
    }
    default: {
      // as they are read back: in the columns' order, null where there is none
      const written = rows.map((row) => columns.map((name) => [name, row[name] ?? null]));
      const text = JSON.stringify(written.map((row) => Object.fromEntries(row) as Row));
      return { text: toJson(sealed(header, sealOf(rows.length, text)), columns, rows) };
    }
  }
}

/** A part's header with what its rows must be; any other header as it is. */
function sealed(header: SweepHeader, seal: Seal): SweepHeader {
  return header.shard === undefined ? header : { ...header, shard: { ...header.shard, ...seal } };
}
