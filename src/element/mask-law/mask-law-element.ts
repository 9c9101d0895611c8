import {
  css,
  html,
  nothing,
  svg,
  type CSSResultGroup,
  type PropertyDeclarations,
  type TemplateResult,
} from "lit";
import {
  lawDrawing,
  RATIO_STEP,
  type Handle,
  type LawShape,
  type MaskLaw,
} from "../../problem/index.ts";
import type { ValueDetail } from "../controls/number-control.ts";
import { shared } from "../controls/shared.styles.ts";
import { dragged, handlesOf, lawText, moved } from "./handles.ts";
import { lawShapes, type LawShapes } from "./shape.ts";
import { localPoint } from "../parts/local-point.ts";
import { StyledElement } from "../parts/styled-element.ts";

const PAGE = 10;

/**
 * The law of mask ratios as a small density plot whose parts can be dragged.
 *
 * @fires value-input the law is changing, `detail.value` is the whole law
 * @fires value-change the law was settled
 */
export class MaskLawElement extends StyledElement {
  static override properties: PropertyDeclarations = {
    law: { attribute: false },
    targetHidden: { type: Boolean },
    held: { state: true },
  };

  static override styles: CSSResultGroup = [
    shared,
    css`
      :host {
        display: block;
        --tone: var(--series-random);
      }
      :host([data-law="fixed"]) {
        --tone: var(--series-1);
      }
      .plot {
        position: relative;
        height: 76px;
        margin: 6px 9px 0;
      }
      svg {
        position: absolute;
        inset: 0;
        width: 100%;
        height: 100%;
        overflow: visible;
      }
      .ground {
        stroke: var(--muted);
        stroke-width: 1;
      }
      .area {
        fill: var(--tone);
        fill-opacity: 0.16;
        stroke: var(--tone);
        stroke-width: 1.75;
        stroke-linejoin: round;
      }
      .stem {
        stroke: var(--tone);
        stroke-width: 2.5;
      }
      .counted.area {
        fill-opacity: 0.07;
        stroke-width: 1.25;
        stroke-dasharray: 4 3;
      }
      .counted.stem {
        stroke-width: 6;
        stroke-opacity: 0.3;
      }
      .area,
      .stem,
      .ground {
        vector-effect: non-scaling-stroke;
      }
      .handle {
        position: absolute;
        width: 26px;
        height: 26px;
        margin: -13px;
        display: grid;
        place-items: center;
        border-radius: 50%;
        cursor: ew-resize;
        touch-action: none;
      }
      .handle.vertical {
        cursor: move;
      }
      .handle.edge {
        cursor: ew-resize;
      }
      .handle::after {
        content: "";
        width: 12px;
        height: 12px;
        border-radius: 50%;
        border: 2px solid var(--tone);
        background: var(--panel);
      }
      .handle.edge::after {
        width: 8px;
        height: 22px;
        border-radius: 4px;
      }
      .handle:hover::after {
        box-shadow: 0 0 0 4px color-mix(in srgb, var(--tone) 18%, transparent);
      }
      .handle.held::after {
        background: var(--tone);
      }
      @media (pointer: coarse) {
        .handle {
          width: 40px;
          height: 40px;
          margin: -20px;
        }
      }
      .mean {
        position: absolute;
        bottom: -7px;
        width: 0;
        height: 0;
        margin-left: -4px;
        border: 4px solid transparent;
        border-top: 0;
        border-bottom: 6px solid var(--tone);
        pointer-events: none;
      }
      .mean.counted {
        opacity: 0.45;
      }
      .scale {
        position: relative;
        height: 17px;
        margin: 6px 9px 0;
        font-size: 12px;
        line-height: 17px;
        color: var(--muted);
      }
      .scale span {
        position: absolute;
        transform: translateX(-50%);
      }
      .caption {
        margin: 0;
        font-size: 13px;
        line-height: 1.35;
        color: var(--muted);
      }
      .toned {
        color: var(--tone);
      }
      .key {
        display: inline-block;
        width: 18px;
        height: 0;
        margin-right: 5px;
        vertical-align: 0.3em;
        border-top: 2px dashed var(--tone);
        opacity: 0.8;
      }
      .key.bar {
        width: 6px;
        height: 12px;
        vertical-align: -0.1em;
        border-top: 0;
        background: var(--tone);
        opacity: 0.3;
      }
    `,
  ];

  declare law: MaskLaw;
  /** Whether a row counts only where its target is hidden: ratios then count in proportion to p. */
  declare targetHidden: boolean;
  /** The handle that is being dragged. */
  declare private held: string | null;

  constructor() {
    super();
    this.targetHidden = false;
    this.held = null;
  }

  protected override willUpdate(): void {
    this.dataset["law"] = this.law.law;
  }

  #send(type: "value-input" | "value-change", value: MaskLaw): void {
    this.dispatchEvent(new CustomEvent<ValueDetail<MaskLaw>>(type, { detail: { value } }));
  }

  /** The law with a handle where the pointer is. */
  #dragged(id: string, event: PointerEvent): MaskLaw {
    const plot = this.renderRoot.querySelector(".plot") as HTMLElement;
    const { x, y } = localPoint(plot, event);
    const point = [x / plot.clientWidth, 1 - y / plot.clientHeight] as const;
    return dragged(this.law, id, point);
  }

  #onDown(event: PointerEvent, id: string): void {
    if (event.button !== 0) return;
    event.preventDefault();
    const handle = event.currentTarget as HTMLElement;
    handle.setPointerCapture(event.pointerId);
    handle.focus({ preventScroll: true });
    this.held = id;
  }

  #onMove(event: PointerEvent, id: string): void {
    if (this.held === id) this.#send("value-input", this.#dragged(id, event));
  }

  #onUp(id: string): void {
    if (this.held !== id) return;
    this.held = null;
    this.#send("value-change", this.law);
  }

  #onKey(event: KeyboardEvent, handle: Handle): void {
    const value = keyed(event, handle);
    if (value === null) return;
    event.preventDefault();
    this.#send("value-change", moved(this.law, handle.id, value));
  }

  protected override render(): TemplateResult {
    const { law } = this;
    const shapes = lawShapes(law, this.targetHidden);
    const handles = handlesOf(law);
    return html`
      <div class="plot">
        <svg viewBox="0 0 100 100" preserveAspectRatio="none" role="img" aria-label=${lawText(law)}>
          ${shapes.counted === null ? nothing : drawn(shapes.counted, "counted")}
          ${drawn(shapes.law, "")}
          <path class="ground" d="M0 100H100" />
        </svg>
        <i class="mean" .style="left:${100 * shapes.mean}%"></i>
        ${
          shapes.countedMean === null
            ? nothing
            : html`<i class="mean counted" .style="left:${100 * shapes.countedMean}%"></i>`
        }
        ${handles.map((handle) => this.#handle(handle, shapes))}
      </div>
      <div class="scale" aria-hidden="true">
        ${[0, 0.5, 1].map((at) => html`<span .style="left:${100 * at}%">${at}</span>`)}
      </div>
      <p class="caption"><span class="toned" aria-hidden="true">▴</span> ${lawText(law)}</p>
      ${
        shapes.countedMean === null
          ? nothing
          : html`<p class="caption">
              <span class="key ${shapes.counted?.stems.length ? "bar" : ""}"></span>rows that count
              (size-biased): mean ${Number(shapes.countedMean.toPrecision(3))}
            </p>`
      }
    `;
  }

  #handle(handle: Handle, shapes: LawShapes): TemplateResult {
    const { id, label, text, value, min, max, vertical, edge } = handle;
    const [ratio, height] = lawDrawing(this.law).point(this.law, id, shapes.law);
    const kind = `${vertical ? "vertical" : ""} ${edge ? "edge" : ""} ${this.held === id ? "held" : ""}`;
    const low = edge ? height / 2 : height;
    return html`<div
      class="handle ${kind}"
      data-handle=${id}
      role="slider"
      tabindex="0"
      aria-label=${label}
      aria-orientation=${vertical ? "vertical" : "horizontal"}
      aria-valuemin=${Number(min.toPrecision(3))}
      aria-valuemax=${Number(max.toPrecision(3))}
      aria-valuenow=${Number(value.toPrecision(4))}
      aria-valuetext=${text}
      title=${label}
      .style="left:${100 * ratio}%;top:${100 * (1 - low)}%"
      @pointerdown=${(event: PointerEvent) => this.#onDown(event, id)}
      @pointermove=${(event: PointerEvent) => this.#onMove(event, id)}
      @pointerup=${() => this.#onUp(id)}
      @pointercancel=${() => this.#onUp(id)}
      @keydown=${(event: KeyboardEvent) => this.#onKey(event, handle)}
    ></div>`;
  }
}

/** A shape of a law, on a square of 100 with its ground below. */
function drawn({ area, stems }: LawShape, kind: string): TemplateResult {
  const point = ([ratio, height]: readonly [number, number]): string =>
    `${(100 * ratio).toFixed(2)} ${(100 * (1 - height)).toFixed(2)}`;
  const outline =
    area.length === 0
      ? nothing
      : svg`<path class="area ${kind}" d="M${area.map(point).join("L")}Z" />`;
  return svg`${outline}${stems.map(
    (stem) => svg`<path class="stem ${kind}" d="M${point([stem[0], 0])}L${point(stem)}" />`,
  )}`;
}

/** The value that a key asks for; null for keys that a slider leaves alone. */
function keyed({ key, shiftKey }: KeyboardEvent, { value, min, max }: Handle): number | null {
  const step = shiftKey ? PAGE * RATIO_STEP : RATIO_STEP;
  switch (key) {
    case "ArrowRight":
    case "ArrowUp":
      return value + step;
    case "ArrowLeft":
    case "ArrowDown":
      return value - step;
    case "PageUp":
      return value + PAGE * RATIO_STEP;
    case "PageDown":
      return value - PAGE * RATIO_STEP;
    case "Home":
      return min;
    case "End":
      return max;
    default:
      return null;
  }
}

/** Makes `<maskrisk-mask-law>` known to the page. */
export function defineMaskLaw(): void {
  if (!customElements.get("maskrisk-mask-law")) {
    customElements.define("maskrisk-mask-law", MaskLawElement);
  }
}
