import type { Figure, FigurePoint, FigureSeries } from "./figure.ts";
import { innerHeight, innerWidth, type Frame } from "../axes/frame.ts";
import { axisFraction } from "../axes/scale.ts";
import { onPlot } from "./cut-marks.ts";
import { linePath } from "./line-path.ts";
import { drawingOrder, linesOf } from "./series-lines.ts";
import { axisTicks } from "../axes/ticks.ts";

/** A line of a figure as it is drawn without the drawing library. */
export interface DrawnLine {
  readonly series: FigureSeries;
  readonly kind: "bias" | "variance" | "refined" | "total";
  /** SVG path, in pixels from the top left corner between the axes. */
  readonly path: string;
}

/** Every line of a figure, from the back to the front. */
export function drawnLines(figure: Figure, frame: Frame): DrawnLine[] {
  return drawingOrder(figure).flatMap((series) =>
    linesOf(series).map(({ kind, x, y }) => ({
      series,
      kind,
      path: linePath(figure, frame, x, y),
    })),
  );
}

/** A simulated cell in pixels: its mark, and its whisker where its mean is trusted. */
export interface DrawnPoint {
  readonly x: number;
  readonly y: number;
  readonly whisker: readonly [number, number] | null;
  /** Whether the mark is the mean, not the median of a cell whose mean says little. */
  readonly trusted: boolean;
}

/** Half-width of a 95 % interval in standard errors. */
export const INTERVAL = 1.96;

/** The simulated cells of a series that are on the plot. */
export function drawnPoints(figure: Figure, frame: Frame, series: FigureSeries): DrawnPoint[] {
  const height = (value: number): number =>
    (1 - axisFraction(figure.y, value)) * innerHeight(frame);
  return series.points.flatMap((point): DrawnPoint[] => {
    const { x, caution, mean, median } = point;
    const y = height(caution === null ? mean : median);
    if (!Number.isFinite(y) || !onPlot(figure, caution === null ? mean : median)) return [];
    const across = axisFraction(figure.x, x) * innerWidth(frame);
    return [{ x: across, y, whisker: whiskerOf(point, height), trusted: caution === null }];
  });
}

function whiskerOf(
  { caution, mean, standardError }: FigurePoint,
  height: (value: number) => number,
): readonly [number, number] | null {
  if (caution !== null || standardError === null) return null;
  const ends = [-1, 1].map((side) => height(mean + side * INTERVAL * standardError));
  const [low = Number.NaN, high = Number.NaN] = ends;
  return Number.isFinite(low) && Number.isFinite(high) ? [low, high] : null;
}

/** Ticks of the vertical axis: their heights in pixels and labels, as the drawing library has them. */
export function drawnTicks(figure: Figure, frame: Frame): { y: number; label: string }[] {
  const { values, labels } = axisTicks(figure.y, Math.max(3, innerHeight(frame) / 70));
  return values.map((value, i) => ({
    y: (1 - axisFraction(figure.y, value)) * innerHeight(frame),
    label: labels[i] ?? "",
  }));
}

/** Ticks of the horizontal axis: their places in pixels and labels, as the drawing library has them. */
export function drawnTicksAcross(figure: Figure, frame: Frame): { x: number; label: string }[] {
  const { values, labels } = axisTicks(figure.x, Math.max(3, innerWidth(frame) / 95));
  return values.map((value, i) => ({
    x: axisFraction(figure.x, value) * innerWidth(frame),
    label: labels[i] ?? "",
  }));
}
