import { randomStream } from "../../src/numerics/index.ts";
import { InvalidTable, readTable, type ReadingOptions, type Table } from "../../src/data/index.ts";

/** Bytes of a text in UTF-8. */
export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Reads a table from text. */
export const readText = (text: string, options: ReadingOptions = {}): Promise<Table> =>
  readTable(bytesOf(text), options);

/** What is said of bytes that are no table. */
export async function refusal(bytes: Uint8Array, options: ReadingOptions = {}): Promise<string> {
  try {
    await readTable(bytes, options);
  } catch (error) {
    if (error instanceof InvalidTable) return error.message;
    throw error;
  }
  return "nothing";
}

/** Bytes that go through gzip. */
export async function gzipped(bytes: Uint8Array): Promise<Uint8Array> {
  const packed = new Blob([bytes.slice()]).stream().pipeThrough(new CompressionStream("gzip"));
  return new Uint8Array(await new Response(packed).arrayBuffer());
}

/** Cells of a table, by rows. */
export function cellsOf({ rows, columns }: Table): number[][] {
  return Array.from({ length: rows }, (_, i) => columns.map(({ values }) => values[i]));
}

/** A table of numbers from its rows. */
export function tableOf(rows: readonly (readonly number[])[], names?: readonly string[]): Table {
  return {
    rows: rows.length,
    columns: rows[0].map((_, k) => ({
      name: names?.[k] ?? `x${k}`,
      values: Float64Array.from(rows, (row) => row[k]),
      texts: null,
      missing: rows.filter((row) => Number.isNaN(row[k])).length,
      unusable: null,
    })),
    source: { format: "csv", gzip: false, bytes: 0, dialect: null, notes: [] },
  };
}

/**
 * Rows of a factor model: `factors` strong directions explain the share `communality` of every column.
 *
 * @param shape what becomes of every entry in the end
 */
export function factorRows(
  rows: number,
  columns: number,
  { factors = 5, communality = 0.5, seed = 1, shape = (x: number): number => x } = {},
): number[][] {
  const random = randomStream(seed, "factor table");
  const loadings = Array.from({ length: factors * columns }, () => random.normal());
  const sizes = Array.from({ length: columns }, (_, k) =>
    Math.hypot(...Array.from({ length: factors }, (_, f) => loadings[f * columns + k])),
  );
  return Array.from({ length: rows }, () => {
    const scores = Array.from({ length: factors }, () => random.normal());
    return Array.from({ length: columns }, (_, k) => {
      const common =
        scores.reduce((sum, s, f) => sum + s * loadings[f * columns + k], 0) / sizes[k];
      return shape(Math.sqrt(communality) * common + Math.sqrt(1 - communality) * random.normal());
    });
  });
}
