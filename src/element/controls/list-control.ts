import {
  css,
  html,
  LitElement,
  type CSSResultGroup,
  type PropertyDeclarations,
  type TemplateResult,
} from "lit";
import { formatNumber } from "../../plot/index.ts";
import {
  describeInterval,
  inInterval,
  type NumberListField,
  type NumericField,
} from "../../problem/index.ts";
import type { ValueDetail } from "./number-control.ts";
import { faultStyles, head } from "./head.styles.ts";
import { shared } from "./shared.styles.ts";

/** Lists up to this long show a track for each entry; longer ones are edited as text. */
const TRACKED = 8;

/**
 * A list of numbers: a track for each entry while they are few, text to paste into when many.
 *
 * @fires value-input an entry is being dragged, `detail.value` is the whole list
 * @fires value-change the list was settled
 * @fires list-resize one entry more (`detail.value` 1) or less (-1) is asked for
 */
export class ListControl extends LitElement {
  static override properties: PropertyDeclarations = {
    field: { attribute: false },
    values: { attribute: false },
    resizable: { type: Boolean },
    fault: { type: String },
    typedFault: { state: true },
  };

  static override styles: CSSResultGroup = [
    shared,
    head,
    faultStyles,
    css`
      .head {
        align-items: center;
      }
      ol {
        list-style: none;
        margin: 0;
        padding: 0;
      }
      li {
        min-height: 28px;
        display: grid;
        align-items: center;
      }
      .resize {
        display: inline-flex;
      }
      .resize button {
        width: 28px;
        padding: 2px 0;
        font-size: 17px;
      }
      textarea {
        display: block;
        width: 100%;
        height: 5.4em;
        padding: 6px 8px;
        resize: vertical;
        background: var(--raised);
        border: 1px solid var(--line);
        border-radius: 6px;
        font-size: 13px;
        line-height: 1.4;
      }
    `,
  ];

  declare field: NumberListField;
  declare values: readonly number[];
  declare resizable: boolean;
  declare fault: string;
  declare private typedFault: string;

  constructor() {
    super();
    this.resizable = true;
    this.fault = "";
    this.typedFault = "";
  }

  #send(type: "value-input" | "value-change", index: number, value: number): void {
    const list = this.values.with(index, value);
    this.dispatchEvent(
      new CustomEvent<ValueDetail<readonly number[]>>(type, { detail: { value: list } }),
    );
  }

  #resize(change: 1 | -1): void {
    this.dispatchEvent(
      new CustomEvent<ValueDetail<number>>("list-resize", { detail: { value: change } }),
    );
  }

  #onText(event: Event): void {
    const words = (event.target as HTMLTextAreaElement).value
      .split(/[\s,;]+/)
      .filter((word) => word !== "");
    const numbers = words.map(Number);
    const bad = numbers.findIndex((value) => !inInterval(value, this.field.item));
    if (bad >= 0) {
      this.typedFault = `entry ${bad + 1} must be ${describeInterval(this.field.item)}; found ${words[bad]?.slice(0, 20)}`;
      return;
    }
    this.typedFault = "";
    this.dispatchEvent(
      new CustomEvent<ValueDetail<readonly number[]>>("value-change", {
        detail: { value: numbers },
      }),
    );
  }

  protected override render(): TemplateResult {
    const { field, values } = this;
    const fault = this.typedFault || this.fault;
    const many = values.length > TRACKED;
    return html`
      <div class="head">
        <span class="symbol" aria-hidden="true">${field.symbol ?? ""}</span>
        <span class="name" id="name" title=${field.help}>
          ${field.label}${many ? ` (${values.length}, ${formatNumber(Math.min(...values), 3)} to ${formatNumber(Math.max(...values), 3)})` : ""}
        </span>
        ${this.resizable && !many ? this.#resizeButtons() : ""}
      </div>
      ${many ? this.#text() : this.#tracks()}
      ${fault === "" ? "" : html`<p class="error" role="alert">${fault}</p>`}
    `;
  }

  #resizeButtons(): TemplateResult {
    return html`<span class="resize">
      <button
        class="quiet"
        aria-label="One entry less: ${this.field.label}"
        ?disabled=${this.values.length <= 1}
        @click=${() => this.#resize(-1)}
      >
        −
      </button>
      <button
        class="quiet"
        aria-label="One entry more: ${this.field.label}"
        ?disabled=${this.values.length >= Math.min(TRACKED, this.field.maxItems)}
        @click=${() => this.#resize(1)}
      >
        +
      </button>
    </span>`;
  }

  #tracks(): TemplateResult {
    return html`<ol aria-labelledby="name">
      ${this.values.map(
        (_, index) =>
          html`<li>
            <maskrisk-number
              compact
              .field=${this.#entry(index)}
              @value-input=${(event: CustomEvent<ValueDetail<number>>) => this.#send("value-input", index, event.detail.value)}
              @value-change=${(event: CustomEvent<ValueDetail<number>>) => this.#send("value-change", index, event.detail.value)}
            ></maskrisk-number>
          </li>`,
      )}
    </ol>`;
  }

  #entry(index: number): NumericField {
    const { field } = this;
    return {
      path: String(index),
      value: this.values[index] as number,
      label: `${field.label}, entry ${index + 1}`,
      symbol: (field.itemSymbol ?? "").replace("{k}", subscript(index + 1)),
      help: field.help,
      scale: field.scale,
      track: field.track,
      interval: field.item,
    };
  }

  #text(): TemplateResult {
    return html`<textarea
      aria-labelledby="name"
      spellcheck="false"
      .value=${this.values.join(", ")}
      @change=${this.#onText}
    ></textarea>`;
  }
}

function subscript(index: number): string {
  return String(index)
    .split("")
    .map((digit) => "₀₁₂₃₄₅₆₇₈₉"[Number(digit)])
    .join("");
}
