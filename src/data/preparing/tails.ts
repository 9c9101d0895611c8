import { standardColumn, type NumberColumn, type StandardColumn } from "./column.ts";
import type { Transform } from "./transform.ts";

/** Heavy tails of a table, and what would tame them. */
export interface Tails {
  /** Columns of heavy tails, the worst first. */
  readonly heavy: readonly HeavyColumn[];
  /** Mean over columns of their kurtosis, E z⁴; 3 for normal ones. */
  readonly kurtosis: number;
  /** Standard deviation over rows of |x|²/d: near 0 where rows are of one size. */
  readonly rowSpread: number;
  /** A transform that leaves fewer of them, and why; null where none is needed. */
  readonly suggestion: { readonly transform: Transform; readonly reason: string } | null;
}

/** A column whose variance is ruled by few entries. */
export interface HeavyColumn {
  readonly column: string;
  /** Its largest |z|, in which row (from 1), and the share of the variance that this one entry makes. */
  readonly largest: number;
  readonly row: number;
  readonly share: number;
  readonly kurtosis: number;
}

/** Kurtosis beyond which a column has heavy tails. */
const HEAVY = 15;

/** An entry that makes so much of a column's variance rules it; and is at least so many deviations away. */
const RULING_SHARE = 0.1;
const RULING_SIZE = 6;

/** Columns that another transform is tried on. */
const TRIED = 200;

function isHeavy({ largest, kurtosis, values }: StandardColumn): boolean {
  const ruled = largest >= RULING_SIZE && largest ** 2 > RULING_SHARE * values.length;
  return ruled || kurtosis > HEAVY;
}

/** Looks at the tails of prepared columns. Cost O(N d), and a sort of the heavy columns. */
export function tailsOf(
  ready: readonly StandardColumn[],
  raw: readonly NumberColumn[],
  transform: Transform,
  values: Float64Array,
  rows: number,
): Tails {
  const heavy = ready.filter(isHeavy).toSorted((a, b) => b.kurtosis - a.kurtosis);
  const kurtosis = ready.reduce((sum, column) => sum + column.kurtosis, 0) / ready.length;
  return {
    heavy: heavy.map(({ name, largest, row, kurtosis }) => ({
      column: name,
      largest,
      row: row + 1,
      share: largest ** 2 / rows,
      kurtosis,
    })),
    kurtosis,
    rowSpread: rowSpread(values, rows),
    suggestion: suggestionFor(heavy, raw, transform),
  };
}

/** Standard deviation over rows of the mean square of their entries. */
function rowSpread(values: Float64Array, rows: number): number {
  const columns = values.length / rows;
  let squares = 0;
  for (let i = 0; i < rows; i++) {
    let size = 0;
    for (let k = i * columns; k < (i + 1) * columns; k++) size += (values[k] as number) ** 2;
    squares += (size / columns - 1) ** 2;
  }
  return Math.sqrt(squares / rows);
}

/** The logarithm where it leaves at most a quarter of the heavy columns, else ranks. */
function suggestionFor(
  heavy: readonly StandardColumn[],
  raw: readonly NumberColumn[],
  transform: Transform,
): Tails["suggestion"] {
  if (heavy.length === 0 || transform === "normal-scores") return null;
  const names = new Set(heavy.slice(0, TRIED).map(({ name }) => name));
  const columns = raw.filter(({ name }) => names.has(name));
  const left = (tried: Transform): number =>
    columns.reduce((count, column) => {
      const standard = standardColumn(column, tried);
      return count + (standard !== null && isHeavy(standard) ? 1 : 0);
    }, 0);
  const count = `${heavy.length} ${heavy.length === 1 ? "column has" : "columns have"} heavy tails`;
  const positive = columns.every(({ values }) => values.every((value) => !(value < 0)));
  if (transform === "none" && positive) {
    const remaining = left("log1p");
    if (4 * remaining <= columns.length) {
      return {
        transform: "log1p",
        reason: `${count} and no value below 0; with log(1 + x) ${remaining} of ${columns.length} still do`,
      };
    }
  }
  const remaining = left("normal-scores");
  if (remaining >= columns.length) return null;
  return {
    transform: "normal-scores",
    reason: `${count}; with normal scores ${remaining} of ${columns.length} still do`,
  };
}
