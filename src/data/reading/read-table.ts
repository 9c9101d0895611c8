import { InvalidTable, refused } from "../invalid-table.ts";
import type { Table, TableFormat } from "../table.ts";
import { step, type Work } from "../work.ts";
import { readDelimited, type ReadColumns } from "./delimited.ts";
import { PAGE_BYTES, sizeInWords, type ReadingLimits } from "./limits.ts";
import { readNpy } from "./npy.ts";
import { readParquet } from "./parquet.ts";
import { signatureOf } from "./signature.ts";
import { joined, slicesOf, unpacked } from "./unpack.ts";

/** Options of {@link readTable}. */
export interface ReadingOptions extends Work {
  /** What may be read; what fits into a page unless told otherwise. */
  readonly limits?: ReadingLimits;
}

/**
 * Reads a table from the bytes of a file: CSV and its kin, NPY or Parquet, also compressed by gzip. What
 * it is is found out from its bytes, whatever it is called. Parsers are loaded when they are needed.
 *
 * Memory: the bytes, and 8 bytes for every cell.
 *
 * @throws InvalidTable for a file that is no table, naming wrong cells by row, column and text.
 * @throws Stopped where it was told to stop.
 */
export async function readTable(bytes: Uint8Array, options: ReadingOptions = {}): Promise<Table> {
  const most = options.limits?.bytes ?? PAGE_BYTES;
  if (bytes.length > most) {
    const found = sizeInWords(bytes.length);
    throw refused(`has ${found}; at most ${sizeInWords(most)} can be read here`, bytes.length);
  }
  if (bytes.length === 0) throw refused("is empty");
  await step(options, 0, "reading");
  const gzip = signatureOf(bytes).kind === "gzip";
  const slices = gzip ? unpacked(bytes, most) : slicesOf(bytes);
  // a file unpacks to three times its size or so: for the progress alone
  const size = gzip ? 3 * bytes.length : bytes.length;
  const { format, read } = await readSlices(slices, size, options);
  await step(options, 1, "reading");
  const { rows, columns, dialect, notes } = read;
  checkSize(rows, columns.length);
  return { rows, columns, source: { format, gzip, bytes: bytes.length, dialect, notes } };
}

async function readSlices(
  slices: AsyncIterable<Uint8Array>,
  size: number,
  work: Work,
): Promise<{ format: TableFormat; read: ReadColumns }> {
  const iterator = slices[Symbol.asyncIterator]();
  const first = await iterator.next();
  if (first.done === true) throw refused("is empty");
  const all = again(first.value, iterator);
  const signature = signatureOf(first.value);
  switch (signature.kind) {
    case "npy":
      return { format: "npy", read: await readNpy(await joined(all)) };
    case "parquet":
      return { format: "parquet", read: await readParquet(await joined(all), work) };
    case "gzip":
      throw refused("is compressed twice: unpack it once");
    case "other":
      throw refused(`is no table but ${signature.what}`, signature.what);
    case "text":
      return { format: "csv", read: await readDelimited(all, size, work) };
  }
}

async function* again(
  first: Uint8Array,
  rest: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  yield first;
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
}

function checkSize(rows: number, columns: number): void {
  const faults = [];
  if (columns < 2) {
    const message = `has ${columns === 1 ? "one column" : "no columns"}; at least two are needed (is the delimiter one of , ; tab | or blanks?)`;
    faults.push({ path: "", value: columns, message });
  }
  if (rows < 3) {
    const found = rows === 0 ? "no rows" : rows === 1 ? "one row" : "two rows";
    faults.push({ path: "", value: rows, message: `has ${found}; at least three are needed` });
  }
  if (faults.length > 0) throw new InvalidTable(faults);
}
