import type { Compressors } from "hyparquet";
import { InvalidTable, refused } from "../invalid-table.ts";
import type { TableColumn } from "../table.ts";
import { step, Stopped, type Work } from "../work.ts";
import { isInfinite, isMissing } from "./cells.ts";
import { ColumnBuilder } from "./column-builder.ts";
import { tooWide, unique, type ReadColumns } from "./delimited.ts";
import { MAX_COLUMNS } from "./limits.ts";

/** Most faults of single entries that are named. */
const NAMED = 10;

/**
 * Reads a Parquet file, of any compression but LZO: numbers, booleans and texts. Columns of dates,
 * lists and other nested values are left out, with the reason.
 *
 * @throws InvalidTable for a file that is cut short or damaged.
 */
export async function readParquet(bytes: Uint8Array, work: Work): Promise<ReadColumns> {
  const magic = (at: number): string => String.fromCharCode(...bytes.subarray(at, at + 4));
  if (bytes.length < 12 || magic(bytes.length - 4) !== "PAR1") {
    throw refused("is a Parquet file that is cut short: its end is missing");
  }
  const { parquetMetadata, parquetRead, parquetSchema } = await import("hyparquet");
  const { compressors } = (await import("hyparquet-compressors")) as Compressed;
  const file = bytes.slice().buffer;
  try {
    const metadata = parquetMetadata(file);
    const rows = Number(metadata.num_rows);
    const schema = parquetSchema(metadata).children;
    if (schema.length > MAX_COLUMNS) throw tooWide(schema.length);
    const columns: TableColumn[] = [];
    const faults = [];
    const known = new Set<string>();
    for (const [k, { element, children }] of schema.entries()) {
      await step(work, k / schema.length, "reading");
      const name = unique(element.name || `column ${k + 1}`, known);
      const nested = children.length > 0 || element.repetition_type === "REPEATED";
      if (nested) {
        columns.push(unusable(name, rows, "lists or other nested values"));
        continue;
      }
      const cells = new Array<unknown>(rows);
      await parquetRead({
        file,
        metadata,
        columns: [element.name],
        compressors,
        onChunk: ({ columnData, rowStart, rowEnd }) => {
          for (let i = rowStart; i < rowEnd; i++) cells[i] = columnData[i - rowStart];
        },
      });
      const builder = new ColumnBuilder(name);
      const what = fill(builder, cells);
      columns.push(what === null ? builder.build() : unusable(name, rows, what));
      if (what === null) faults.push(...builder.faults());
    }
    if (faults.length > 0) throw new InvalidTable(faults.slice(0, NAMED));
    return { rows, columns, dialect: null, notes: [] };
  } catch (error) {
    if (error instanceof InvalidTable || error instanceof Stopped) throw error;
    const why = error instanceof Error ? error.message : String(error);
    throw refused(`is a damaged Parquet file, or one that cannot be read: ${why}`);
  }
}

type Compressed = { readonly compressors: Compressors };

function unusable(name: string, rows: number, what: string): TableColumn {
  const values = new Float64Array(rows).fill(Number.NaN);
  return { name, values, texts: null, missing: 0, unusable: what };
}

/** Fills a column; what its cells are where they cannot be used, else null. */
function fill(builder: ColumnBuilder, cells: readonly unknown[]): string | null {
  for (const cell of cells) {
    if (cell === null || cell === undefined) builder.addMissing();
    else if (typeof cell === "number" || typeof cell === "bigint" || typeof cell === "boolean") {
      builder.addNumber(Number(cell));
    } else if (typeof cell === "string") {
      const text = cell.trim();
      if (isMissing(text)) builder.addMissing();
      else if (isInfinite(text)) builder.addNumber(Number.POSITIVE_INFINITY, text);
      else builder.addText(text);
    } else if (Object.prototype.toString.call(cell) === "[object Date]") return "dates";
    else if (cell instanceof Uint8Array) return "bytes";
    else return "nested values";
  }
  return null;
}
