import type { Data } from "plotly.js";
import type { Figure, FigurePoint, FigureSeries } from "./figure.ts";
import { quiet } from "./layout-parts.ts";
import { DASHES, MARKERS, seriesColour, type PlotTheme } from "./theme.ts";

/** Half-width of a 95 % interval in standard errors. */
export const INTERVAL = 1.96;

/** Traces of a figure: cautions at the back, then parts, curves, experiments and best ratios. */
export function tracesOf(figure: Figure, theme: PlotTheme): Data[] {
  const back = figure.series.filter((series) => !series.current);
  const ordered = [...back, ...figure.series.filter((series) => series.current)];
  return [
    ...figure.cautions.map((caution) => hatch(caution, theme)),
    ...ordered.flatMap((series) => partTraces(series, theme)),
    ...ordered.map((series) => curveTrace(series, theme)),
    ...ordered.flatMap((series) => pointTraces(series, theme)),
    ...ordered.flatMap((series) => bestTrace(series, theme)),
  ];
}

function hatch({ from, to }: { from: number; to: number }, theme: PlotTheme): Data {
  return {
    type: "scatter",
    mode: "none",
    x: [from, to, to, from, from],
    y: [0, 0, 1, 1, 0],
    yaxis: "y2",
    fill: "toself",
    fillcolor: "rgba(0,0,0,0)",
    fillpattern: { shape: "/", size: 7, solidity: 0.14, fgcolor: theme.hatch },
    ...quiet,
  };
}

function curveTrace(series: FigureSeries, theme: PlotTheme): Data {
  return {
    type: "scatter",
    mode: "lines",
    x: series.x,
    y: series.total,
    connectgaps: false,
    line: {
      color: seriesColour(theme, series.tone),
      width: series.current ? 3 : 2,
      dash: DASHES[series.dash % DASHES.length] ?? "solid",
      // dropping points that lie almost on a line would leave corners that eyes do see
      simplify: false,
    },
    ...quiet,
  };
}

function partTraces(series: FigureSeries, theme: PlotTheme): Data[] {
  return [...biasAndVariance(series, theme), ...refinedTrace(series, theme)];
}

/** Theory for the size of the experiments: thin, in ink, dotted. */
function refinedTrace(series: FigureSeries, theme: PlotTheme): Data[] {
  if (series.refined === null) return [];
  const { x, y } = series.refined;
  const line = { color: theme.ink, width: 1.6, dash: "dot", simplify: false } as const;
  return [{ type: "scatter", mode: "lines", x, y, line, ...quiet }];
}

function biasAndVariance(series: FigureSeries, theme: PlotTheme): Data[] {
  if (series.parts === null) return [];
  const line = { color: seriesColour(theme, series.tone), width: 1.4 };
  const { bias, variance } = series.parts;
  return [
    {
      type: "scatter",
      mode: "lines",
      x: series.x,
      y: bias,
      opacity: 0.75,
      line: { ...line, dash: "dash" },
      ...quiet,
    },
    {
      type: "scatter",
      mode: "lines",
      x: series.x,
      y: variance,
      opacity: 0.75,
      line: { ...line, dash: "dot" },
      ...quiet,
    },
  ];
}

/** Trusted cells: the mean with whiskers. Untrusted ones: the median, hollow, without whiskers. */
function pointTraces(series: FigureSeries, theme: PlotTheme): Data[] {
  const color = seriesColour(theme, series.tone);
  const trusted = series.points.filter((point) => point.caution === null);
  const untrusted = series.points.filter((point) => point.caution !== null);
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

function bestTrace(series: FigureSeries, theme: PlotTheme): Data[] {
  if (series.best === null) return [];
  const color = seriesColour(theme, series.tone);
  return [
    {
      type: "scatter",
      mode: "markers",
      x: [series.best.x],
      y: [series.best.y],
      cliponaxis: false,
      marker: { color: theme.paper, size: 12, symbol: "circle", line: { color, width: 2.4 } },
      ...quiet,
    },
  ];
}
