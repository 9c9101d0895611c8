import { html, nothing, type TemplateResult } from "lit";
import {
  axisFraction,
  axisName,
  formatNumber,
  innerWidth,
  interpolate,
  seriesColour,
  type Figure,
  type Frame,
  type LabelBox,
  type PlotTheme,
  type RingMark,
} from "../../plot/index.ts";
import { pixelOfHeight, pixelOfValue } from "../parts/pointer.ts";

/** The current value on the axis, and what it is shown with. */
export interface MarkerContent {
  readonly figure: Figure;
  readonly frame: Frame;
  readonly theme: PlotTheme;
  readonly marker: number;
  readonly rings: readonly RingMark[];
}

/** What the marker asks of the plot. */
export interface MarkerActions {
  down(event: PointerEvent): void;
  key(event: KeyboardEvent): void;
  /** Sends the marker to a value. */
  go(value: number): void;
}

/** The current value, to drag by its line or by its point on the curve; and rings that it can be sent to. */
export function markerLayer(content: MarkerContent, actions: MarkerActions): TemplateResult {
  const { figure, rings } = content;
  const goals = rings.filter(({ series }) => !series.member);
  return html`${handle(content, actions)}${goals.map((ring) => goal(figure, ring, actions))}`;
}

/** The room that the marker's line takes, which texts keep off. */
export function markerLine(axis: Figure["x"], frame: Frame, marker: number): LabelBox {
  const at = pixelOfValue(axis, frame, marker);
  return { left: at - 3, right: at + 3, top: frame.top, bottom: frame.height };
}

/** The ring at a best ratio: it sends the marker there. */
function goal(
  figure: Figure,
  { series, value, x, y }: RingMark,
  actions: MarkerActions,
): TemplateResult {
  const { symbol } = figure.x;
  const rounded = Number(value.toPrecision(3));
  return html`<button
    class="go"
    aria-label="Go to the best ratio of ${series.name}, ${symbol} = ${formatNumber(value, 3)}"
    title="Go to the best ${symbol} = ${formatNumber(value, 3)}"
    .style="left:${x}px;top:${y}px"
    @click=${() => actions.go(rounded)}
  ></button>`;
}

/** The current value beyond the axis, told at the edge behind which it is. */
function beyond({ x }: Figure, frame: Frame, marker: number): TemplateResult {
  const right = marker > x.range[1];
  const text = `${x.symbol || x.label} = ${formatNumber(marker)}`;
  const left = frame.left + (right ? innerWidth(frame) : 0);
  return html`<div
    class="beyond ${right ? "right" : "left"}"
    role="note"
    aria-label="The current ${axisName(x)}, ${formatNumber(marker)}, is ${right ? "above" : "below"} the axis"
    .style="left:${left}px;top:${frame.top}px"
  >
    ${right ? `${text} →` : `← ${text}`}
  </div>`;
}

function handle(
  { figure, frame, theme, marker }: MarkerContent,
  actions: MarkerActions,
): TemplateResult | typeof nothing {
  const fraction = axisFraction(figure.x, marker);
  if (!(fraction >= -1e-9 && fraction <= 1 + 1e-9)) return beyond(figure, frame, marker);
  const x = pixelOfValue(figure.x, frame, marker);
  const current = figure.series.find((series) => series.current);
  const y = current
    ? pixelOfHeight(figure.y, frame, interpolate(current.x, current.total, marker))
    : null;
  return html`<div
      class="marker"
      role="slider"
      tabindex="0"
      aria-label="Current ${axisName(figure.x)}"
      aria-valuemin=${figure.x.range[0]}
      aria-valuemax=${figure.x.range[1]}
      aria-valuenow=${marker}
      aria-valuetext=${formatNumber(marker)}
      .style="left:${x}px"
      @pointerdown=${actions.down}
      @keydown=${actions.key}
    >
      <span class="handle"
        ><i>${figure.x.symbol}</i> ${figure.x.symbol ? "=" : ""} ${formatNumber(marker)}</span
      >
    </div>
    ${
      current && y !== null
        ? html`<div
            class="grip"
            .style="left:${x}px;top:${y}px;--tone:${seriesColour(theme, current.tone)}"
            @pointerdown=${actions.down}
          ></div>`
        : nothing
    }`;
}
