import { nothing, svg, type SVGTemplateResult, type TemplateResult, html } from "lit";
import {
  axisFraction,
  cutMarks,
  cutPath,
  endLabels,
  innerHeight,
  innerWidth,
  LABEL_LINE,
  leaderOf,
  nameLines,
  seriesColour,
  type Figure,
  type Frame,
  type Marks,
  type MarkLabel,
  type PlotTheme,
} from "../../plot/index.ts";

/** What lies under the curves: stretches not to be trusted, thresholds, the line at zero. */
export function underLayer(figure: Figure, frame: Frame, marks: Marks): TemplateResult {
  const { top, left } = frame;
  const height = innerHeight(frame);
  const x = (value: number): number =>
    left + Math.min(1, Math.max(0, axisFraction(figure.x, value))) * innerWidth(frame);
  return html`<svg
    class="layer under"
    width=${frame.width}
    height=${frame.height}
    aria-hidden="true"
  >
    <defs>
      <pattern
        id="hatch"
        width="7"
        height="7"
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <line x1="0" y1="0" x2="0" y2="7" class="hatch-line" />
      </pattern>
    </defs>
    ${figure.cautions.map(
      ({ from, to }) =>
        svg`<rect class="caution-area" fill="url(#hatch)" x=${x(from)} y=${top}
          width=${x(to) - x(from)} height=${height} />`,
    )}
    ${marks.lines.map(
      (line) =>
        svg`<line class="threshold" x1=${line.x} x2=${line.x} y1=${top} y2=${top + height} />`,
    )}
    ${zeroLine(figure, frame)}
  </svg>`;
}

function zeroLine(figure: Figure, frame: Frame): SVGTemplateResult | typeof nothing {
  if (figure.zero === null) return nothing;
  const y = frame.top + (1 - axisFraction(figure.y, 0)) * innerHeight(frame);
  if (!(y >= frame.top && y <= frame.top + innerHeight(frame))) return nothing;
  return svg`<line class="zero" x1=${frame.left} x2=${frame.left + innerWidth(frame)} y1=${y} y2=${y} />
    <text class="zero-name" x=${frame.left + 6} y=${y - 6}>${figure.zero}</text>`;
}

/** What lies over the curves: rings, and names of thresholds, best ratios and curves. */
export function overLayer(
  figure: Figure,
  frame: Frame,
  marks: Marks,
  theme: PlotTheme,
): TemplateResult {
  return html`<svg
    class="layer over"
    width=${frame.width}
    height=${frame.height}
    aria-hidden="true"
  >
    ${marks.lines.map(({ label }) => text(label, "threshold-name"))}
    ${marks.hatches.map((label) => text(label, "threshold-name"))}
    ${marks.rings.map(
      ({ series, x, y, label }) =>
        svg`<circle class="ring" cx=${x} cy=${y} r=${series.member ? 4 : 6}
            stroke=${seriesColour(theme, series.tone)} />
          ${text(label, "ring-name", seriesColour(theme, series.tone))}`,
    )}
    ${cutMarks(figure, frame).map(
      (mark) =>
        svg`<path class="cut ${mark.way}" d=${cutPath(mark)} fill=${seriesColour(theme, mark.series.tone)} />`,
    )}
    ${frame.labelled ? names(figure, frame, theme) : nothing}
  </svg>`;
}

function text(
  label: MarkLabel | null,
  name: string,
  colour?: string,
): SVGTemplateResult | typeof nothing {
  if (label === null) return nothing;
  const { x, y, anchor } = label;
  return svg`<text class="haloed ${name}" x=${x} y=${y} text-anchor=${anchor} fill=${colour ?? nothing}
    dominant-baseline="central">${label.text}</text>`;
}

function names(figure: Figure, frame: Frame, theme: PlotTheme): SVGTemplateResult[] {
  return endLabels(figure, frame).map((label) => {
    const { series, name, x, y } = label;
    const colour = seriesColour(theme, series.tone);
    const path = leaderOf(label, frame);
    const leader =
      path === null ? nothing : svg`<path class="leader" stroke=${colour} d=${path} />`;
    const lines = nameLines(name);
    const first = y - ((lines.length - 1) * LABEL_LINE) / 2;
    return svg`${leader}<text class="end-name ${series.current ? "current" : ""}" x=${x} y=${first}
      .style="fill:${series.member ? inked(colour, theme) : colour}" dominant-baseline="central">${lines.map(
        (line, i) => svg`<tspan x=${x} dy=${i === 0 ? 0 : LABEL_LINE}>${line}</tspan>`,
      )}</text>`;
  });
}

/** A colour of the ramp with some ink: its light end is for lines, not for text. */
function inked(colour: string, theme: PlotTheme): string {
  return `color-mix(in srgb, ${colour} 62%, ${theme.ink})`;
}
