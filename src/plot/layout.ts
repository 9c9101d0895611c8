import type { Annotation, Layout, Shape } from "plotly.js";
import { endLabels } from "./end-labels.ts";
import type { Figure, FigureAxis } from "./figure.ts";
import { formatNumber } from "./format.ts";
import { innerHeight, innerWidth, type Frame } from "./frame.ts";
import { axisTitles, baseLayout, gridAxes, SMALL, still } from "./layout-parts.ts";
import { axisFraction } from "./scale.ts";
import { seriesColour, type PlotTheme } from "./theme.ts";

/** The layout of a figure: fixed margins, a quiet grid, names where the eye already is. */
export function layoutOf(figure: Figure, frame: Frame, theme: PlotTheme): Partial<Layout> {
  return {
    ...baseLayout(frame, theme),
    ...gridAxes(figure, frame, theme),
    yaxis2: { overlaying: "y", range: [0, 1], autorange: false, visible: false, fixedrange: true },
    shapes: figure.thresholds
      .filter(({ x }) => inside(figure.x, x))
      .map(({ x }) => vertical(x, theme)),
    annotations: [
      ...axisTitles(figure, frame, theme),
      ...thresholdNames(figure, frame, theme),
      ...names(figure, frame, theme),
    ],
  };
}

function inside(axis: FigureAxis, value: number): boolean {
  return value >= axis.range[0] && value <= axis.range[1];
}

function vertical(x: number, theme: PlotTheme): Partial<Shape> {
  return {
    type: "line",
    xref: "x",
    yref: "paper",
    x0: x,
    x1: x,
    y0: 0,
    y1: 1,
    layer: "below",
    line: { color: theme.muted, width: 1, dash: "dash" },
  };
}

function thresholdNames(figure: Figure, frame: Frame, theme: PlotTheme): Partial<Annotation>[] {
  return figure.thresholds
    .filter(({ x }) => inside(figure.x, x))
    .map(({ x, name }) => {
      const fraction = axisFraction(figure.x, x);
      const right = fraction * innerWidth(frame) > innerWidth(frame) - 150;
      return {
        ...still,
        text: name,
        font: { family: theme.font, size: SMALL - 0.5, color: theme.muted },
        bgcolor: theme.paper,
        borderpad: 2,
        xref: "paper",
        yref: "paper",
        x: fraction,
        y: 1,
        xanchor: right ? "right" : "left",
        yanchor: "top",
        xshift: right ? -4 : 4,
      };
    });
}

/** Names at the curves' ends, and the value at each best ratio. */
function names(figure: Figure, frame: Frame, theme: PlotTheme): Partial<Annotation>[] {
  const best = figure.series.flatMap((series): Partial<Annotation>[] => {
    if (series.best === null) return [];
    const fx = axisFraction(figure.x, series.best.x);
    const fy = axisFraction(figure.y, series.best.y);
    if (!(fx >= 0 && fx <= 1 && fy >= 0 && fy <= 1)) return [];
    return [
      {
        ...still,
        text: `best ${figure.x.symbol} = ${formatNumber(series.best.x, 3)}`,
        font: { family: theme.font, size: SMALL, color: seriesColour(theme, series.tone) },
        bgcolor: theme.paper,
        borderpad: 1,
        xref: "paper",
        yref: "paper",
        x: fx,
        y: fy,
        xanchor: fx > 0.8 ? "right" : fx < 0.1 ? "left" : "center",
        // above the ring, inside the valley; below it only where there is no room
        yanchor: fy > 0.88 ? "top" : "bottom",
        yshift: fy > 0.88 ? -10 : 10,
      },
    ];
  });
  if (!frame.labelled) return best;
  const ends = endLabels(figure, frame).map(({ series, x, y }) => ({
    ...still,
    text: series.current ? `<b>${escapeText(series.name)}</b>` : escapeText(series.name),
    font: { family: theme.font, size: SMALL + 0.5, color: seriesColour(theme, series.tone) },
    xref: "paper" as const,
    yref: "paper" as const,
    x: (x - frame.left) / innerWidth(frame),
    y: 1 - (y - frame.top) / innerHeight(frame),
    xanchor: "left" as const,
    yanchor: "middle" as const,
    align: "left" as const,
  }));
  return [...best, ...ends];
}

/** Longest name drawn at a curve's end. */
const LONGEST_NAME = 24;

/** Names come from links: the drawing library must see text, never markup. */
function escapeText(text: string): string {
  const shown = text.length > LONGEST_NAME ? `${text.slice(0, LONGEST_NAME - 1)}…` : text;
  return shown.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
