import {
  html,
  nothing,
  type ReactiveController,
  type ReactiveElement,
  type TemplateResult,
} from "lit";
import {
  innerHeight,
  innerWidth,
  type Figure,
  type FigureAxis,
  type Frame,
} from "../../plot/index.ts";
import { followPointer } from "../parts/drag.ts";
import {
  atLeastZero,
  dragged,
  inside,
  KEY_STEP,
  pinched,
  wheelFactor,
  zoomed,
  type ZoomDetail,
} from "./zoom.ts";

/** What is zoomed. */
export interface ZoomHost {
  /** Null where nothing can be zoomed. */
  figure(): Figure | null;
  frame(): Frame;
  /** Value on the axis that zooming by keys keeps in place; null for the middle. */
  kept(): number | null;
  /** Called when a pointer begins to zoom. */
  begin(): void;
}

type Which = "x" | "y";

/** Milliseconds of quiet after which a wheel has come to rest. */
const REST = 220;

/** A wheel on its way: the axis as it was when it began, and what it has asked for since. */
interface Turning {
  readonly which: Which;
  readonly axis: FigureAxis;
  readonly at: number;
  readonly factor: number;
}

/** Two fingers on their way: the figure as it was when the second one came, and where both were. */
interface Pinching {
  readonly figure: Figure;
  readonly from: readonly (readonly [number, number])[];
}

/**
 * Zooming and moving the axes of a plot: by dragging on an axis, by a wheel with Ctrl or ⌘ (with Shift,
 * or over the vertical axis, along that one), by two fingers, by keys, and back by a double click or 0.
 * A wheel alone is left to the page, which it scrolls.
 *
 * @fires zoom-input ends of axes while they are zoomed, a {@link ZoomDetail}
 * @fires zoom-change ends of axes when let go
 * @fires zoom-reset everything is to be seen again
 */
export class ZoomGestures implements ReactiveController {
  readonly #element: ReactiveElement;
  readonly #host: ZoomHost;
  readonly #touches = new Map<number, readonly [number, number]>();
  #pinching: Pinching | null = null;
  #turning: Turning | null = null;
  #resting: ReturnType<typeof setTimeout> | undefined;
  #last: ZoomDetail | null = null;
  #listening: AbortController | null = null;

  constructor(element: ReactiveElement, host: ZoomHost) {
    this.#element = element;
    this.#host = host;
    element.addController(this);
  }

  hostConnected(): void {
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    const options = { signal, passive: false };
    const element = this.#element;
    element.addEventListener("wheel", this.#onWheel, options);
    element.addEventListener("dblclick", this.#onDoubleClick, options);
    element.addEventListener("keydown", this.#onKey, options);
    element.addEventListener("pointerdown", this.#onTouch, options);
    element.addEventListener("pointermove", this.#onTouchMove, options);
    element.addEventListener("pointerup", this.#onTouchEnd, options);
    element.addEventListener("pointercancel", this.#onTouchEnd, options);
  }

  hostDisconnected(): void {
    this.#listening?.abort();
    clearTimeout(this.#resting);
    this.#touches.clear();
    this.#pinching = null;
    this.#turning = null;
  }

  /** The strips of both axes, to be dragged; nothing where nothing can be zoomed. */
  strips(): TemplateResult | typeof nothing {
    if (this.#host.figure() === null) return nothing;
    const { left, right, top, bottom, height } = this.#host.frame();
    const strip = (which: Which, place: string): TemplateResult =>
      html`<div
        class="axis-strip ${which}"
        aria-hidden="true"
        .style=${place}
        @pointerdown=${(event: PointerEvent) => this.#drag(event, which)}
      ></div>`;
    return html`${strip("x", `left:${left}px;right:${right}px;top:${height - bottom}px;height:30px`)}
    ${strip("y", `left:0;width:${left}px;top:${top}px;bottom:${bottom}px`)}`;
  }

  /** Where a pointer is, as fractions of both axes; not held inside them. */
  #places(event: { readonly clientX: number; readonly clientY: number }): [number, number] {
    const frame = this.#host.frame();
    const { left, top } = this.#element.getBoundingClientRect();
    return [
      (event.clientX - left - frame.left) / innerWidth(frame),
      1 - (event.clientY - top - frame.top) / innerHeight(frame),
    ];
  }

  #send(type: "zoom-input" | "zoom-change", detail: ZoomDetail): void {
    this.#last = detail;
    this.#element.dispatchEvent(new CustomEvent<ZoomDetail>(type, { detail }));
  }

  /** What was last shown holds. */
  #settle(): void {
    if (this.#last !== null) this.#send("zoom-change", this.#last);
    this.#last = null;
  }

  #drag(event: PointerEvent, which: Which): void {
    const figure = this.#host.figure();
    // a finger on the vertical axis scrolls the page
    if (figure === null || (which === "y" && event.pointerType === "touch")) return;
    const axis = figure[which];
    const index = which === "x" ? 0 : 1;
    const from = this.#places(event)[index];
    const asked = (now: PointerEvent): ZoomDetail =>
      detailOf(which, axis, dragged(axis, from, this.#places(now)[index]));
    let moved = false;
    followPointer(event, {
      start: () => this.#host.begin(),
      move: (now) => {
        moved = true;
        this.#send("zoom-input", asked(now));
      },
      end: () => {
        if (moved) this.#settle();
      },
      cancel: () => this.#settle(),
    });
  }

  readonly #onWheel = (event: WheelEvent): void => {
    const figure = this.#host.figure();
    if (figure === null || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    const [across, up] = this.#places(event);
    const which: Which = across < 0 || event.shiftKey ? "y" : "x";
    const before = this.#turning;
    if (before === null) this.#host.begin();
    const start: Turning =
      before?.which === which
        ? before
        : {
            which,
            axis: figure[which],
            at: Math.min(1, Math.max(0, which === "x" ? across : up)),
            factor: 1,
          };
    const turning = { ...start, factor: start.factor * wheelFactor(event) };
    this.#turning = turning;
    this.#send(
      "zoom-input",
      detailOf(which, turning.axis, zoomed(turning.axis, turning.at, turning.factor)),
    );
    clearTimeout(this.#resting);
    this.#resting = setTimeout(() => {
      this.#turning = null;
      this.#settle();
    }, REST);
  };

  readonly #onDoubleClick = (event: Event): void => {
    if (this.#host.figure() === null || !isPlain(event)) return;
    this.#host.begin();
    this.#reset();
  };

  #reset(): void {
    this.#element.dispatchEvent(new CustomEvent("zoom-reset"));
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    const figure = this.#host.figure();
    if (figure === null || event.ctrlKey || event.metaKey || !isPlain(event)) return;
    const step = keyStep(event);
    if (step === null) return;
    event.preventDefault();
    if (step === 0) return this.#reset();
    const which: Which = event.altKey ? "y" : "x";
    const axis = figure[which];
    const kept = which === "x" ? this.#host.kept() : null;
    const at = kept === null ? 0.5 : inside(axis, kept);
    this.#send("zoom-change", detailOf(which, axis, zoomed(axis, at, step)));
  };

  readonly #onTouch = (event: PointerEvent): void => {
    const figure = this.#host.figure();
    if (figure === null || event.pointerType !== "touch" || !isPlain(event)) return;
    this.#touches.set(event.pointerId, this.#places(event));
    if (this.#touches.size !== 2) return;
    this.#pinching = { figure, from: [...this.#touches.values()] };
    this.#host.begin();
  };

  readonly #onTouchMove = (event: PointerEvent): void => {
    if (!this.#touches.has(event.pointerId)) return;
    this.#touches.set(event.pointerId, this.#places(event));
    const pinching = this.#pinching;
    if (pinching === null || this.#touches.size !== 2) return;
    const now = [...this.#touches.values()];
    const frame = this.#host.frame();
    const along = (which: Which): ZoomDetail => {
      const index = which === "x" ? 0 : 1;
      const pair = (places: Pinching["from"]): [number, number] => [
        places[0]?.[index] ?? 0,
        places[1]?.[index] ?? 0,
      ];
      const length = which === "x" ? innerWidth(frame) : innerHeight(frame);
      const axis = pinching.figure[which];
      const ends = pinched(axis, pair(pinching.from), pair(now), length);
      return ends === null ? {} : detailOf(which, axis, ends);
    };
    const detail = { ...along("x"), ...along("y") };
    if (detail.x || detail.y) this.#send("zoom-input", detail);
  };

  readonly #onTouchEnd = (event: PointerEvent): void => {
    this.#touches.delete(event.pointerId);
    if (this.#pinching === null) return;
    this.#pinching = null;
    this.#settle();
  };
}

function detailOf(which: Which, axis: FigureAxis, ends: readonly [number, number]): ZoomDetail {
  return which === "x" ? { x: ends } : { y: atLeastZero(axis, ends) };
}

/** Whether an event is of the bare plot or an axis, not of what lies on it. */
function isPlain(event: Event): boolean {
  const [target] = event.composedPath();
  return target instanceof Element && target.matches(".reader, .axis-strip");
}

/** What a key asks for: the share of the axis to show, 0 for all; null for other keys. */
function keyStep({ key, code }: KeyboardEvent): number | null {
  if (key === "0") return 0;
  if (key === "+" || key === "=" || code === "NumpadAdd" || code === "Equal") return KEY_STEP;
  if (key === "-" || key === "−" || code === "NumpadSubtract" || code === "Minus") {
    return 1 / KEY_STEP;
  }
  return null;
}
