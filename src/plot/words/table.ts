import type { Figure } from "../figure/figure.ts";
import { axisName, axisNumber, formatNumber } from "./format.ts";
import { axisValue, interpolate } from "../axes/scale.ts";

/** What is drawn, as text cells for a data table. */
export interface FigureTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Rows of the theory table: enough to read a curve, few enough to read aloud. */
const ROWS = 21;

/** Every curve at evenly spaced places of the axis. */
export function theoryTable(figure: Figure): FigureTable {
  const places = Array.from({ length: ROWS }, (_, i) => axisValue(figure.x, i / (ROWS - 1)));
  return {
    columns: [axisName(figure.x), ...figure.series.map((series) => series.name)],
    rows: places.map((x) => [
      formatNumber(x, 3),
      ...figure.series.map((series) =>
        axisNumber(figure.y, interpolate(series.x, series.total, x)),
      ),
    ]),
  };
}

/** Every simulated cell with its uncertainty. */
export function experimentTable(figure: Figure): FigureTable {
  return {
    columns: [
      "curve",
      axisName(figure.x),
      "mean",
      "standard error",
      "median",
      "replicates",
      "z",
      "verdict",
    ],
    rows: figure.series.flatMap((series) =>
      series.points.map((point) => [
        series.name,
        formatNumber(point.x, 3),
        axisNumber(figure.y, point.mean),
        point.standardError === null ? "–" : formatNumber(point.standardError, 2),
        axisNumber(figure.y, point.median),
        String(point.replicates),
        point.z === null ? "–" : formatNumber(point.z, 2),
        point.caution === null ? (point.verdict ?? "") : `not compared: ${point.caution}`,
      ]),
    ),
  };
}
