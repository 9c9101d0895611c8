import {
  css,
  html,
  nothing,
  type CSSResultGroup,
  type PropertyDeclarations,
  type TemplateResult,
} from "lit";
import { formatNumber } from "../../plot/index.ts";
import type { NumberListField, NumericField } from "../../problem/index.ts";
import type { GivenList } from "../../instrument/index.ts";
import type { ValueDetail } from "./number-control.ts";
import { explained } from "../explain/explanation.ts";
import { textOf } from "../explain/field-text.ts";
import { faultStyles, head } from "./head.styles.ts";
import type { ReadList } from "./list-text.ts";
import { shared } from "./shared.styles.ts";
import { StyledElement } from "../parts/styled-element.ts";

/** Lists up to this long show a track for each entry, unless text is asked for; longer ones are text. */
const TRACKED = 8;

/**
 * A list of numbers: a track for each entry while they are few, text when they are many or it is asked
 * for. A list of any length can be typed or pasted as text, or pasted into the field of any entry.
 *
 * @fires value-input an entry is being dragged, `detail.value` is the whole list
 * @fires value-change an entry was settled, `detail.value` is the whole list
 * @fires list-change another list was typed or pasted, `detail.value`
 * @fires list-resize one entry more (`detail.value` 1) or less (-1) is asked for
 */
export class ListControl extends StyledElement {
  static override properties: PropertyDeclarations = {
    field: { attribute: false },
    values: { attribute: false },
    resizable: { type: Boolean },
    fault: { type: String },
    first: { type: Number },
    names: { attribute: false },
    asText: { state: true },
    typed: { state: true },
    typedFault: { state: true },
    notes: { state: true },
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
        min-width: 28px;
        padding: 2px 0;
        font-size: 17px;
      }
      .resize button.text {
        padding: 2px 7px;
        font-size: 13px;
      }
      .resize button[aria-pressed="true"] {
        color: var(--ink);
        background: var(--sunken);
      }
      @media (pointer: coarse) {
        .resize button,
        .resize button.text {
          min-width: 40px;
          min-height: 36px;
        }
      }
      .note {
        margin: 3px 0 0;
        font-size: 13px;
        line-height: 1.35;
        color: var(--muted);
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
  /** Index of the first entry in its symbol. */
  declare first: number;
  /** What each entry belongs to, shown beside its symbol; null for nothing. */
  declare names: readonly string[] | null;
  /** Whether the list is shown as text although it is short. */
  declare private asText: boolean;
  /** Text that is not taken yet; null when the list is shown. */
  declare private typed: string | null;
  declare private typedFault: string;
  /** What was made of the last text. */
  declare private notes: string;

  constructor() {
    super();
    this.resizable = true;
    this.fault = "";
    this.first = 1;
    this.names = null;
    this.asText = false;
    this.typed = null;
    this.typedFault = "";
    this.notes = "";
  }

  #send(type: "value-input" | "value-change", index: number, value: number): void {
    this.notes = "";
    const list = this.values.with(index, value);
    this.dispatchEvent(
      new CustomEvent<ValueDetail<readonly number[]>>(type, { detail: { value: list } }),
    );
  }

  #resize(change: 1 | -1): void {
    this.typed = null;
    this.typedFault = "";
    this.notes = "";
    this.dispatchEvent(
      new CustomEvent<ValueDetail<number>>("list-resize", { detail: { value: change } }),
    );
  }

  /** Takes a text for the list, or says what is wrong with it and leaves it to be mended. */
  async #take(text: string): Promise<void> {
    this.typed = text;
    this.notes = "";
    let read: ReadList;
    try {
      const reader = await import("./list-text.ts");
      read = await reader.readList(text, this.field);
      if (this.typed !== text) return;
      if ("list" in read) this.notes = reader.listNotes(read.list);
    } catch {
      read = { fault: "the list could not be read: its reader could not be loaded" };
    }
    if ("fault" in read) {
      this.typedFault = read.fault;
      this.asText = true;
      return;
    }
    this.typed = null;
    this.typedFault = "";
    const { values, columns } = read.list;
    this.dispatchEvent(
      new CustomEvent<ValueDetail<GivenList>>("list-change", {
        detail: { value: { values, columns } },
      }),
    );
  }

  #onInput(event: InputEvent): void {
    const { value } = event.target as HTMLTextAreaElement;
    this.typed = value;
    this.typedFault = "";
    // what is pasted is there as a whole; what is typed is taken when it is left
    if (event.inputType === "insertFromPaste") void this.#take(value);
  }

  #onSettled(): void {
    if (this.typed !== null) void this.#take(this.typed);
  }

  #onKey(event: KeyboardEvent): void {
    if (event.key === "Escape") {
      this.typed = null;
      this.typedFault = "";
    }
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) this.#onSettled();
  }

  #toggleText(): void {
    this.#onSettled();
    this.asText = !this.asText;
  }

  protected override render(): TemplateResult {
    const { field, values } = this;
    const fault = this.typedFault || this.fault;
    const many = values.length > TRACKED;
    const text = many || this.asText;
    return html`
      <div class="head">
        <span class="symbol" aria-hidden="true">${field.symbol ?? ""}</span>
        <span class="name">
          ${explained(textOf(field))}${many ? ` (${values.length}, ${formatNumber(Math.min(...values), 3)} to ${formatNumber(Math.max(...values), 3)})` : ""}
        </span>
        ${this.#buttons(many, text)}
      </div>
      ${text ? this.#text(fault !== "") : this.#tracks()}
      ${fault === "" ? "" : html`<p class="error" role="alert">${fault}</p>`}
    `;
  }

  #buttons(many: boolean, text: boolean): TemplateResult {
    const { field, values } = this;
    return html`<span class="resize">
      ${
        many
          ? nothing
          : html`<button
              class="quiet text"
              aria-pressed=${text ? "true" : "false"}
              aria-label="Type or paste the list: ${field.label}"
              @click=${this.#toggleText}
            >
              list
            </button>`
      }
      ${
        this.resizable
          ? html`<button
                class="quiet"
                aria-label="One entry less: ${field.label}"
                ?disabled=${values.length <= 1}
                @click=${() => this.#resize(-1)}
              >
                −
              </button>
              <button
                class="quiet"
                aria-label="One entry more: ${field.label}"
                ?disabled=${values.length >= field.maxItems}
                @click=${() => this.#resize(1)}
              >
                +
              </button>`
          : nothing
      }
    </span>`;
  }

  #tracks(): TemplateResult {
    return html`<ol aria-label=${this.field.label}>
      ${this.values.map(
        (_, index) =>
          html`<li>
            <maskrisk-number
              compact
              lists
              .field=${this.#entry(index)}
              .caption=${this.names?.[index] ?? ""}
              @list-text=${(event: CustomEvent<ValueDetail<string>>) => void this.#take(event.detail.value)}
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
      label: [
        `${field.label}, entry ${index + 1}`,
        ...(this.names?.[index] ? [this.names[index]] : []),
      ].join(", "),
      symbol: (field.itemSymbol ?? "").replace("{k}", subscript(index + this.first)),
      help: field.help,
      scale: field.scale,
      track: field.track,
      interval: field.item,
    };
  }

  #text(wrong: boolean): TemplateResult {
    return html`<textarea
        aria-label=${this.field.label}
        aria-describedby="note"
        aria-invalid=${wrong ? "true" : "false"}
        spellcheck="false"
        autocomplete="off"
        .value=${this.typed ?? this.values.join(", ")}
        @input=${this.#onInput}
        @change=${this.#onSettled}
        @keydown=${this.#onKey}
      ></textarea>
      <p class="note" id="note">
        ${this.notes || "Parted by spaces, commas, semicolons or line breaks; 1/2 is read too."}
      </p>`;
  }
}

function subscript(index: number): string {
  return String(index)
    .split("")
    .map((digit) => "₀₁₂₃₄₅₆₇₈₉"[Number(digit)])
    .join("");
}
