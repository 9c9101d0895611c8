import {
  html,
  nothing,
  svg,
  type CSSResult,
  type PropertyDeclarations,
  type PropertyValues,
  type TemplateResult,
} from "lit";
import {
  axisFraction,
  axisName,
  axisValue,
  cellPlaceText,
  cellText,
  formatNumber,
  frameOf,
  innerHeight,
  innerWidth,
  mapLines,
  mapSummary,
  nearestIndex,
  type FigureAxis,
  type Frame,
  type LabelBox,
  type MapFigure,
  type MapLines,
} from "../../plot/index.ts";
import { cellDrawing, mapAxesDrawing, mapKey, mapLinesDrawing, regionNames } from "./drawing.ts";
import { paintCells, readMapInk, type MapInk } from "./painting.ts";
import { mapStyles } from "./map.styles.ts";
import { localPoint } from "../parts/local-point.ts";
import { keyboardStep } from "../parts/pointer.ts";
import { SizedElement } from "../parts/sized-element.ts";

/** Detail of `cell-read`: the cell being read (row · columns + column); null when nobody reads. */
export interface CellReadDetail {
  readonly cell: number | null;
}

/** Detail of `place-input`, `place-change` and `cell-pick`: values of both fields. */
export interface PlaceDetail {
  readonly x: number;
  readonly y: number;
}

/** Arrow keys, as steps in columns and rows. */
const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowDown: [0, -1],
  ArrowUp: [0, 1],
};

/** Cells that a step with Shift, or with a Page key, covers. */
const STRIDE = 8;

/**
 * A map over two fields: read with pointer and keyboard; a ring stands for the problem, can be moved,
 * and opened.
 *
 * @fires cell-read another cell is read, or none
 * @fires place-input the ring is being dragged
 * @fires place-change the ring was let go, or put somewhere else
 * @fires cell-pick a place is to be opened as a problem
 */
export class MaskriskMap extends SizedElement<MapFigure> {
  static override properties: PropertyDeclarations = {
    ...SizedElement.properties,
    scheme: { type: String },
    cell: { state: true },
    held: { state: true },
  };

  static override styles: CSSResult = mapStyles;

  /** Name of the colour scheme; a change redraws with the colours then in force. */
  declare scheme: string;
  /** The cell that is read; null when nobody reads. */
  declare private cell: number | null;
  /** Whether the ring is being dragged. */
  declare private held: boolean;

  #ink: MapInk | null = null;
  /** What the canvas shows, to paint it only when that changes. */
  #painted: readonly unknown[] = [];
  #lines: { readonly key: readonly unknown[]; readonly lines: MapLines } | null = null;
  #words: { readonly key: readonly unknown[]; readonly words: MapWords } | null = null;
  /** From the pointer to the ring it took, in pixels. */
  #grip = { x: 0, y: 0 };

  constructor() {
    super();
    this.scheme = "";
    this.cell = null;
    this.held = false;
  }

  /** Reads a cell, or none. */
  #read(cell: number | null): void {
    if (cell === this.cell) return;
    this.cell = cell;
    this.dispatchEvent(new CustomEvent<CellReadDetail>("cell-read", { detail: { cell } }));
  }

  #send(type: "place-input" | "place-change" | "cell-pick", detail: PlaceDetail): void {
    this.dispatchEvent(new CustomEvent<PlaceDetail>(type, { detail }));
  }

  get #frame(): Frame {
    return frameOf(this.width, this.height, "map");
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has("scheme")) this.#ink = null;
    const cells = this.figure?.values.length ?? 0;
    if (this.cell !== null && this.cell >= cells) this.#read(null);
  }

  protected override updated(): void {
    const { figure } = this;
    const canvas = this.renderRoot.querySelector("canvas");
    if (figure === null || canvas === null || !this.ready) return;
    this.#ink ??= readMapInk(this);
    const { values, kinds, scale } = figure;
    const now = [values, kinds, scale, this.width, this.height, this.#ink, devicePixelRatio];
    if (!differ(now, this.#painted)) return;
    this.#painted = now;
    paintCells(canvas, figure, this.#frame, this.#ink);
  }

  #linesOf(figure: MapFigure, frame: Frame): MapLines {
    // names keep off the ring, and stay while it is dragged
    const { here } = figure;
    const held = this.held && this.#lines !== null;
    const place = held ? this.#lines?.key.slice(3) : [here?.x, here?.y];
    const key = [figure.lattice, this.width, this.height, ...(place ?? [])];
    if (this.#lines === null || differ(key, this.#lines.key)) {
      this.#lines = { key, lines: mapLines(figure, frame, ringBox(figure, frame)) };
    }
    return this.#lines.lines;
  }

  /** Summary and names in place: they look at every cell, and stay while the cursor moves. */
  #wordsOf(figure: MapFigure, frame: Frame): MapWords {
    const key = [figure.values, this.width, this.height];
    if (this.#words === null || differ(key, this.#words.key)) {
      const words = { summary: mapSummary(figure), regions: regionNames(figure, frame) };
      this.#words = { key, words };
    }
    return this.#words.words;
  }

  /** The place under a pointer, as shares of both axes. */
  #share(event: PointerEvent, grip: { x: number; y: number } = { x: 0, y: 0 }): [number, number] {
    const at = localPoint(this, event);
    const frame = this.#frame;
    const clamp = (share: number): number => Math.min(1, Math.max(0, share));
    return [
      clamp((at.x + grip.x - frame.left) / innerWidth(frame)),
      clamp(1 - (at.y + grip.y - frame.top) / innerHeight(frame)),
    ];
  }

  #cellUnder(event: PointerEvent): number {
    const figure = this.figure as MapFigure;
    const [across, up] = this.#share(event);
    const column = nearestIndex(figure.x, figure.xs, axisValue(figure.x, across));
    return nearestIndex(figure.y, figure.ys, axisValue(figure.y, up)) * figure.xs.length + column;
  }

  #placeOf(cell: number): PlaceDetail {
    const { xs, ys } = this.figure as MapFigure;
    return { x: xs[cell % xs.length] as number, y: ys[Math.floor(cell / xs.length)] as number };
  }

  /** The cell of the problem; the middle of the map where the problem lies outside it. */
  #start(): number {
    const { here, x, y, xs, ys } = this.figure as MapFigure;
    const place = here ?? { x: axisValue(x, 0.5), y: axisValue(y, 0.5) };
    return nearestIndex(y, ys, place.y) * xs.length + nearestIndex(x, xs, place.x);
  }

  #onKey(event: KeyboardEvent): void {
    const { xs, ys } = this.figure as MapFigure;
    const cell = this.cell ?? this.#start();
    if (event.key === "Enter") this.#send("cell-pick", this.#placeOf(cell));
    else if (event.key === " ") this.#send("place-change", this.#placeOf(cell));
    else if (event.key === "Escape") this.#read(null);
    else {
      const within = (index: number, count: number): number =>
        Math.min(count - 1, Math.max(0, index));
      let [column, row] = [cell % xs.length, Math.floor(cell / xs.length)];
      const step = STEPS[event.key];
      const stride = event.shiftKey ? STRIDE : 1;
      if (step !== undefined) {
        column = within(column + stride * step[0], xs.length);
        row = within(row + stride * step[1], ys.length);
      } else if (event.key === "PageUp") row = within(row + STRIDE, ys.length);
      else if (event.key === "PageDown") row = within(row - STRIDE, ys.length);
      else if (event.key === "Home") column = 0;
      else if (event.key === "End") column = xs.length - 1;
      else return;
      this.#read(row * xs.length + column);
    }
    event.preventDefault();
  }

  #onRingDown(event: PointerEvent, at: { x: number; y: number }): void {
    if (event.button !== 0) return;
    const pointer = localPoint(this, event);
    this.#grip = { x: at.x - pointer.x, y: at.y - pointer.y };
    this.held = true;
    this.#read(null);
    (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
  }

  #onRingMove(event: PointerEvent): void {
    if (!this.held) return;
    const figure = this.figure as MapFigure;
    const [across, up] = this.#share(event, this.#grip);
    const frame = this.#frame;
    this.#send("place-input", {
      x: rounded(figure.x, across, innerWidth(frame)),
      y: rounded(figure.y, up, innerHeight(frame)),
    });
  }

  #onRingUp(): void {
    if (!this.held) return;
    this.held = false;
    const here = this.figure?.here;
    if (here) this.#send("place-change", here);
  }

  #onRingKey(event: KeyboardEvent): void {
    const { here, x, y } = this.figure as MapFigure;
    const step = STEPS[event.key];
    if (here === null) return;
    if (event.key === "Enter") this.#send("cell-pick", here);
    else if (step === undefined) return;
    else {
      this.#send("place-change", {
        x: step[0] === 0 ? here.x : keyboardStep(x, here.x, step[0], event.shiftKey),
        y: step[1] === 0 ? here.y : keyboardStep(y, here.y, step[1], event.shiftKey),
      });
    }
    event.preventDefault();
  }

  protected override render(): TemplateResult {
    const { figure } = this;
    if (figure === null || !this.ready) {
      return html`<div class="canvas" hidden></div>
        <div class="waiting">drawing…</div>`;
    }
    const frame = this.#frame;
    const { left, top } = frame;
    const [width, height] = [innerWidth(frame), innerHeight(frame)];
    this.#ink ??= readMapInk(this);
    const { summary, regions } = this.#wordsOf(figure, frame);
    return html`
      <div class="canvas drawn" role="img" aria-label=${summary}>
        <canvas .style="left:${left}px;top:${top}px;width:${width}px;height:${height}px"></canvas>
        <svg width=${this.width} height=${this.height} aria-hidden="true">
          <clipPath id="inside">
            <rect x=${left} y=${top} width=${width} height=${height} />
          </clipPath>
          ${svg`${mapLinesDrawing(this.#linesOf(figure, frame), "inside")} ${regions}
          ${mapAxesDrawing(figure, frame)}
          ${this.cell === null ? nothing : cellDrawing(figure, frame, this.cell)}`}
        </svg>
        ${mapKey(figure, this.#ink.dark, this.cell ?? (figure.here ? this.#start() : null))}
      </div>
      ${this.#reader(figure, frame)} ${this.#ring(figure, frame)}
    `;
  }

  #reader(figure: MapFigure, { left, right, top, bottom }: Frame): TemplateResult {
    const cell = this.cell ?? this.#start();
    return html`<div
      class="reader"
      role="slider"
      tabindex="0"
      aria-label="Read the map over ${axisName(figure.x)} and ${axisName(figure.y)}"
      aria-valuemin="0"
      aria-valuemax=${figure.values.length - 1}
      aria-valuenow=${cell}
      aria-valuetext="${cellPlaceText(figure, cell)}: ${figure.label} ${cellText(figure, cell)}"
      .style="left:${left}px;right:${right}px;top:${top}px;bottom:${bottom}px"
      @pointerdown=${(event: PointerEvent) => this.#read(this.#cellUnder(event))}
      @pointermove=${(event: PointerEvent) => this.#read(this.#cellUnder(event))}
      @pointerleave=${(event: PointerEvent) => event.pointerType === "mouse" && this.#read(null)}
      @click=${(event: PointerEvent) => this.#send("place-change", this.#placeOf(this.#cellUnder(event)))}
      @dblclick=${(event: PointerEvent) => this.#send("cell-pick", this.#placeOf(this.#cellUnder(event)))}
      @keydown=${(event: KeyboardEvent) => this.#onKey(event)}
      @blur=${() => this.#read(null)}
    ></div>`;
  }

  #ring({ here, x, y }: MapFigure, frame: Frame): unknown {
    if (here === null) return nothing;
    const at = {
      x: frame.left + innerWidth(frame) * axisFraction(x, here.x),
      y: frame.top + innerHeight(frame) * (1 - axisFraction(y, here.y)),
    };
    const name = (axis: FigureAxis, value: number): string =>
      `${axis.symbol || axis.label} = ${formatNumber(value, 3)}`;
    return html`<button
      class="ring ${this.held ? "held" : ""}"
      aria-label="The problem, at ${name(x, here.x)}, ${name(y, here.y)}: arrow keys move it, Enter opens it"
      .style="left:${at.x}px;top:${at.y}px"
      @pointerdown=${(event: PointerEvent) => this.#onRingDown(event, at)}
      @pointermove=${(event: PointerEvent) => this.#onRingMove(event)}
      @pointerup=${() => this.#onRingUp()}
      @pointercancel=${() => this.#onRingUp()}
      @dblclick=${() => this.#send("cell-pick", here)}
      @keydown=${(event: KeyboardEvent) => this.#onRingKey(event)}
    ></button>`;
  }
}

/** The room that the ring takes, which names keep off. */
function ringBox({ here, x, y }: MapFigure, frame: Frame): LabelBox[] {
  if (here === null) return [];
  const across = frame.left + innerWidth(frame) * axisFraction(x, here.x);
  const down = frame.top + innerHeight(frame) * (1 - axisFraction(y, here.y));
  return [{ left: across - 11, right: across + 11, top: down - 11, bottom: down + 11 }];
}

/** What is told of all cells of a map. */
interface MapWords {
  readonly summary: string;
  readonly regions: unknown;
}

function differ(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length !== b.length || a.some((one, i) => one !== b[i]);
}

/** The value at a share of an axis, rounded to what a pixel can tell. */
function rounded(axis: FigureAxis, share: number, pixels: number): number {
  const value = axisValue(axis, share);
  const step = Math.abs(axisValue(axis, share + 1 / pixels) - value);
  if (!(step > 0)) return value;
  const unit = 10 ** Math.floor(Math.log10(2 * step));
  const [from, to] = axis.range;
  const near = Number((Math.round(value / unit) * unit).toPrecision(15));
  return Math.min(to, Math.max(from, near));
}
