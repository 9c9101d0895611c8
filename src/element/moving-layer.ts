import { html, nothing, svg, type SVGTemplateResult, type TemplateResult } from "lit";
import {
  DASHES,
  drawnLines,
  drawnPoints,
  drawnTicks,
  innerHeight,
  innerWidth,
  seriesColour,
  type Figure,
  type FigureSeries,
  type Frame,
  type PlotTheme,
} from "../plot/index.ts";

/** Dash patterns for a line of a width, as the drawing library draws their names. */
const PATTERNS: Readonly<Record<(typeof DASHES)[number], readonly number[]>> = {
  solid: [],
  dash: [3, 3],
  dashdot: [3, 1, 1, 1],
  longdash: [5, 5],
  dot: [1, 1],
};

/**
 * Lines, cells and the vertical axis of a figure without the drawing library, which is too slow for
 * every frame of a drag: it catches up when things are let go.
 */
export function movingLayer(figure: Figure, frame: Frame, theme: PlotTheme): TemplateResult {
  const width = innerWidth(frame);
  const height = innerHeight(frame);
  return html`<svg
    class="layer moving"
    width=${frame.width}
    height=${frame.height}
    aria-hidden="true"
  >
    <defs>
      <clipPath id="inside"><rect width=${width} height=${height} /></clipPath>
    </defs>
    <g transform="translate(${frame.left},${frame.top})">
      ${drawnTicks(figure, frame).map(
        ({ y, label }) =>
          svg`<line class="grid" x2=${width} y1=${y} y2=${y} />
            <text class="tick" x="-4" y=${y} text-anchor="end" dominant-baseline="central">${label}</text>`,
      )}
      <g clip-path="url(#inside)">
        ${drawnLines(figure, frame).map(({ series, kind, path }) => {
          const { colour, width: thick, dash } = strokeOf(series, kind, theme);
          const pattern = PATTERNS[dash].map((part) => part * thick).join(",");
          return svg`<path d=${path} fill="none" stroke=${colour} stroke-width=${thick}
          stroke-dasharray=${pattern === "" ? nothing : pattern}
          opacity=${kind === "bias" || kind === "variance" ? 0.62 : nothing} />`;
        })}
      </g>
      ${figure.series.map((series) => points(series, figure, frame, theme))}
    </g>
  </svg>`;
}

function strokeOf(
  series: FigureSeries,
  kind: "bias" | "variance" | "refined" | "total",
  theme: PlotTheme,
): { colour: string; width: number; dash: (typeof DASHES)[number] } {
  const colour = seriesColour(theme, series.tone);
  switch (kind) {
    case "bias":
      return { colour, width: 1.5, dash: "dash" };
    case "variance":
      return { colour, width: 1.5, dash: "dot" };
    case "refined":
      return { colour: theme.ink, width: 1.6, dash: "dot" };
    case "total": {
      const dash = DASHES[series.dash % DASHES.length] ?? "solid";
      return { colour, width: series.current ? 3 : 2, dash };
    }
  }
}

function points(
  series: FigureSeries,
  figure: Figure,
  frame: Frame,
  theme: PlotTheme,
): SVGTemplateResult[] {
  const colour = seriesColour(theme, series.tone);
  return drawnPoints(figure, frame, series).map(
    ({ x, y, whisker }) =>
      svg`${
        whisker === null
          ? nothing
          : svg`<line x1=${x} x2=${x} y1=${whisker[0]} y2=${whisker[1]} stroke=${colour} stroke-width="1.4" />`
      }<circle cx=${x} cy=${y} r="3.7" stroke-width="1.4" fill=${whisker === null ? theme.paper : colour}
        stroke=${whisker === null ? colour : theme.paper} />`,
  );
}
