import type { Data, Layout } from "plotly.js";
import { formatNumber } from "./format.ts";
import { innerHeight, innerWidth, type Frame } from "./frame.ts";
import { axisGeometry, axisTitles, baseLayout, fixedAxis, quiet, SMALL } from "./layout-parts.ts";
import { mapRange, type MapFigure } from "./map-figure.ts";
import type { PlotTheme } from "./theme.ts";

/** Traces of a map: the cells, and a cross-hair ring where the problem stands. */
export function mapTraces(figure: MapFigure, theme: PlotTheme): Data[] {
  const [low, high] = mapRange(figure);
  const columns = figure.xs.length;
  const rows = Array.from(figure.ys, (_, row) =>
    Array.from(figure.values.subarray(row * columns, (row + 1) * columns), (value) =>
      Number.isFinite(value) ? value : null,
    ),
  );
  const cold = theme.series[0] ?? theme.ink;
  const scale: [number, string][] = [
    [0, theme.paper],
    [1, figure.accent ? theme.random : cold],
  ];
  const ticks = [low, (low + high) / 2, high];
  const cells: Data = {
    type: "heatmap",
    x: figure.xs,
    y: figure.ys,
    z: rows,
    zmin: low,
    zmax: high,
    colorscale: scale,
    ...quiet,
    showscale: true,
    colorbar: {
      thickness: 10,
      outlinewidth: 0,
      len: 0.6,
      x: 1.02,
      tickvals: ticks,
      ticktext: ticks.map((value) => formatNumber(value, 2)),
      tickfont: { family: theme.font, size: SMALL, color: theme.muted },
      ticks: "",
    },
  };
  if (figure.here === null) return [cells];
  return [
    cells,
    {
      type: "scatter",
      mode: "markers",
      x: [figure.here.x],
      y: [figure.here.y],
      marker: {
        size: 13,
        symbol: "circle-open",
        color: theme.ink,
        line: { color: theme.ink, width: 2.4 },
      },
      ...quiet,
    },
  ];
}

/** Layout of a map. */
export function mapLayout(figure: MapFigure, frame: Frame, theme: PlotTheme): Partial<Layout> {
  const common = {
    ...fixedAxis,
    showgrid: false,
    showline: true,
    linecolor: theme.muted,
    ticks: "outside",
    ticklen: 5,
    tickcolor: theme.muted,
  } as const;
  return {
    ...baseLayout(frame, theme),
    xaxis: { ...common, ...axisGeometry(figure.x, Math.max(3, innerWidth(frame) / 95)) },
    yaxis: { ...common, ...axisGeometry(figure.y, Math.max(3, innerHeight(frame) / 60)) },
    annotations: axisTitles(figure, frame, theme),
  };
}
