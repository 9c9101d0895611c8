import { html, nothing, type CSSResult, type PropertyDeclarations, type TemplateResult } from "lit";
import {
  axisFraction,
  axisName,
  figureSummary,
  formatNumber,
  innerHeight,
  innerWidth,
  seriesColour,
  type Figure,
  type PlotTheme,
  type Renderer,
} from "../plot/index.ts";
import { FigureElement } from "./figure-element.ts";
import { plotStyles } from "./maskrisk-plot.styles.ts";
import { keyboardStep, pixelOfValue, roundToPixel, valueAtPixel } from "./pointer.ts";
import { readingsAt, readingText, readoutCard } from "./readout.ts";

/** Detail of `marker-input` (while dragging) and `marker-change` (at the end). */
export interface MarkerDetail {
  readonly value: number;
}

/**
 * A risk plot that can be read and dragged.
 *
 * @fires marker-input the marker is being dragged to `detail.value`
 * @fires marker-change the marker was let go at `detail.value`
 */
export class MaskriskPlot extends FigureElement<Figure> {
  static override properties: PropertyDeclarations = {
    ...FigureElement.properties,
    marker: { attribute: false },
    cursor: { state: true },
  };

  static override styles: CSSResult = plotStyles;

  /** Current value on the axis, draggable; null for none. */
  declare marker: number | null;
  /** Where the reading cursor is; null when nobody reads. */
  declare private cursor: number | null;

  protected readonly kind = "curves";

  #dragging = false;

  constructor() {
    super();
    this.marker = null;
    this.cursor = null;
  }

  protected paint(
    renderer: Renderer,
    canvas: HTMLElement,
    figure: Figure,
    theme: PlotTheme,
  ): Promise<void> {
    return renderer.renderFigure(canvas, figure, this.frame, theme);
  }

  #valueUnder(event: PointerEvent): number {
    const axis = (this.figure as Figure).x;
    const x = event.clientX - this.getBoundingClientRect().left;
    return valueAtPixel(axis, this.frame, x);
  }

  #onRead(event: PointerEvent): void {
    if (!this.#dragging) this.cursor = this.#valueUnder(event);
  }

  /** A click on the plot sends the marker there. */
  #onReadClick(event: PointerEvent): void {
    if (this.marker === null || event.pointerType === "touch") return;
    this.#send("marker-change", this.#rounded(this.#valueUnder(event)));
  }

  #onReadKey(event: KeyboardEvent): void {
    const axis = (this.figure as Figure).x;
    const from = this.cursor ?? this.marker ?? axis.range[0];
    const next = keyTarget(event, axis, from);
    if (next !== null) {
      event.preventDefault();
      this.cursor = next;
    } else if (event.key === "Enter" && this.cursor !== null && this.marker !== null) {
      this.#send("marker-change", this.#rounded(this.cursor));
    } else if (event.key === "Escape") {
      this.cursor = null;
    }
  }

  #onMarkerKey(event: KeyboardEvent): void {
    const next = keyTarget(event, (this.figure as Figure).x, this.marker as number);
    if (next === null) return;
    event.preventDefault();
    this.#send("marker-change", next);
  }

  #onMarkerDown(event: PointerEvent): void {
    if (event.button !== 0) return;
    this.#dragging = true;
    this.cursor = null;
    (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
  }

  #onMarkerMove(event: PointerEvent): void {
    if (this.#dragging) this.#send("marker-input", this.#rounded(this.#valueUnder(event)));
  }

  #onMarkerUp(event: PointerEvent): void {
    if (!this.#dragging) return;
    this.#dragging = false;
    this.#send("marker-change", this.#rounded(this.#valueUnder(event)));
  }

  #onMarkerCancel(): void {
    if (!this.#dragging) return;
    this.#dragging = false;
    this.#send("marker-change", this.marker as number);
  }

  #rounded(value: number): number {
    return roundToPixel((this.figure as Figure).x, this.frame, value);
  }

  #send(type: "marker-input" | "marker-change", value: number): void {
    this.dispatchEvent(new CustomEvent<MarkerDetail>(type, { detail: { value } }));
  }

  protected override render(): TemplateResult {
    return html`
      <div
        class="canvas"
        role="img"
        aria-label=${this.figure ? figureSummary(this.figure) : "empty plot"}
      ></div>
      ${
        this.ready
          ? html`${this.#reader()}${this.#reading()}${this.#markerHandle()}`
          : html`<div class="waiting">${this.failed || "drawing…"}</div>`
      }
    `;
  }

  #reader(): TemplateResult {
    const figure = this.figure as Figure;
    const at = this.cursor ?? this.marker ?? figure.x.range[0];
    const { left, right, top, bottom } = this.frame;
    return html`<div
      class="reader"
      role="slider"
      tabindex="0"
      aria-label="Read the curves along ${axisName(figure.x)}"
      aria-valuemin=${figure.x.range[0]}
      aria-valuemax=${figure.x.range[1]}
      aria-valuenow=${at}
      aria-valuetext=${readingText(figure, at)}
      style="left:${left}px;right:${right}px;top:${top}px;bottom:${bottom}px"
      @pointermove=${this.#onRead}
      @pointerdown=${this.#onRead}
      @pointerleave=${() => (this.cursor = null)}
      @click=${this.#onReadClick}
      @keydown=${this.#onReadKey}
      @blur=${() => (this.cursor = null)}
    ></div>`;
  }

  #reading(): TemplateResult | typeof nothing {
    const figure = this.figure as Figure;
    const at = this.cursor;
    if (at === null) return nothing;
    const x = pixelOfValue(figure.x, this.frame, at);
    const theme = this.theme;
    const flip = x > this.frame.left + innerWidth(this.frame) * 0.55;
    const side = flip ? `right:${this.frame.width - x + 14}px` : `left:${x + 14}px`;
    const dots = readingsAt(figure, at).flatMap(({ series, total }) => {
      const up = axisFraction(figure.y, total);
      if (!(up >= 0 && up <= 1)) return [];
      const y = this.frame.top + innerHeight(this.frame) * (1 - up);
      return [
        html`<div
          class="dot"
          style="left:${x}px;top:${y}px;background:${seriesColour(theme, series.tone)}"
        ></div>`,
      ];
    });
    return html`
      <div class="hair" style="left:${x}px"></div>
      ${dots}
      <div class="card" style="${side};top:${this.frame.top + 8}px" aria-hidden="true">
        ${readoutCard(figure, at, theme)}
      </div>
    `;
  }

  #markerHandle(): TemplateResult | typeof nothing {
    const figure = this.figure as Figure;
    if (this.marker === null) return nothing;
    const fraction = axisFraction(figure.x, this.marker);
    if (!(fraction >= -1e-9 && fraction <= 1 + 1e-9)) return nothing;
    return html`<div
      class="marker"
      role="slider"
      tabindex="0"
      aria-label="Current ${axisName(figure.x)}"
      aria-valuemin=${figure.x.range[0]}
      aria-valuemax=${figure.x.range[1]}
      aria-valuenow=${this.marker}
      aria-valuetext=${formatNumber(this.marker)}
      style="left:${pixelOfValue(figure.x, this.frame, this.marker)}px"
      @pointerdown=${this.#onMarkerDown}
      @pointermove=${this.#onMarkerMove}
      @pointerup=${this.#onMarkerUp}
      @pointercancel=${this.#onMarkerCancel}
      @keydown=${this.#onMarkerKey}
    >
      <span class="handle"
        ><i>${figure.x.symbol}</i> ${figure.x.symbol ? "=" : ""} ${formatNumber(this.marker)}</span
      >
    </div>`;
  }
}

/** Where a key moves a slider on the axis; null for keys that mean nothing to it. */
function keyTarget(event: KeyboardEvent, axis: Figure["x"], from: number): number | null {
  const coarse = event.shiftKey;
  switch (event.key) {
    case "ArrowLeft":
    case "ArrowDown":
      return keyboardStep(axis, from, -1, coarse);
    case "ArrowRight":
    case "ArrowUp":
      return keyboardStep(axis, from, 1, coarse);
    case "PageDown":
      return keyboardStep(axis, from, -1, true);
    case "PageUp":
      return keyboardStep(axis, from, 1, true);
    case "Home":
      return axis.range[0];
    case "End":
      return axis.range[1];
    default:
      return null;
  }
}
