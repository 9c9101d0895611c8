import type { Annotation, Data, Layout } from "plotly.js";
import { formatNumber } from "./format.ts";
import type { Frame } from "./frame.ts";
import { axisTitles, baseLayout, gridAxes, quiet, SMALL, still } from "./layout-parts.ts";
import { axisFraction } from "./scale.ts";
import type { SpectrumFigure } from "./spectrum-figure.ts";
import type { PlotTheme } from "./theme.ts";

/** Traces of a spectrum: bars of the draw, the limiting density, spikes. */
export function spectrumTraces(figure: SpectrumFigure, theme: PlotTheme): Data[] {
  const hue = theme.series[0] ?? theme.ink;
  return [
    {
      type: "scatter",
      mode: "none",
      ...barOutline(figure),
      fill: "tozeroy",
      fillcolor: withAlpha(hue, 0.22),
      ...quiet,
    },
    {
      type: "scatter",
      mode: "lines",
      x: figure.density.x,
      y: figure.density.y,
      line: { color: hue, width: 2.6, simplify: false },
      ...quiet,
    },
    {
      type: "scatter",
      mode: "markers",
      x: [...figure.outlying],
      y: figure.outlying.map(() => 0.012 * figure.y.range[1]),
      cliponaxis: false,
      marker: { color: hue, size: 8, line: { color: theme.paper, width: 1.4 } },
      ...quiet,
    },
  ];
}

/** The bars as one outline, so that their number does not weigh on drawing. */
function barOutline({ bars }: SpectrumFigure): { x: number[]; y: number[] } {
  return {
    x: bars.flatMap(({ from, to }) => [from, from, to, to]),
    y: bars.flatMap(({ height }) => [0, height, height, 0]),
  };
}

function withAlpha(colour: string, alpha: number): string {
  const hex = /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})$/i.exec(colour);
  if (hex === null) return colour;
  const [red, green, blue] = hex.slice(1).map((pair) => Number.parseInt(pair, 16));
  return `rgba(${red},${green},${blue},${alpha})`;
}

/** Layout of a spectrum: axes, and a named vertical where each spike shows. */
export function spectrumLayout(
  figure: SpectrumFigure,
  frame: Frame,
  theme: PlotTheme,
): Partial<Layout> {
  const spikes = figure.spikes.filter((spike) => spike.location !== null);
  return {
    ...baseLayout(frame, theme),
    ...gridAxes(figure, frame, theme),
    shapes: spikes.map(({ location }) => ({
      type: "line",
      xref: "x",
      yref: "paper",
      x0: location as number,
      x1: location as number,
      y0: 0,
      y1: 0.86,
      line: { color: theme.random, width: 1.6, dash: "dash" },
    })),
    annotations: [
      ...axisTitles(figure, frame, theme),
      ...spikes.map(({ spike, location }): Partial<Annotation> => {
        const fraction = axisFraction(figure.x, location as number);
        return {
          ...still,
          text: `spike ${formatNumber(spike, 3)} shows at ${formatNumber(location as number, 3)}`,
          font: { family: theme.font, size: SMALL, color: theme.random },
          xref: "paper",
          yref: "paper",
          x: fraction,
          y: 0.87,
          xanchor: fraction > 0.7 ? "right" : "left",
          yanchor: "bottom",
        };
      }),
    ],
  };
}
