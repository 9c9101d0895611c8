import type { Annotation, Layout } from "plotly.js";
import type { FigureAxis } from "../figure/figure.ts";
import { axisName } from "../words/format.ts";
import { innerHeight, innerWidth, type Frame } from "../axes/frame.ts";
import type { PlotTheme } from "../figure/theme.ts";
import { axisTicks } from "../axes/ticks.ts";

/** Size of the small text around the axes. */
const SMALL = 13;

/** Range and ticks of an axis in the drawing library's terms: all given, nothing to be measured. */
function axisGeometry(axis: FigureAxis, count: number): Partial<Layout["xaxis"]> {
  const ticks = axisTicks(axis, count);
  const [from, to] = axis.range;
  return {
    type: axis.scale,
    range: axis.scale === "log" ? [Math.log10(from), Math.log10(to)] : [from, to],
    // ranges are given and margins fixed: nothing to measure while a slider moves
    autorange: false,
    automargin: false,
    ticklabeloverflow: "allow",
    tickmode: "array",
    tickvals: ticks.values,
    ticktext: ticks.labels,
  };
}

/** Axes that nobody drags and that mark nothing by themselves. */
const fixedAxis = { fixedrange: true, zeroline: false, showspikes: false } as const;

/** What every figure's layout has: its size and margins, no paper of its own, no tools. */
export function baseLayout(frame: Frame, theme: PlotTheme): Partial<Layout> {
  return {
    width: frame.width,
    height: frame.height,
    margin: { l: frame.left, r: frame.right, t: frame.top, b: frame.bottom, pad: 0 },
    paper_bgcolor: "rgba(0,0,0,0)",
    plot_bgcolor: "rgba(0,0,0,0)",
    font: { family: theme.font, size: SMALL, color: theme.muted },
    showlegend: false,
    hovermode: false,
    dragmode: false,
    uirevision: "fixed",
  };
}

/** Axes of curves and densities: a ticked line below, a quiet grid across. */
export function gridAxes(
  figure: { readonly x: FigureAxis; readonly y: FigureAxis },
  frame: Frame,
  theme: PlotTheme,
): Pick<Partial<Layout>, "xaxis" | "yaxis"> {
  return {
    xaxis: {
      ...fixedAxis,
      ...axisGeometry(figure.x, Math.max(3, innerWidth(frame) / 95)),
      showgrid: false,
      showline: true,
      linecolor: theme.muted,
      linewidth: 1,
      ticks: "outside",
      ticklen: 5,
      tickcolor: theme.muted,
    },
    yaxis: {
      ...fixedAxis,
      ...axisGeometry(figure.y, Math.max(3, innerHeight(frame) / 70)),
      showgrid: true,
      gridcolor: theme.grid,
      gridwidth: 1,
      showline: false,
      ticks: "",
    },
  };
}

/** Traces that answer no pointer and stand in no legend. */
export const quiet = { hoverinfo: "skip", showlegend: false } as const;

/** Annotations that do nothing but stand there. */
const still = { showarrow: false, captureevents: false } as const;

/** Axis names: the vertical one horizontal above its axis, the other at the end of its own. */
export function axisTitles(
  figure: { readonly x: FigureAxis; readonly y: FigureAxis },
  frame: Frame,
  theme: PlotTheme,
): Partial<Annotation>[] {
  const font = { family: theme.font, size: SMALL + 1, color: theme.ink };
  return [
    {
      ...still,
      text: `↑ ${escapeText(axisName(figure.y))}`,
      font,
      xref: "paper",
      yref: "paper",
      x: 0,
      y: 1,
      xanchor: "left",
      yanchor: "bottom",
      xshift: 6 - frame.left,
      yshift: 10,
    },
    {
      ...still,
      text: `${escapeText(axisName(figure.x))} →`,
      font,
      xref: "paper",
      yref: "paper",
      x: 1,
      y: 0,
      xanchor: "right",
      yanchor: "top",
      yshift: -28,
    },
  ];
}

/** Names may come from links: the drawing library must see text, never markup. */
function escapeText(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
