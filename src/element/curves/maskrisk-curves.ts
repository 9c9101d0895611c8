import {
  html,
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
  innerHeight,
  innerWidth,
  marksOf,
  type Figure,
  type FigureSeries,
  type LabelBox,
  type PlotTheme,
  type PointDetail,
  type Renderer,
  type RingMark,
} from "../../plot/index.ts";
import { movedBand, type Band, type BandPart } from "./band.ts";
import { bandLayer, type BandActions } from "./band-layer.ts";
import type { CardContent } from "./card.ts";
import { followPointer } from "../parts/drag.ts";
import { Printing, still } from "../parts/printing.ts";
import { localPoint } from "../parts/local-point.ts";
import { FigureElement } from "../parts/figure-element.ts";
import { plotStyles } from "./maskrisk-curves.styles.ts";
import { markerLayer, markerLine, type MarkerActions } from "./marker-layer.ts";
import { movingLayer } from "./moving-layer.ts";
import { overLayer, underLayer } from "./plot-layers.ts";
import { keyTarget, roundToPixel, valueAtPixel } from "../parts/pointer.ts";
import { placeCard, readingLayer, type CardActions, type Cursor } from "./reading-layer.ts";
import { ZoomGestures } from "./zoom-gestures.ts";
import { detailText, nearestSeries, neighbour, readingPlace, readingText } from "./readout.ts";

/** Detail of `marker-input` (while dragging) and `marker-change` (at the end). */
export interface MarkerDetail {
  readonly value: number;
}

/** Milliseconds after a release before the drawing library catches up by itself. */
const CATCH_UP = 300;

/** Milliseconds of quiet before a reading by keyboard is announced in full. */
const ANNOUNCE = 600;

/**
 * A risk plot that can be read and dragged.
 *
 * @fires marker-input the marker is being dragged to `detail.value`
 * @fires marker-change the marker was let go at `detail.value`
 * @fires band-input the band is being dragged to `detail`, a {@link Band}
 * @fires band-change the band was let go at `detail`
 */
export class MaskriskCurves extends FigureElement<Figure> {
  static override properties: PropertyDeclarations = {
    ...FigureElement.properties,
    marker: { attribute: false },
    band: { attribute: false },
    detail: { attribute: false },
    moving: { type: Boolean },
    still: { type: Boolean },
    zoomable: { type: Boolean },
    adrift: { state: true },
    cursor: { state: true },
    told: { state: true },
  };

  static override styles: CSSResult = plotStyles;

  /** Current value on the axis, draggable; null for none. */
  declare marker: number | null;
  /** A stretch of the axis whose ends are draggable; null for none. */
  declare band: Band | null;
  /** What stands behind a curve at a place, for the card; null to show values alone. */
  declare detail: ((series: string, x: number) => PointDetail | null) | null;
  /** Whether something is being dragged: the drawing library then waits until it is let go. */
  declare moving: boolean;
  /** Whether it is a picture only: nothing can be read or dragged. */
  declare still: boolean;
  /** Whether its axes can be zoomed, as {@link ZoomGestures} tells. */
  declare zoomable: boolean;
  /** Whether the figure is ahead of what the drawing library drew. */
  declare private adrift: boolean;
  /** Where the curves are read; null when nobody reads. */
  declare private cursor: Cursor | null;
  /** What is announced of the reading. */
  declare private told: string;

  protected readonly kind = "curves";

  protected override get behind(): boolean {
    return this.adrift;
  }

  readonly #printing = new Printing(this);
  #dragging = false;
  readonly #zoom = new ZoomGestures(this, {
    figure: () => (this.zoomable && !this.still ? this.figure : null),
    frame: () => this.frame,
    kept: () => this.cursor?.x ?? this.marker,
    begin: () => (this.cursor = null),
  });
  #catchingUp: ReturnType<typeof setTimeout> | undefined;
  #announcing: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.marker = null;
    this.band = null;
    this.detail = null;
    this.moving = false;
    this.still = false;
    this.zoomable = false;
    this.adrift = false;
    this.cursor = null;
    this.told = "";
  }

  override connectedCallback(): void {
    super.connectedCallback();
    for (const type of ["pointerup", "keyup"]) addEventListener(type, this.#onRelease);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const type of ["pointerup", "keyup"]) removeEventListener(type, this.#onRelease);
    clearTimeout(this.#catchingUp);
    clearTimeout(this.#announcing);
  }

  protected async paint(
    renderer: Renderer,
    canvas: HTMLElement,
    figure: Figure,
    theme: PlotTheme,
  ): Promise<void> {
    if (renderer.moveFigure(canvas, figure, this.frame, theme)) {
      this.adrift = false;
    } else if (this.moving && canvas.classList.contains("drawn")) {
      this.adrift = true;
    } else {
      await renderer.renderFigure(canvas, figure, this.frame, theme);
      this.adrift = false;
    }
  }

  /** Whatever was dragged may have been let go where it began, without a word: the plot catches up. */
  readonly #onRelease = (): void => {
    clearTimeout(this.#catchingUp);
    if (!this.adrift) return;
    this.#catchingUp = setTimeout(() => {
      this.moving = false;
      this.redraw();
    }, CATCH_UP);
  };

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const card = this.renderRoot.querySelector<HTMLElement>(".card");
    const series = this.cursor && this.figure && this.#read();
    if (card === null || !series || !this.figure || !this.cursor) return;
    placeCard(card, this.figure, this.frame, series, this.cursor.x);
  }

  #valueUnder(event: PointerEvent | MouseEvent): number {
    const axis = (this.figure as Figure).x;
    return valueAtPixel(axis, this.frame, localPoint(this, event).x);
  }

  /** The reading under the pointer: of the curve nearest to it, at the nearest place computed. */
  #cursorUnder(event: PointerEvent | MouseEvent, pinned: boolean): Cursor | null {
    const figure = this.figure as Figure;
    const x = this.#valueUnder(event);
    const { y } = localPoint(this, event);
    const up = 1 - (y - this.frame.top) / innerHeight(this.frame);
    const series = nearestSeries(figure, x, up);
    return series && { x: readingPlace(figure, series, x), series: series.id, pinned };
  }

  #onRead(event: PointerEvent): void {
    if (!this.#dragging && !this.cursor?.pinned) this.cursor = this.#cursorUnder(event, false);
  }

  /** A click keeps the card where it is. */
  #onReadClick(event: MouseEvent): void {
    this.cursor = this.#cursorUnder(event, true);
    this.#announce(0);
  }

  #onLeave(): void {
    if (!this.cursor?.pinned) this.cursor = null;
  }

  #onReadKey(event: KeyboardEvent): void {
    const figure = this.figure as Figure;
    const series = this.#read();
    if (series === null) return;
    const from = this.cursor?.x ?? this.marker ?? figure.x.range[0];
    const pinned = this.cursor?.pinned ?? false;
    const step = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : 0;
    const next = step === 0 ? keyTarget(event, figure.x, from) : null;
    if (step !== 0) {
      this.cursor = { x: from, series: neighbour(figure, from, series, step).id, pinned };
    } else if (next !== null) {
      this.cursor = { x: readingPlace(figure, series, next), series: series.id, pinned };
    } else if (event.key === "Enter" && this.cursor !== null && this.marker !== null) {
      this.#send("marker-change", this.#rounded(this.cursor.x));
    } else if (event.key === "Escape") {
      this.cursor = null;
    } else return;
    event.preventDefault();
    this.#announce(ANNOUNCE);
  }

  /** The curve told of; the current one at first. */
  #read(): FigureSeries | null {
    const { series } = this.figure as Figure;
    return (
      series.find((one) => one.id === this.cursor?.series) ??
      series.find((one) => one.current) ??
      series[0] ??
      null
    );
  }

  /** Tells the reading in full, politely, once it rests. */
  #announce(delay: number): void {
    clearTimeout(this.#announcing);
    this.#announcing = setTimeout(() => {
      const series = this.cursor && this.figure ? this.#read() : null;
      const { x } = this.cursor ?? { x: 0 };
      this.told =
        series === null
          ? ""
          : detailText(this.figure as Figure, series, x, this.detail?.(series.id, x) ?? null);
    }, delay);
  }

  readonly #marker: MarkerActions = {
    key: (event) => {
      const next = keyTarget(event, (this.figure as Figure).x, this.marker as number);
      if (next === null) return;
      event.preventDefault();
      this.#send("marker-change", next);
    },
    down: (event) => {
      const send = (type: "marker-input" | "marker-change", value: number): void => {
        this.#dragging = type === "marker-input";
        this.#send(type, value);
      };
      followPointer(event, {
        start: () => {
          this.#dragging = true;
          this.cursor = null;
        },
        move: (now) => send("marker-input", this.#rounded(this.#valueUnder(now))),
        end: (now) => send("marker-change", this.#rounded(this.#valueUnder(now))),
        cancel: () => send("marker-change", this.marker as number),
      });
    },
    go: (value) => this.#send("marker-change", value),
  };

  readonly #card: CardActions = {
    go: (x) => this.#send("marker-change", this.#rounded(x)),
    close: () => (this.cursor = null),
  };

  readonly #band: BandActions = {
    down: (event, part) => {
      const { x } = (this.figure as Figure) ?? {};
      // the band is held where it was taken, not by its start
      const slack =
        part === "both" ? axisFraction(x, this.#valueUnder(event)) - this.#bandStart() : 0;
      const value = (now: PointerEvent): number => {
        const pixel = localPoint(this, now).x;
        return valueAtPixel(x, this.frame, pixel - slack * innerWidth(this.frame));
      };
      const send = (type: "band-input" | "band-change", now: PointerEvent): void => {
        this.#dragging = type === "band-input";
        this.#sendBand(type, part, value(now));
      };
      followPointer(event, {
        start: () => {
          this.#dragging = true;
          this.cursor = null;
        },
        move: (now) => send("band-input", now),
        end: (now) => send("band-change", now),
        cancel: () => {
          this.#dragging = false;
          this.dispatchEvent(new CustomEvent<Band>("band-change", { detail: this.band as Band }));
        },
      });
    },
    key: (event, part) => {
      const { from, to } = this.band as Band;
      const next = keyTarget(event, (this.figure as Figure).x, part === "to" ? to : from);
      if (next === null) return;
      event.preventDefault();
      this.#sendBand("band-change", part, next);
    },
  };

  #bandStart(): number {
    return axisFraction((this.figure as Figure).x, (this.band as Band).from);
  }

  #sendBand(type: "band-input" | "band-change", part: BandPart, value: number): void {
    const moved = movedBand((this.figure as Figure).x, this.band as Band, part, value);
    const detail: Band = { from: this.#rounded(moved.from), to: this.#rounded(moved.to) };
    this.dispatchEvent(new CustomEvent<Band>(type, { detail }));
  }

  #rounded(value: number): number {
    return roundToPixel((this.figure as Figure).x, this.frame, value);
  }

  #send(type: "marker-input" | "marker-change", value: number): void {
    this.dispatchEvent(new CustomEvent<MarkerDetail>(type, { detail: { value } }));
  }

  protected override render(): TemplateResult {
    const { figure, ready } = this;
    const marks = figure && ready ? marksOf(figure, this.frame, this.#inTheWay(figure)) : null;
    return html`
      ${this.#printing.now && figure ? still(figure, this.clientWidth, this.clientHeight) : nothing}
      ${figure && marks ? underLayer(figure, this.frame, marks) : nothing}
      ${figure && marks && this.band ? bandLayer(figure.x, this.frame, this.band, this.#band) : nothing}
      ${figure && marks && this.adrift ? movingLayer(figure, this.frame, this.theme) : nothing}
      <div
        class="canvas"
        ?data-adrift=${this.adrift}
        role="img"
        aria-label=${figure ? figureSummary(figure) : "empty plot"}
      ></div>
      ${
        figure && marks
          ? html`${overLayer(figure, this.frame, marks, this.theme)}
            ${this.still ? nothing : this.#tools(figure, marks.rings)}`
          : html`<div class="waiting">${this.failed || "drawing…"}</div>`
      }
      <div class="spoken" role="status" aria-live="polite">${this.told}</div>
    `;
  }

  /** What texts on the plot keep off. */
  #inTheWay({ x }: Figure): LabelBox[] {
    return this.marker === null || this.still ? [] : [markerLine(x, this.frame, this.marker)];
  }

  /** What reads and what can be dragged. */
  #tools(figure: Figure, rings: readonly RingMark[]): TemplateResult {
    const { frame, marker, theme } = this;
    return html`${this.#zoom.strips()} ${this.#reader()}
    ${marker === null ? nothing : markerLayer({ figure, frame, theme, marker, rings }, this.#marker)}
    ${this.#reading(figure)}`;
  }

  #reader(): TemplateResult {
    const figure = this.figure as Figure;
    const at = this.cursor?.x ?? this.marker ?? figure.x.range[0];
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
      .style="left:${left}px;right:${right}px;top:${top}px;bottom:${bottom}px"
      @pointermove=${this.#onRead}
      @pointerdown=${this.#onRead}
      @pointerleave=${this.#onLeave}
      @click=${this.#onReadClick}
      @keydown=${this.#onReadKey}
      @blur=${this.#onLeave}
    ></div>`;
  }

  #reading(figure: Figure): TemplateResult | typeof nothing {
    const { cursor, frame, marker, theme } = this;
    const series = cursor && this.#read();
    if (!cursor || !series) return nothing;
    const detail = this.detail?.(series.id, cursor.x) ?? null;
    const content: CardContent = { figure, x: cursor.x, series, detail, theme };
    const { pinned } = cursor;
    return readingLayer(content, frame, { pinned, canGo: marker !== null }, this.#card);
  }
}
