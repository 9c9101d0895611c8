/** What may be read. */
export interface ReadingLimits {
  /** Most bytes, of the file and of what it unpacks to. */
  readonly bytes: number;
}

/** Most bytes of a table in a page. */
export const PAGE_BYTES: number = 64 * 2 ** 20;

/** Most bytes of a table on the command line. */
export const COMMAND_BYTES: number = 2 ** 30;

/** Most columns that are read at all. */
export const MAX_COLUMNS = 100_000;

/** A number of bytes as people say it. */
export function sizeInWords(bytes: number): string {
  const units = ["bytes", "KiB", "MiB", "GiB"];
  let unit = 0;
  let size = bytes;
  for (; size >= 1024 && unit < 3; unit++) size /= 1024;
  return `${Number(size.toPrecision(3))} ${units[unit]}`;
}
