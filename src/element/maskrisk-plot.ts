import {
  html,
  LitElement,
  nothing,
  type CSSResult,
  type PropertyDeclarations,
  type PropertyValues,
  type TemplateResult,
} from "lit";
import {
  axisFraction,
  axisName,
  figureSummary,
  formatNumber,
  frameOf,
  innerHeight,
  innerWidth,
  loadRenderer,
  readTheme,
  seriesColour,
  type Figure,
  type Frame,
  type PlotTheme,
  type Renderer,
} from "../plot/index.ts";
import { plotStyles } from "./maskrisk-plot.styles.ts";
import { keyboardStep, pixelOfValue, roundToPixel, valueAtPixel } from "./pointer.ts";
import { readingsAt, readingText, readoutCard } from "./readout.ts";
import { adoptLibraryStyles } from "./shadow-styles.ts";

/** Detail of `marker-input` (while dragging) and `marker-change` (at the end). */
export interface MarkerDetail {
  readonly value: number;
}

/**
 * A risk plot that can be read and dragged.
 *
 * @fires marker-input the marker is being dragged to `detail.value`
 * @fires marker-change the marker was let go at `detail.value`
 * @fires figure-painted a figure has reached the screen
 */
export class MaskriskPlot extends LitElement {
  static override properties: PropertyDeclarations = {
    figure: { attribute: false },
    marker: { attribute: false },
    scheme: { type: String },
    cursor: { state: true },
    failed: { state: true },
  };

  static override styles: CSSResult = plotStyles;

  /** What is drawn; null while there is nothing yet. */
  declare figure: Figure | null;
  /** Current value on the axis, draggable; null for none. */
  declare marker: number | null;
  /** Name of the colour scheme; a change redraws with the colours then in force. */
  declare scheme: string;
  /** Where the reading cursor is; null when nobody reads. */
  declare private cursor: number | null;
  /** Why the drawing library could not be loaded; empty when it could. */
  declare private failed: string;

  #renderer: Renderer | null = null;
  #loading = false;
  #frame: Frame = frameOf(0, 0);
  #theme: PlotTheme | null = null;
  #queued = false;
  #dragging = false;
  #resize = new ResizeObserver(() => {
    this.#frame = frameOf(this.clientWidth, this.clientHeight);
    this.requestUpdate();
    this.#draw();
  });

  constructor() {
    super();
    this.figure = null;
    this.marker = null;
    this.scheme = "";
    this.cursor = null;
    this.failed = "";
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#resize.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resize.disconnect();
    const canvas = this.#canvas();
    if (canvas && this.#renderer) this.#renderer.releaseFigure(canvas);
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has("scheme")) this.#theme = null;
    if (changed.has("figure") || changed.has("scheme")) this.#draw();
  }

  #canvas(): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>(".canvas");
  }

  #colours(): PlotTheme {
    this.#theme ??= readTheme(this);
    return this.#theme;
  }

  /** Draws at most once a frame, however often the figure changes. */
  #draw(): void {
    if (this.#queued || this.figure === null || this.#frame.width === 0) return;
    this.#queued = true;
    requestAnimationFrame(() => {
      this.#queued = false;
      void this.#paint();
    });
  }

  async #paint(): Promise<void> {
    const canvas = this.#canvas();
    if (canvas === null || this.figure === null) return;
    if (this.#renderer === null) return this.#load();
    const drawing = this.#renderer.renderFigure(canvas, this.figure, this.#frame, this.#colours());
    canvas.classList.add("drawn");
    await drawing;
    if (this.renderRoot instanceof ShadowRoot) adoptLibraryStyles(this.renderRoot);
    this.dispatchEvent(new CustomEvent("figure-painted"));
  }

  async #load(): Promise<void> {
    if (this.#loading) return;
    this.#loading = true;
    try {
      this.#renderer = await loadRenderer();
      this.requestUpdate();
      this.#draw();
    } catch {
      this.failed = "The drawing library could not be loaded; the data table below still works.";
    } finally {
      this.#loading = false;
    }
  }

  #valueUnder(event: PointerEvent): number {
    const axis = (this.figure as Figure).x;
    const x = event.clientX - this.getBoundingClientRect().left;
    return valueAtPixel(axis, this.#frame, x);
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
    return roundToPixel((this.figure as Figure).x, this.#frame, value);
  }

  #send(type: "marker-input" | "marker-change", value: number): void {
    this.dispatchEvent(new CustomEvent<MarkerDetail>(type, { detail: { value } }));
  }

  protected override render(): TemplateResult {
    const ready = this.#renderer !== null && this.figure !== null;
    return html`
      <div
        class="canvas"
        role="img"
        aria-label=${this.figure ? figureSummary(this.figure) : "empty plot"}
      ></div>
      ${
        ready
          ? html`${this.#reader()}${this.#reading()}${this.#markerHandle()}`
          : html`<div class="waiting">${this.failed || "drawing…"}</div>`
      }
    `;
  }

  #reader(): TemplateResult {
    const figure = this.figure as Figure;
    const at = this.cursor ?? this.marker ?? figure.x.range[0];
    const { left, right, top, bottom } = this.#frame;
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
    const x = pixelOfValue(figure.x, this.#frame, at);
    const theme = this.#colours();
    const flip = x > this.#frame.left + innerWidth(this.#frame) * 0.55;
    const side = flip ? `right:${this.#frame.width - x + 14}px` : `left:${x + 14}px`;
    const dots = readingsAt(figure, at).flatMap(({ series, total }) => {
      const up = axisFraction(figure.y, total);
      if (!(up >= 0 && up <= 1)) return [];
      const y = this.#frame.top + innerHeight(this.#frame) * (1 - up);
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
      <div class="card" style="${side};top:${this.#frame.top + 8}px" aria-hidden="true">
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
      style="left:${pixelOfValue(figure.x, this.#frame, this.marker)}px"
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
