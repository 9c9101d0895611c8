import type { Transform } from "./transform.ts";
import { transformed } from "./transform.ts";

/** A column of numbers before it is prepared. */
export interface NumberColumn {
  readonly name: string;
  /** NaN where there is no entry. */
  readonly values: Float64Array;
  readonly missing: number;
}

/** A column ready to be used: mean 0, mean square 1, missing entries 0. */
export interface StandardColumn {
  readonly name: string;
  readonly values: Float64Array;
  readonly missing: number;
  /** Variance before it was divided by its standard deviation, missing entries at the mean. */
  readonly variance: number;
  /** Largest |z|, and its row (from 0). */
  readonly largest: number;
  readonly row: number;
  /** Mean of z⁴: 3 for a normal column. */
  readonly kurtosis: number;
}

/** A share of the rows that one value may not fill. */
const MOST_COMMON = 0.9;

/** Variance below this share of the mean square is rounding. */
const NO_VARIANCE = 1e-20;

/**
 * Why a column cannot be used; null where it can: no entries, no variance, one value (or the lack of
 * one) in 90 % of the rows, or a mere count of the rows.
 */
export function reasonToDrop({ values, missing }: NumberColumn): string | null {
  const rows = values.length;
  if (missing === rows) return "it has no entries";
  const counts = new Map<number, number>();
  let [common, most] = [Number.NaN, 0];
  let counting = missing === 0 && rows >= 10;
  for (let i = 0; i < rows; i++) {
    const value = values[i] as number;
    if (i > 0 && value !== (values[i - 1] as number) + 1) counting = false;
    if (Number.isNaN(value)) continue;
    const count = (counts.get(value) ?? 0) + 1;
    counts.set(value, count);
    if (count > most) [common, most] = [value, count];
  }
  if (counts.size === 1) return `it has the value ${common} only`;
  if (counting) return "it counts the rows";
  if (missing >= MOST_COMMON * rows)
    return `it has no entry in ${percent(missing / rows)} of the rows`;
  if (most >= MOST_COMMON * rows) {
    return `one value (${common}) fills ${percent(most / rows)} of the rows`;
  }
  return null;
}

const percent = (share: number): string => `${Number((100 * share).toPrecision(3))} %`;

/** Transforms and standardises a column; null where nothing varies. Cost O(rows), and a sort for ranks. */
export function standardColumn(column: NumberColumn, transform: Transform): StandardColumn | null {
  const values = transformed(column.values, transform).slice();
  const present = values.length - column.missing;
  // large numbers overflow when they are squared
  let scale = 0;
  for (const value of values) if (!Number.isNaN(value)) scale = Math.max(scale, Math.abs(value));
  if (scale === 0) return null;
  let mean = 0;
  // a second time for what rounding left, large against a small deviation
  for (let pass = 0; pass < 2; pass++) {
    let left = 0;
    for (const value of values) if (!Number.isNaN(value)) left += (value / scale - mean) / present;
    mean += left;
  }
  let squares = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    const centred = Number.isNaN(value) ? 0 : value / scale - mean;
    values[i] = centred;
    squares += centred * centred;
  }
  const variance = squares / values.length;
  if (!(variance > NO_VARIANCE)) return null;
  const deviation = Math.sqrt(variance);
  let [largest, row, kurtosis] = [0, 0, 0];
  for (let i = 0; i < values.length; i++) {
    const z = (values[i] as number) / deviation;
    values[i] = z;
    kurtosis += z ** 4 / values.length;
    if (Math.abs(z) > largest) [largest, row] = [Math.abs(z), i];
  }
  const { name, missing } = column;
  return { name, values, missing, variance: variance * scale * scale, largest, row, kurtosis };
}
