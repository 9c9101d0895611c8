import type { FigureAxis } from "./figure.ts";
import { axisName, formatNumber } from "./format.ts";

/** A quantity over two fields, filled in as it is computed. */
export interface MapFigure {
  readonly x: FigureAxis;
  readonly y: FigureAxis;
  /** Places along each axis, ascending. */
  readonly xs: Float64Array;
  readonly ys: Float64Array;
  /** Values row by row, y slowest; NaN where nothing is known yet or nothing is finite. */
  readonly values: Float64Array;
  /** How many cells are computed; the others show a neighbour's value until they are. */
  readonly computed: number;
  readonly label: string;
  /** Whether it tells of random laws, which have the fixed accent. */
  readonly accent: boolean;
  /** Where the problem being edited stands. */
  readonly here: { readonly x: number; readonly y: number } | null;
}

/** Colour range of a map, from its values. */
export function mapRange({ values }: MapFigure): [number, number] {
  const sorted = Array.from(values)
    .filter((value) => Number.isFinite(value))
    .toSorted((a, b) => a - b);
  if (sorted.length === 0) return [0, 1];
  // a few extreme cells (next to a threshold) must not wash out all others
  const low = sorted[Math.floor(0.01 * (sorted.length - 1))] as number;
  const high = sorted[Math.ceil(0.99 * (sorted.length - 1))] as number;
  return [low, high > low ? high : low + 1];
}

/** The value of the cell nearest to a place; NaN where there is none. */
export function mapValueAt(figure: MapFigure, column: number, row: number): number {
  return figure.values[row * figure.xs.length + column] ?? Number.NaN;
}

/** A map in words, for a screen reader. */
export function mapSummary(figure: MapFigure): string {
  const known = Array.from(figure.values).filter((value) => Number.isFinite(value));
  const head = `${figure.label} over ${axisName(figure.x)} and ${axisName(figure.y)}`;
  if (known.length === 0) return `${head}: nothing computed yet.`;
  const range = `${formatNumber(Math.min(...known), 3)} to ${formatNumber(Math.max(...known), 3)}`;
  return `${head}: ${figure.computed} of ${figure.values.length} cells, from ${range}.`;
}
