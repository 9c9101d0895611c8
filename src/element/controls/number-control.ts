import {
  css,
  html,
  nothing,
  type CSSResultGroup,
  type PropertyDeclarations,
  type TemplateResult,
} from "lit";
import {
  describeInterval,
  inInterval,
  typedNumber,
  type NumericField,
} from "../../problem/index.ts";
import { explained } from "../explain/explanation.ts";
import { numberText } from "../explain/field-text.ts";
import { faultStyles, head } from "./head.styles.ts";
import { shared } from "./shared.styles.ts";
import { parserMayCome, readTyped } from "./typed.ts";
import { nudged, TRACK_STEPS, trackPosition, trackValue } from "./track.ts";
import { StyledElement } from "../parts/styled-element.ts";

/** Detail of `value-input` (while dragging or typing) and `value-change` (when done). */
export interface ValueDetail<T> {
  readonly value: T;
}

/**
 * One number: symbol, name, a value to type, a track to drag, a mark at the default.
 *
 * @fires value-input the value is changing, `detail.value` is admissible
 * @fires value-change the value was settled
 * @fires list-text several numbers were typed or pasted, `detail.value` is their text; with `lists` only
 */
export class NumberControl extends StyledElement {
  static override properties: PropertyDeclarations = {
    field: { attribute: false },
    compact: { type: Boolean, reflect: true },
    fault: { type: String },
    word: { attribute: false },
    said: { type: Boolean },
    lists: { type: Boolean },
    caption: { type: String },
    typed: { state: true },
  };

  static override styles: CSSResultGroup = [
    shared,
    head,
    faultStyles,
    css`
      button.word {
        padding: 0 9px 2px;
        align-self: center;
      }
      button.word[aria-pressed="true"] {
        background: var(--ink);
        border-color: var(--ink);
        color: var(--paper);
      }
      .track {
        position: relative;
        height: 20px;
      }
      .mark {
        position: absolute;
        top: 4px;
        width: 2px;
        height: 12px;
        margin-left: -1px;
        border-radius: 1px;
        background: var(--muted);
        opacity: 0.7;
        pointer-events: none;
      }
      input[type="range"] {
        appearance: none;
        position: absolute;
        inset: 0;
        width: 100%;
        margin: 0;
        background: transparent;
        cursor: pointer;
        touch-action: pan-y;
      }
      input[type="range"]::-webkit-slider-runnable-track {
        height: 2px;
        border-radius: 1px;
        background: linear-gradient(to right, var(--ink) var(--filled), var(--line) var(--filled));
      }
      input[type="range"]::-moz-range-track {
        height: 2px;
        background: linear-gradient(to right, var(--ink) var(--filled), var(--line) var(--filled));
      }
      input[type="range"]::-webkit-slider-thumb {
        appearance: none;
        width: 16px;
        height: 16px;
        margin-top: -7px;
        border-radius: 50%;
        border: 2px solid var(--ink);
        background: var(--panel);
      }
      input[type="range"]::-moz-range-thumb {
        width: 12px;
        height: 12px;
        border-radius: 50%;
        border: 2px solid var(--ink);
        background: var(--panel);
      }
      input[type="range"]:hover::-webkit-slider-thumb {
        box-shadow: 0 0 0 4px color-mix(in srgb, var(--ink) 12%, transparent);
      }
      input[type="range"]:active::-webkit-slider-thumb {
        background: var(--ink);
      }
      /* forced colours would take the track away, which is a background alone */
      @media (forced-colors: active) {
        input[type="range"]::-webkit-slider-runnable-track {
          forced-color-adjust: none;
          background: linear-gradient(to right, Highlight var(--filled), CanvasText var(--filled));
        }
        input[type="range"]::-moz-range-track {
          forced-color-adjust: none;
          background: linear-gradient(to right, Highlight var(--filled), CanvasText var(--filled));
        }
        input[type="range"]::-webkit-slider-thumb {
          forced-color-adjust: none;
          border-color: CanvasText;
          background: Canvas;
        }
        .mark {
          forced-color-adjust: none;
          background: CanvasText;
        }
      }
      @media (pointer: coarse) {
        .track {
          height: 34px;
        }
        .mark {
          top: 11px;
        }
        input[type="range"]::-webkit-slider-thumb {
          width: 26px;
          height: 26px;
          margin-top: -12px;
        }
        input.value {
          padding: 5px 6px 6px;
        }
        button.word {
          min-height: 36px;
          min-width: 40px;
        }
      }
      :host([compact]) {
        display: grid;
        grid-template-columns: auto 1fr auto;
        align-items: center;
        gap: 0 8px;
      }
      :host([compact]) .head {
        display: contents;
      }
      .caption {
        margin-left: 7px;
        font: 12.5px var(--font-sans);
        color: var(--muted);
        white-space: nowrap;
      }
      :host([compact]) .track {
        grid-column: 2;
        grid-row: 1;
      }
      :host([compact]) .error {
        grid-column: 1 / -1;
      }
    `,
  ];

  declare field: NumericField & { readonly default?: number };
  declare compact: boolean;
  /** A fault found elsewhere (a joint rule) that belongs to this field. */
  declare fault: string;
  /** A word that the field takes in place of a number, and how it is written; null for none. */
  declare word: { readonly value: string; readonly label: string } | null;
  /** Whether the field holds its word rather than a number. */
  declare said: boolean;
  /** Whether several numbers may be typed or pasted: it is an entry of a list. */
  declare lists: boolean;
  /** What the number belongs to, beside its symbol in the compact form; empty for nothing. */
  declare caption: string;
  /** Text being typed; null when the field shows its value. */
  declare private typed: string | null;

  constructor() {
    super();
    this.compact = false;
    this.fault = "";
    this.word = null;
    this.said = false;
    this.lists = false;
    this.caption = "";
    this.typed = null;
  }

  #send(type: "value-input" | "value-change", value: number | string): void {
    this.dispatchEvent(new CustomEvent<ValueDetail<number | string>>(type, { detail: { value } }));
  }

  /** Takes the word, or goes back to the number last held. */
  #toggleWord(): void {
    this.typed = null;
    if (this.word !== null)
      this.#send("value-change", this.said ? this.field.value : this.word.value);
  }

  #onSlide(event: Event, type: "value-input" | "value-change"): void {
    this.typed = null;
    this.#send(type, trackValue(this.field, Number((event.target as HTMLInputElement).value)));
  }

  #onType(event: Event): void {
    this.typed = (event.target as HTMLInputElement).value;
    this.#tryTyped();
  }

  #tryTyped(): void {
    if (this.typed === null) return;
    const value = readTyped(this.typed, () => this.#tryTyped());
    if (value !== null && inInterval(value, this.field.interval)) this.#send("value-input", value);
    else this.requestUpdate();
  }

  #onTyped(): void {
    const text = this.typed;
    if (text === null) return;
    const value = readTyped(text, () => this.#onTyped());
    if (value === null) return;
    if (!inInterval(value, this.field.interval)) {
      if (this.lists && Number.isNaN(value)) void this.#giveList(text).catch(() => false);
      return;
    }
    this.typed = null;
    this.#send("value-change", value);
  }

  /** Hands a text on where it holds several numbers; false where it does not. */
  async #giveList(text: string): Promise<boolean> {
    const { holdsSeveral } = await import("./list-text.ts");
    if (!(await holdsSeveral(text))) return false;
    this.typed = null;
    this.dispatchEvent(
      new CustomEvent<ValueDetail<string>>("list-text", { detail: { value: text } }),
    );
    return true;
  }

  #onPaste(event: ClipboardEvent): void {
    const text = event.clipboardData?.getData("text/plain").trim() ?? "";
    if (!this.lists || !/[\s,;]/.test(text)) return;
    event.preventDefault();
    void this.#pasted(text);
  }

  async #pasted(text: string): Promise<void> {
    if (await this.#giveList(text).catch(() => false)) return;
    this.typed = text;
    this.#onTyped();
  }

  /** Goes back to the default, where there is one. */
  #reset(): void {
    const { default: standard, value } = this.field;
    this.typed = null;
    if (standard !== undefined && (this.said || standard !== value)) {
      this.#send("value-change", standard);
    }
  }

  #onSliderKey(event: KeyboardEvent): void {
    if (event.key !== "Backspace" && event.key !== "Delete") return;
    event.preventDefault();
    this.#reset();
  }

  #onKey(event: KeyboardEvent): void {
    if (event.key === "Escape") this.typed = null;
    if (event.key === "Enter") this.#onTyped();
    if (event.key !== "ArrowUp" && event.key !== "ArrowDown") return;
    event.preventDefault();
    const value = nudged(
      this.field,
      this.field.value,
      event.key === "ArrowUp" ? 1 : -1,
      event.shiftKey,
    );
    this.typed = null;
    if (inInterval(value, this.field.interval)) this.#send("value-change", value);
  }

  /** What is wrong with the text being typed; empty while nothing is. */
  #typedFault(): string {
    if (this.typed === null) return "";
    const value = typedNumber(this.typed);
    // arithmetic whose parser is on its way
    if (value === null && parserMayCome()) return "";
    if (value !== null && inInterval(value, this.field.interval)) return "";
    return `must be ${describeInterval(this.field.interval)}`;
  }

  protected override render(): TemplateResult {
    const { field } = this;
    const position = trackPosition(field, field.value);
    const fault = this.#typedFault() || this.fault;
    const mark =
      field.default === undefined ? null : trackPosition(field, field.default) / TRACK_STEPS;
    return html`
      <div class="head">
        <span class="symbol" aria-hidden="true"
          >${field.symbol}${this.caption === "" ? nothing : html`<span class="caption">${this.caption}</span>`}</span
        >
        ${
          this.compact
            ? nothing
            : html`<span class="name">${explained(numberText(field, this.word))}</span>`
        }
        <input
          id="value"
          class="value"
          aria-label=${field.label}
          type="text"
          inputmode="decimal"
          autocomplete="off"
          spellcheck="false"
          aria-invalid=${fault === "" ? "false" : "true"}
          aria-describedby=${fault === "" ? nothing : "error"}
          .value=${this.typed ?? (this.said ? (this.word?.label ?? "") : String(field.value))}
          @input=${this.#onType}
          @change=${this.#onTyped}
          @blur=${this.#onTyped}
          @keydown=${this.#onKey}
          @paste=${this.#onPaste}
        />
        ${
          this.word === null
            ? nothing
            : html`<button
                class="word"
                aria-pressed=${this.said ? "true" : "false"}
                aria-label="${field.label}: ${this.word.value}"
                @click=${this.#toggleWord}
              >
                ${this.word.label}
              </button>`
        }
      </div>
      <div class="track">
        ${mark === null ? nothing : html`<div class="mark" .style="left:calc(8px + ${mark} * (100% - 16px))"></div>`}
        <input
          type="range"
          min="0"
          max=${TRACK_STEPS}
          step="1"
          aria-label=${field.label}
          aria-valuetext=${String(field.value)}
          .style="--filled:${(100 * position) / TRACK_STEPS}%"
          .value=${String(position)}
          @input=${(event: Event) => this.#onSlide(event, "value-input")}
          @change=${(event: Event) => this.#onSlide(event, "value-change")}
          @keydown=${this.#onSliderKey}
          @dblclick=${this.#reset}
        />
      </div>
      ${fault === "" ? nothing : html`<p class="error" id="error" role="alert">${fault}</p>`}
    `;
  }
}
