import { html, nothing, svg, type SVGTemplateResult, type TemplateResult } from "lit";
import {
  drawnLines,
  drawnPoints,
  drawnTicks,
  drawnTicksAcross,
  innerHeight,
  innerWidth,
  seriesColour,
  strokeOf,
  type Figure,
  type FigureSeries,
  type Frame,
  type PlotTheme,
} from "../../plot/index.ts";

/**
 * Lines, cells and axes of a figure without the drawing library, which is too slow for
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
      ${drawnTicksAcross(figure, frame).map(
        ({ x, label }) =>
          svg`<line class="notch" x1=${x} x2=${x} y1=${height} y2=${height + 5} />
            <text class="tick" x=${x} y=${height + 20} text-anchor="middle">${label}</text>`,
      )}
      <g clip-path="url(#inside)">
        ${drawnLines(figure, frame).map(({ series, kind, path }) => {
          const { colour, width: thick, pattern, opacity } = strokeOf(series, kind, theme);
          return svg`<path d=${path} fill="none" stroke=${colour} stroke-width=${thick}
          stroke-dasharray=${pattern.length === 0 ? nothing : pattern.join(",")}
          opacity=${opacity} />`;
        })}
      </g>
      ${figure.series.map((series) => points(series, figure, frame, theme))}
    </g>
  </svg>`;
}

function points(
  series: FigureSeries,
  figure: Figure,
  frame: Frame,
  theme: PlotTheme,
): SVGTemplateResult[] {
  const colour = seriesColour(theme, series.tone);
  return drawnPoints(figure, frame, series).map(
    ({ x, y, whisker, trusted }) =>
      svg`${
        whisker === null
          ? nothing
          : svg`<line x1=${x} x2=${x} y1=${whisker[0]} y2=${whisker[1]} stroke=${colour} stroke-width="1.4" />`
      }<circle cx=${x} cy=${y} r="3.7" stroke-width="1.4" fill=${trusted ? colour : theme.paper}
        stroke=${trusted ? theme.paper : colour} />`,
  );
}
