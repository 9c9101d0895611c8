import { html, nothing, type CSSResult, type PropertyDeclarations, type TemplateResult } from "lit";
import {
  axisFraction,
  axisName,
  formatNumber,
  innerHeight,
  innerWidth,
  mapSummary,
  mapValueAt,
  nearestIndex,
  axisValue,
  type MapFigure,
  type PlotTheme,
  type Renderer,
} from "../plot/index.ts";
import { FigureElement } from "./figure-element.ts";
import { plotStyles } from "./maskrisk-curves.styles.ts";

/** Detail of `cell-pick`: the place of the chosen cell. */
export interface CellDetail {
  readonly x: number;
  readonly y: number;
}

/** A cell of the map, by its column and row. */
interface CellPlace {
  readonly column: number;
  readonly row: number;
}

/** Arrow keys, as steps in columns and rows. */
const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowDown: [0, -1],
  ArrowUp: [0, 1],
};

/**
 * A map over two fields that can be read and picked from, with pointer and keyboard.
 *
 * @fires cell-pick a cell was chosen, to be opened as a problem
 */
export class MaskriskMap extends FigureElement<MapFigure> {
  static override properties: PropertyDeclarations = {
    ...FigureElement.properties,
    cell: { state: true },
  };

  static override styles: CSSResult = plotStyles;

  /** The cell that is read; null when nobody reads. */
  declare private cell: CellPlace | null;

  protected readonly kind = "map";

  constructor() {
    super();
    this.cell = null;
  }

  protected paint(
    renderer: Renderer,
    canvas: HTMLElement,
    figure: MapFigure,
    theme: PlotTheme,
  ): Promise<void> {
    return renderer.renderMap(canvas, figure, this.frame, theme);
  }

  #cellUnder(event: PointerEvent): CellPlace {
    const figure = this.figure as MapFigure;
    const box = this.getBoundingClientRect();
    const across = (event.clientX - box.left - this.frame.left) / innerWidth(this.frame);
    const up = 1 - (event.clientY - box.top - this.frame.top) / innerHeight(this.frame);
    const clamp = (share: number): number => Math.min(1, Math.max(0, share));
    return {
      column: nearestIndex(figure.x, figure.xs, axisValue(figure.x, clamp(across))),
      row: nearestIndex(figure.y, figure.ys, axisValue(figure.y, clamp(up))),
    };
  }

  #placeOf({ column, row }: CellPlace): CellDetail {
    const figure = this.figure as MapFigure;
    return { x: figure.xs[column] as number, y: figure.ys[row] as number };
  }

  #pick(cell: CellPlace): void {
    const detail = this.#placeOf(cell);
    this.dispatchEvent(new CustomEvent<CellDetail>("cell-pick", { detail }));
  }

  #start(): CellPlace {
    const figure = this.figure as MapFigure;
    const { here } = figure;
    if (here === null) return { column: 0, row: 0 };
    return {
      column: nearestIndex(figure.x, figure.xs, here.x),
      row: nearestIndex(figure.y, figure.ys, here.y),
    };
  }

  #onKey(event: KeyboardEvent): void {
    const figure = this.figure as MapFigure;
    if (event.key === "Enter" && this.cell !== null) this.#pick(this.cell);
    if (event.key === "Escape") this.cell = null;
    const step = STEPS[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const { column, row } = this.cell ?? this.#start();
    const stride = event.shiftKey ? 8 : 1;
    const within = (index: number, count: number): number =>
      Math.min(count - 1, Math.max(0, index));
    this.cell = {
      column: within(column + stride * step[0], figure.xs.length),
      row: within(row + stride * step[1], figure.ys.length),
    };
  }

  #textOf(cell: CellPlace): string {
    const figure = this.figure as MapFigure;
    const { x, y } = this.#placeOf(cell);
    const value = mapValueAt(figure, cell.column, cell.row);
    const name = (axis: MapFigure["x"]): string => axis.symbol || axis.label;
    return `${name(figure.x)} = ${formatNumber(x, 3)}, ${name(figure.y)} = ${formatNumber(y, 3)}: ${figure.label} ${formatNumber(value, 3)}`;
  }

  protected override render(): TemplateResult {
    const label = this.figure ? mapSummary(this.figure) : "empty plot";
    return html`
      <div class="canvas" role="img" aria-label=${label}></div>
      ${
        this.ready
          ? html`${this.#reader()}${this.cell === null ? nothing : this.#card(this.cell)}`
          : html`<div class="waiting">${this.failed || "drawing…"}</div>`
      }
    `;
  }

  #reader(): TemplateResult {
    const figure = this.figure as MapFigure;
    const { left, right, top, bottom } = this.frame;
    const cell = this.cell ?? this.#start();
    return html`<div
      class="reader"
      role="slider"
      tabindex="0"
      aria-label="Read the map over ${axisName(figure.x)} and ${axisName(figure.y)}"
      aria-valuemin="0"
      aria-valuemax=${figure.values.length - 1}
      aria-valuenow=${cell.row * figure.xs.length + cell.column}
      aria-valuetext=${this.#textOf(cell)}
      .style="left:${left}px;right:${right}px;top:${top}px;bottom:${bottom}px"
      @pointermove=${(event: PointerEvent) => (this.cell = this.#cellUnder(event))}
      @pointerleave=${() => (this.cell = null)}
      @click=${(event: PointerEvent) => this.#pick(this.#cellUnder(event))}
      @keydown=${this.#onKey}
      @blur=${() => (this.cell = null)}
    ></div>`;
  }

  #card(cell: CellPlace): TemplateResult {
    const figure = this.figure as MapFigure;
    const { x, y } = this.#placeOf(cell);
    const px = this.frame.left + axisFraction(figure.x, x) * innerWidth(this.frame);
    const py = this.frame.top + (1 - axisFraction(figure.y, y)) * innerHeight(this.frame);
    const flip = px > this.frame.left + innerWidth(this.frame) * 0.6;
    const side = flip ? `right:${this.frame.width - px + 14}px` : `left:${px + 14}px`;
    return html`<div class="card" .style="${side};top:${Math.max(8, py - 30)}px" aria-hidden="true">
      ${this.#textOf(cell)}
      <div class="card-head">click to open this problem</div>
    </div>`;
  }
}
