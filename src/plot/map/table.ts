import { axisName, formatNumber } from "../words/format.ts";
import { cellText, type MapFigure } from "./map-figure.ts";
import type { FigureTable } from "../words/table.ts";

/** Rows and columns of the table of a map: enough to read its shape, few enough to read aloud. */
const SHOWN = 9;

/** The map at evenly spaced cells: a column for each shown x, a row for each shown y, highest first. */
export function mapTable(figure: MapFigure): FigureTable {
  const columns = spread(figure.xs.length);
  const rows = spread(figure.ys.length).toReversed();
  const { x, y } = figure;
  return {
    columns: [
      `${y.symbol || y.label} ↓  ${x.symbol || x.label} →`,
      ...columns.map((column) => formatNumber(figure.xs[column] as number, 3)),
    ],
    rows: rows.map((row) => [
      formatNumber(figure.ys[row] as number, 3),
      ...columns.map((column) => cellText(figure, row * figure.xs.length + column)),
    ]),
  };
}

/** Caption of that table. */
export function mapCaption(figure: MapFigure): string {
  return `${figure.label} over ${axisName(figure.x)} (across) and ${axisName(figure.y)} (down)`;
}

function spread(count: number): number[] {
  const shown = Math.min(count, SHOWN);
  const at = (i: number): number => Math.round((i * (count - 1)) / Math.max(1, shown - 1));
  return Array.from({ length: shown }, (_, i) => at(i));
}
