import { axisFraction, axisValue, formatNumber } from "../../../plot/index.ts";
import type { NumericField } from "../../../problem/index.ts";

/** Pixels of a drag from one end of the range to the other. */
const WHOLE = 260;

/** Steps of the arrow keys, and of Page Up and Down, as shares of the range. */
const STEP = 0.01;
const PAGE = 0.1;

/**
 * A number in running text that can be dragged sideways, or moved by the arrow keys.
 *
 * @fires value-input it is being changed, `detail.value`
 * @fires value-change it was let go
 */
export class LessonNumber extends HTMLElement {
  #field: NumericField | null = null;
  #grip: { readonly x: number; readonly fraction: number } | null = null;

  constructor() {
    super();
    this.addEventListener("pointerdown", (event) => this.#down(event));
    this.addEventListener("pointermove", (event) => this.#move(event));
    this.addEventListener("pointerup", () => this.#release());
    this.addEventListener("pointercancel", () => this.#release());
    this.addEventListener("keydown", (event) => this.#key(event));
  }

  /** The field and its value; null where the problem does not have it now. */
  set field(field: NumericField | null) {
    this.#field = field;
    this.#show();
  }

  get field(): NumericField | null {
    return this.#field;
  }

  connectedCallback(): void {
    this.#show();
  }

  #show(): void {
    const field = this.#field;
    if (field === null) {
      this.textContent = "–";
      for (const name of ["role", "tabindex"]) this.removeAttribute(name);
      return;
    }
    const { label, value, track } = field;
    const text = formatNumber(value, 3);
    if (this.textContent !== text) this.textContent = text;
    this.tabIndex = 0;
    this.title = `Drag sideways, or use the arrow keys: ${label}`;
    this.role = "slider";
    this.ariaLabel = label;
    this.ariaValueMin = String(Math.min(track[0], value));
    this.ariaValueMax = String(Math.max(track[1], value));
    this.ariaValueNow = String(value);
    this.ariaValueText = text;
  }

  #fraction(): number {
    const field = this.#field as NumericField;
    const { value, scale, track } = field;
    if (scale === "log" && value <= 0) return 0;
    return clamp(axisFraction({ label: "", symbol: "", scale, range: track }, value));
  }

  #send(type: "value-input" | "value-change", fraction: number): void {
    const { scale, track, interval } = this.#field as NumericField;
    const place = clamp(fraction);
    const exact = axisValue({ label: "", symbol: "", scale, range: track }, place);
    // a logarithmic range may stand for one that begins at 0
    const zero = scale === "log" && place === 0 && interval.min === 0 && interval.openMin !== true;
    const rounded = interval.integer ? Math.round(exact) : Number(exact.toPrecision(3));
    const value = zero ? 0 : rounded;
    this.dispatchEvent(new CustomEvent(type, { detail: { value }, bubbles: true }));
  }

  #down(event: PointerEvent): void {
    if (this.#field === null || event.button !== 0) return;
    this.#grip = { x: event.clientX, fraction: this.#fraction() };
    this.setPointerCapture(event.pointerId);
    this.classList.add("held");
    this.focus({ preventScroll: true });
    event.preventDefault();
  }

  #move(event: PointerEvent): void {
    if (this.#grip === null) return;
    const { x, fraction } = this.#grip;
    // the text may be shown larger or smaller than it is laid out
    const shown = this.getBoundingClientRect().width / this.offsetWidth || 1;
    this.#send("value-input", fraction + (event.clientX - x) / shown / WHOLE);
  }

  #release(): void {
    if (this.#grip === null) return;
    this.#grip = null;
    this.classList.remove("held");
    if (this.#field === null) return;
    const { value } = this.#field;
    this.dispatchEvent(new CustomEvent("value-change", { detail: { value }, bubbles: true }));
  }

  #key(event: KeyboardEvent): void {
    if (this.#field === null) return;
    const to = keyed(event.key, this.#fraction(), event.shiftKey ? PAGE : STEP);
    if (to === null) return;
    event.preventDefault();
    this.#send("value-change", to);
  }
}

const clamp = (fraction: number): number => Math.min(1, Math.max(0, fraction));

/** Where a key moves a place on the range; null for other keys. */
function keyed(key: string, from: number, step: number): number | null {
  switch (key) {
    case "ArrowRight":
    case "ArrowUp":
      return from + step;
    case "ArrowLeft":
    case "ArrowDown":
      return from - step;
    case "PageUp":
      return from + PAGE;
    case "PageDown":
      return from - PAGE;
    case "Home":
      return 0;
    case "End":
      return 1;
    default:
      return null;
  }
}
