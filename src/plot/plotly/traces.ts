import type { Data, ScatterData } from "plotly.js";
import { INTERVAL } from "../figure/drawing.ts";
import { onPlot } from "../figure/cut-marks.ts";
import type { Figure, FigurePoint, FigureSeries } from "../figure/figure.ts";
import { drawingOrder, linesOf, type SeriesLine } from "../figure/series-lines.ts";
import { quiet } from "./layout-parts.ts";
import { DASHES, MARKERS, seriesColour, type PlotTheme } from "../figure/theme.ts";

/** Traces of a figure, in the order drawn: parts, curves, experiments; the current problem on top. */
export function tracesOf(figure: Figure, theme: PlotTheme): Data[] {
  const ordered = drawingOrder(figure);
  return [
    ...ordered.flatMap((series) => lineTraces(series, theme)),
    ...ordered.flatMap((series) => pointTraces(series, figure, theme)),
  ];
}

function lineTraces(series: FigureSeries, theme: PlotTheme): Data[] {
  const strokes = strokesOf(series, theme);
  return linesOf(series).map(({ kind, id, x, y }): Data => ({
    type: "scatter",
    mode: "lines",
    uid: id,
    x,
    y,
    connectgaps: false,
    ...strokes[kind],
    ...quiet,
  }));
}

/** How each line of a series is stroked. Bias and variance are lighter than what they add up to. */
function strokesOf(
  series: FigureSeries,
  theme: PlotTheme,
): Record<SeriesLine["kind"], Partial<ScatterData>> {
  const color = seriesColour(theme, series.tone);
  // dropping points that lie almost on a line would leave corners that eyes do see
  const simplify = false;
  const part = { color, width: 1.5, simplify } as const;
  return {
    total: {
      line: {
        color,
        width: series.current ? 3 : 2,
        dash: DASHES[series.dash % DASHES.length] ?? "solid",
        simplify,
      },
    },
    bias: { opacity: 0.62, line: { ...part, dash: "dash" } },
    variance: { opacity: 0.62, line: { ...part, dash: "dot" } },
    // theory for the size of the experiments: thin, in ink
    refined: { line: { color: theme.ink, width: 1.6, dash: "dot", simplify } },
  };
}

/** Trusted cells: the mean with whiskers. Untrusted ones: the median, hollow, without whiskers. */
function pointTraces(series: FigureSeries, figure: Figure, theme: PlotTheme): Data[] {
  const color = seriesColour(theme, series.tone);
  // what is out of sight has a mark at the edge
  const seen = series.points.filter(({ caution, mean, median }) =>
    onPlot(figure, caution === null ? mean : median),
  );
  const trusted = seen.filter((point) => point.caution === null);
  const untrusted = seen.filter((point) => point.caution !== null);
  const symbol = MARKERS[series.dash % MARKERS.length] ?? "circle";
  const traces: Data[] = [];
  if (trusted.length > 0) {
    traces.push({
      type: "scatter",
      mode: "markers",
      x: trusted.map((point) => point.x),
      y: trusted.map((point) => point.mean),
      error_y: { type: "data", array: trusted.map(halfWidth), color, thickness: 1.4, width: 0 },
      cliponaxis: false,
      marker: { color, size: 7.5, symbol, line: { color: theme.paper, width: 1.4 } },
      ...quiet,
    });
  }
  if (untrusted.length > 0) {
    traces.push({
      type: "scatter",
      mode: "markers",
      x: untrusted.map((point) => point.x),
      y: untrusted.map((point) => point.median),
      cliponaxis: false,
      marker: { color: theme.paper, size: 7, symbol, line: { color, width: 1.6 } },
      ...quiet,
    });
  }
  return traces;
}

function halfWidth(point: FigurePoint): number {
  return point.standardError === null ? 0 : INTERVAL * point.standardError;
}
