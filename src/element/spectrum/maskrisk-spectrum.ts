import { html, nothing, type CSSResult, type PropertyDeclarations, type TemplateResult } from "lit";
import {
  axisValue,
  eigenvaluePixel,
  formatNumber,
  spectrumFrame,
  spectrumReading,
  spectrumSummary,
  stickMarks,
  type SpectrumFigure,
  type SpectrumFrame,
  type StickMark,
} from "../../plot/index.ts";
import { SizedElement } from "../parts/sized-element.ts";
import { densityPanel, stripNames, strips } from "./drawing.ts";
import { spectrumStyles } from "./spectrum.styles.ts";

/** Detail of `eigenvalue-input` (while dragging) and `eigenvalue-change` (at the end). */
export interface EigenvalueDetail {
  /** Field of the problem. */
  readonly path: string;
  readonly value: number;
}

/** Smallest eigenvalue that a handle gives. */
const LEAST = 0.01;

/**
 * A spectrum from the population to the sample, on one axis; eigenvalues of the population can be
 * dragged.
 *
 * @fires eigenvalue-input an eigenvalue is being dragged
 * @fires eigenvalue-change it was let go, or moved by keyboard
 */
export class MaskriskSpectrum extends SizedElement<SpectrumFigure> {
  static override properties: PropertyDeclarations = {
    ...SizedElement.properties,
    held: { state: true },
    cursor: { state: true },
  };

  static override styles: CSSResult = spectrumStyles;

  /** The field being dragged. */
  declare private held: string | null;
  /** Where the reading cursor is; null when nobody reads. */
  declare private cursor: number | null;

  /** From the pointer to the handle it took, in pixels. */
  #grip = 0;

  constructor() {
    super();
    this.held = null;
    this.cursor = null;
  }

  #send(type: "eigenvalue-input" | "eigenvalue-change", path: string, value: number): void {
    this.dispatchEvent(new CustomEvent<EigenvalueDetail>(type, { detail: { path, value } }));
  }

  /** The eigenvalue under a pixel, to three figures. */
  #valueAt(pixel: number, frame: SpectrumFrame): number {
    const { x } = this.figure as SpectrumFigure;
    const fraction = (pixel - frame.left) / (frame.width - frame.left - frame.right);
    const value = axisValue(x, Math.min(1, Math.max(0, fraction)));
    return Number(Math.max(LEAST, value).toPrecision(3));
  }

  #onDown(event: PointerEvent, path: string, at: number): void {
    if (event.button !== 0) return;
    this.#grip = at - this.pixel(event);
    this.held = path;
    this.cursor = null;
    (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
  }

  #onMove(event: PointerEvent, path: string, frame: SpectrumFrame): void {
    if (this.held !== path) return;
    this.#send("eigenvalue-input", path, this.#valueAt(this.pixel(event) + this.#grip, frame));
  }

  #onUp(path: string, value: number): void {
    if (this.held !== path) return;
    this.held = null;
    this.#send("eigenvalue-change", path, value);
  }

  #onKey(event: KeyboardEvent, path: string, value: number): void {
    const next = keyed(event, value);
    if (next === null) return;
    event.preventDefault();
    this.#send("eigenvalue-change", path, next);
  }

  protected override render(): TemplateResult {
    const { figure } = this;
    if (figure === null || !this.ready) {
      return html`<div class="canvas" hidden></div>`;
    }
    const frame = spectrumFrame(this.width, this.height);
    const marks = stickMarks(figure, frame);
    return html`
      <div class="canvas drawn" role="img" aria-label=${spectrumSummary(figure)}>
        <svg width=${this.width} height=${this.height} aria-hidden="true">
          ${densityPanel(figure, frame)} ${strips(figure, frame, marks)}
          ${stripNames(figure, frame)}
        </svg>
      </div>
      ${this.#note(figure, frame)} ${this.#reader(figure, frame)}
      ${marks.map((mark) => this.#handle(mark, frame))}
    `;
  }

  #note(figure: SpectrumFigure, { left, right, top, bottom, height }: SpectrumFrame): unknown {
    const text =
      figure.missing !== ""
        ? `No limiting density here: ${figure.missing}`
        : figure.density === null
          ? "computing the density…"
          : "";
    if (text === "") return nothing;
    return html`<div
      class="note"
      .style="left:${left}px;right:${right}px;top:${top}px;bottom:${height - bottom}px"
    >
      ${text}
    </div>`;
  }

  #reader(figure: SpectrumFigure, frame: SpectrumFrame): unknown {
    const { left, right, top, bottom, height, width } = frame;
    const [from, to] = figure.x.range;
    const at = this.cursor ?? axisValue(figure.x, 0.5);
    const x = eigenvaluePixel(figure, frame, at);
    const text = spectrumReading(figure, at);
    const move = (event: PointerEvent): void => {
      if (this.held !== null) return;
      const fraction = (this.pixel(event) - left) / (width - left - right);
      this.cursor = axisValue(figure.x, Math.min(1, Math.max(0, fraction)));
    };
    const key = (event: KeyboardEvent): void => {
      const next = readerKey(event, figure.x, at);
      if (next === null) return;
      event.preventDefault();
      this.cursor = next;
    };
    const side = x > width / 2 ? `right:${width - x + 10}px` : `left:${x + 10}px`;
    return html`<div
        class="reader"
        role="slider"
        tabindex="0"
        aria-label="Read the spectrum"
        aria-valuemin=${from}
        aria-valuemax=${to}
        aria-valuenow=${at}
        aria-valuetext=${text}
        .style="left:${left}px;right:${right}px;top:${top}px;bottom:${height - bottom}px"
        @pointermove=${move}
        @pointerdown=${move}
        @pointerleave=${() => (this.cursor = null)}
        @keydown=${key}
        @blur=${() => (this.cursor = null)}
      ></div>
      ${
        this.cursor === null
          ? nothing
          : html`<svg width=${width} height=${height} aria-hidden="true" pointer-events="none">
                <line class="hair" x1=${x} x2=${x} y1=${top} y2=${bottom} />
              </svg>
              <div class="reading" .style="${side};top:${top + 2}px" aria-hidden="true">
                ${text}
              </div>`
      }`;
  }

  #handle({ stick, population: x, tall }: StickMark, frame: SpectrumFrame): unknown {
    const { path, lambda } = stick;
    if (path === null) return nothing;
    const above = Math.max(tall, frame.tall) + 14;
    return html`<div
      class="handle ${this.held === path ? "held" : ""}"
      role="slider"
      tabindex="0"
      data-handle=${path}
      aria-label=${stick.spike ? "Spike of the population" : "Eigenvalue of the population"}
      aria-valuemin=${LEAST}
      aria-valuemax=${Math.max(lambda, (this.figure as SpectrumFigure).x.range[1])}
      aria-valuenow=${lambda}
      aria-valuetext="λ = ${formatNumber(lambda, 3)}"
      .style="left:${x}px;top:${frame.population - above}px;height:${above + 8}px;--head:${above - tall}px"
      @pointerdown=${(event: PointerEvent) => this.#onDown(event, path, x)}
      @pointermove=${(event: PointerEvent) => this.#onMove(event, path, frame)}
      @pointerup=${() => this.#onUp(path, lambda)}
      @pointercancel=${() => this.#onUp(path, lambda)}
      @keydown=${(event: KeyboardEvent) => this.#onKey(event, path, lambda)}
    ></div>`;
  }
}

/** Where a key moves an eigenvalue: by 1 %, 10 % with Shift or Page keys, always by a digit shown. */
function keyed(event: KeyboardEvent, value: number): number | null {
  const page = event.key === "PageUp" || event.key === "PageDown";
  const up = ["ArrowRight", "ArrowUp", "PageUp"].includes(event.key);
  if (!up && !["ArrowLeft", "ArrowDown", "PageDown"].includes(event.key)) return null;
  const factor = 1 + (page || event.shiftKey ? 0.1 : 0.01);
  const from = Math.max(LEAST, value);
  return Math.max(LEAST, Number((up ? from * factor : from / factor).toPrecision(3)));
}

function readerKey(event: KeyboardEvent, axis: SpectrumFigure["x"], from: number): number | null {
  const [low, high] = axis.range;
  const fraction =
    axis.scale === "log"
      ? Math.log(from / low) / Math.log(high / low)
      : (from - low) / (high - low);
  const step = event.shiftKey ? 0.1 : 0.01;
  const to = (next: number): number => axisValue(axis, Math.min(1, Math.max(0, next)));
  switch (event.key) {
    case "ArrowRight":
    case "ArrowUp":
      return to(fraction + step);
    case "ArrowLeft":
    case "ArrowDown":
      return to(fraction - step);
    case "Home":
      return low;
    case "End":
      return high;
    default:
      return null;
  }
}
