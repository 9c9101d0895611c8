import {
  html,
  nothing,
  svg,
  type CSSResult,
  type PropertyDeclarations,
  type TemplateResult,
} from "lit";
import {
  axisTicks,
  axisValue,
  barsPath,
  densityPath,
  eigenvaluePixel,
  fateLabels,
  formatNumber,
  heightOf,
  populationLabels,
  spectrumFrame,
  spectrumReading,
  spectrumSummary,
  stickMarks,
  withoutOverlaps,
  type SpectrumFigure,
  type SpectrumFrame,
  type StickMark,
} from "../plot/index.ts";
import { SizedElement } from "./sized-element.ts";
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
          ${this.#panel(figure, frame)} ${this.#strips(figure, frame, marks)}
          ${this.#names(figure, frame)}
        </svg>
      </div>
      ${this.#note(figure, frame)} ${this.#reader(figure, frame)}
      ${marks.map((mark) => this.#handle(mark, frame))}
    `;
  }

  /** Limiting density over the draw's histogram, with the axis under both. */
  #panel(figure: SpectrumFigure, frame: SpectrumFrame): unknown {
    const { left, right, width, top, bottom } = frame;
    const end = width - right;
    const at = (value: number): number => eigenvaluePixel(figure, frame, value);
    const up = heightOf(figure, frame);
    const ticks = axisTicks(figure.x, Math.max(3, (end - left) / 90));
    const levels = axisTicks(figure.y, Math.max(2, (bottom - top) / 60));
    return svg`
      ${levels.values.map(
        (value, i) => svg`
          <line class="grid" x1=${left} x2=${end} y1=${up(value)} y2=${up(value)} />
          <text x=${left - 8} y=${up(value) + 4} text-anchor="end">${levels.labels[i]}</text>`,
      )}
      <g class="draw-part ${figure.fresh.draw ? "" : "stale"}">
        <path class="bars" d=${barsPath(figure, frame)} />
        ${figure.outlying.map(
          (value) => svg`<circle class="drawn-outlier" cx=${at(value)} cy=${bottom - 7} r="4.5" />`,
        )}
      </g>
      <path
        class="density limit-part ${figure.fresh.density ? "" : "stale"}"
        d=${densityPath(figure, frame)}
      />
      <line class="axis" x1=${left} x2=${end} y1=${bottom} y2=${bottom} />
      ${ticks.values.map(
        (value, i) => svg`
          <line class="tick" x1=${at(value)} x2=${at(value)} y1=${bottom} y2=${bottom + 5} />
          <text x=${at(value)} y=${bottom + 19} text-anchor="middle">${ticks.labels[i]}</text>`,
      )}
      <text class="strong" x=${end} y=${bottom + 38} text-anchor="end">${figure.x.label} →</text>
    `;
  }

  /** Population, masked inputs and limit, with the threads that join them. */
  #strips(figure: SpectrumFigure, frame: SpectrumFrame, marks: readonly StickMark[]): unknown {
    const { left, right, width, population, masked, limit, tall, top, bottom } = frame;
    const many = marks.length > 40;
    const threaded = marks.filter(({ stick }) => stick.spike || marks.length <= 12);
    const at = (value: number): number => eigenvaluePixel(figure, frame, value);
    const short = 0.8;
    return svg`
      ${[population, masked, limit].map(
        (y) => svg`<line class="base" x1=${left} x2=${width - right} y1=${y} y2=${y} />`,
      )}
      <g class=${many ? "many" : ""}>
        ${threaded.map((mark) => this.#thread(mark, frame))}
        ${marks.map(
          ({ population: x, tall: height, stick }) => svg`
            <line class="stick" x1=${x} x2=${x} y1=${population} y2=${population - height} />
            ${stick.spike && stick.path === null ? svg`<circle class="head" cx=${x} cy=${population - height} r="5" />` : nothing}`,
        )}
        ${marks.map(({ masked: x, spread, tall: height, stick }) =>
          x === null
            ? nothing
            : svg`
              ${spread === null ? nothing : svg`<line class="spread" x1=${spread[0]} x2=${spread[1]} y1=${masked - 2.5} y2=${masked - 2.5} />`}
              <line class="stick" x1=${x} x2=${x} y1=${masked} y2=${masked - short * height} />
              ${stick.spike ? svg`<circle class="head" cx=${x} cy=${masked - short * height} r="4" />` : nothing}`,
        )}
      </g>
      <g class="limit-part ${figure.fresh.density ? "" : "stale"}">
        ${figure.edges.map(
          ([from, to]) => svg`<rect
            class="support"
            x=${at(from)}
            y=${limit - 4}
            width=${Math.max(2, at(to) - at(from))}
            height="8"
            rx="2"
          />`,
        )}
        ${
          figure.atom.mass > 0
            ? svg`<line
                class="zero"
                x1=${at(figure.atom.place)}
                x2=${at(figure.atom.place)}
                y1=${limit + 4}
                y2=${limit - Math.max(8, 0.62 * tall * figure.atom.mass)}
              />`
            : nothing
        }
      </g>
      ${marks.map(({ stick, limit: x }) => {
        if (!stick.spike || x === null) return nothing;
        return stick.outlier === null
          ? svg`<path class="cross" d="M${x - 4} ${limit - 11}l8 8m0 -8l-8 8" />`
          : svg`
            <line class="outlier-drop" x1=${x} x2=${x} y1=${limit} y2=${bottom} />
            <circle class="dot" cx=${x} cy=${limit} r="6.5" />`;
      })}
      ${populationLabels(marks, frame).map(
        ({ x, text, anchor }) =>
          svg`<text class="strong" x=${x} y=${population - tall - 8} text-anchor=${anchor}>${text}</text>`,
      )}
      ${fateLabels(figure, marks, frame).map(
        ({ x, text, anchor }) =>
          svg`<text class="fate" x=${x} y=${limit + 21} text-anchor=${anchor}>${text}</text>`,
      )}
      ${top > bottom ? nothing : this.#supportLabel(figure, frame)}
    `;
  }

  /** How much of the mass lies at one place. */
  #supportLabel(figure: SpectrumFigure, frame: SpectrumFrame): unknown {
    const { mass, place } = figure.atom;
    if (!(mass > 0)) return nothing;
    const x = eigenvaluePixel(figure, frame, place) + 7;
    const text = `${formatNumber(100 * mass, 3)} % at ${formatNumber(place, 2)}`;
    const shown = withoutOverlaps([
      ...fateLabels(figure, stickMarks(figure, frame), frame),
      { x, text, anchor: "start" as const },
    ]).some((label) => label.text === text);
    return shown ? svg`<text class="fate" x=${x} y=${frame.limit + 21}>${text}</text>` : nothing;
  }

  #thread(
    { stick, population: a, masked: b, limit: c, tall }: StickMark,
    frame: SpectrumFrame,
  ): unknown {
    if (b === null) return nothing;
    const { population, masked, limit } = frame;
    const top = masked - 0.8 * tall;
    const kind = stick.spike ? "spike" : "";
    const drowned = stick.spike && stick.outlier === null;
    return svg`
      <path class="thread ${kind}" d="M${a} ${population}L${b} ${top}" />
      ${
        stick.spike && c !== null
          ? svg`<path class="thread ${kind} ${drowned ? "drowned" : ""}" d="M${b} ${masked}L${c} ${limit - 7}" />`
          : nothing
      }
    `;
  }

  /** Names of the strips and the panel. */
  #names(figure: SpectrumFigure, frame: SpectrumFrame): unknown {
    const { gutter, left, population, masked, limit, tall, top } = frame;
    const rows = [
      { y: population, rise: tall, name: "population", detail: "eigenvalues of Σ" },
      {
        y: masked,
        rise: 0.8 * tall,
        name: "masked inputs",
        detail: figure.mixed ? "mean over rows, ± 1 s.d." : "(1−p)²Σ + p(1−p)diag",
      },
      { y: limit, rise: 8, name: "their sample", detail: gutter ? "" : "n, d → ∞" },
      { y: top + 18, rise: 0, name: "density", detail: "" },
    ];
    if (gutter) {
      return rows.map(
        ({ y, name, detail }, i) => svg`
          <text class=${i > 1 ? "hue" : "strong"} x="0" y=${detail === "" ? y + 4 : y - 13}>${name}</text>
          <text x="0" y=${y + 3}>${detail}</text>`,
      );
    }
    return rows.slice(0, 3).map(
      ({ y, rise, name, detail }, i) => svg`
          <text class="fate ${i > 1 ? "hue" : ""}" x=${left} y=${i === 0 ? 12 : y - rise - 7}>
            ${name}<tspan fill="var(--muted)" font-weight="400"> ${detail}</tspan>
          </text>`,
    );
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
      style="left:${left}px;right:${right}px;top:${top}px;bottom:${height - bottom}px"
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
        style="left:${left}px;right:${right}px;top:${top}px;bottom:${height - bottom}px"
        @pointermove=${move}
        @pointerdown=${move}
        @pointerleave=${() => (this.cursor = null)}
        @keydown=${key}
        @blur=${() => (this.cursor = null)}
      ></div>
      ${
        this.cursor === null
          ? nothing
          : html`<svg
                width=${width}
                height=${height}
                aria-hidden="true"
                style="pointer-events:none"
              >
                <line class="hair" x1=${x} x2=${x} y1=${top} y2=${bottom} />
              </svg>
              <div class="reading" style="${side};top:${top + 2}px" aria-hidden="true">
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
      style="left:${x}px;top:${frame.population - above}px;height:${above + 8}px;--head:${above - tall}px"
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
