import type { Fault } from "../problem/index.ts";

/** Thrown for a file that is no table, or a table that cannot be used. Holds every fault that was named. */
export class InvalidTable extends Error {
  override readonly name = "InvalidTable";
  /** `path` is the place in the table (`row 3, column "age"`), or empty for the table as a whole. */
  readonly faults: readonly Fault[];

  constructor(faults: readonly Fault[]) {
    super(faults.map(({ path, message }) => `${path || "the table"} ${message}`).join("\n"));
    this.faults = faults;
  }
}

/** An {@link InvalidTable} with one fault of the table as a whole. */
export function refused(message: string, value?: unknown): InvalidTable {
  return new InvalidTable([{ path: "", value, message }]);
}

/** A name or a cell as messages have it: quoted, on one line, no longer than can be read. */
export function quoted(text: string): string {
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);
}

/** Where a cell is: `row 3, column "age"`. Rows count from 1, without the line of names. */
export function cellPath(row: number, column: string): string {
  return `row ${row}, column ${quoted(column)}`;
}

/** A whole number in figures that can be read: 1,234,567. */
export function figures(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ",");
}
