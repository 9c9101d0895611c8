import {
  css,
  html,
  type CSSResultGroup,
  type PropertyDeclarations,
  type TemplateResult,
} from "lit";
import type { TextField } from "../../problem/index.ts";
import { explained } from "../explain/explanation.ts";
import { textOf } from "../explain/field-text.ts";
import type { ValueDetail } from "./number-control.ts";
import { faultStyles, head } from "./head.styles.ts";
import { shared } from "./shared.styles.ts";
import { StyledElement } from "../parts/styled-element.ts";

/**
 * A line of text, such as a formula.
 *
 * @fires value-input the text is changing
 * @fires value-change the text was settled
 */
export class TextControl extends StyledElement {
  static override properties: PropertyDeclarations = {
    field: { attribute: false },
    value: { type: String },
    fault: { type: String },
    typed: { state: true },
  };

  static override styles: CSSResultGroup = [
    shared,
    head,
    faultStyles,
    css`
      input {
        width: 100%;
        padding: 4px 8px 5px;
        background: var(--raised);
        border: 1px solid var(--line);
        border-radius: 6px;
      }
      .help {
        margin: 3px 0 0;
        font-size: 13px;
        line-height: 1.35;
        color: var(--muted);
      }
    `,
  ];

  declare field: TextField;
  declare value: string;
  declare fault: string;
  /** Text being typed, which may not be accepted yet; null when the field shows its value. */
  declare private typed: string | null;

  constructor() {
    super();
    this.value = "";
    this.fault = "";
    this.typed = null;
  }

  #send(type: "value-input" | "value-change", value: string): void {
    this.dispatchEvent(new CustomEvent<ValueDetail<string>>(type, { detail: { value } }));
  }

  #onInput(event: Event): void {
    this.typed = (event.target as HTMLInputElement).value;
    this.#send("value-input", this.typed);
  }

  #onChange(): void {
    if (this.typed !== null) this.#send("value-change", this.typed);
  }

  #onKey(event: KeyboardEvent): void {
    if (event.key !== "Escape") return;
    this.typed = null;
    this.#send("value-change", this.value);
  }

  protected override render(): TemplateResult {
    const wrong = this.fault !== "";
    return html`
      <div class="head">
        <span class="symbol" aria-hidden="true">${this.field.symbol ?? ""}</span>
        <span class="name">${explained(textOf(this.field))}</span>
      </div>
      <input
        id="text"
        type="text"
        aria-label=${this.field.label}
        autocomplete="off"
        autocapitalize="off"
        spellcheck="false"
        maxlength=${this.field.maxLength}
        aria-invalid=${wrong ? "true" : "false"}
        aria-describedby=${wrong ? "error" : "help"}
        .value=${this.typed ?? this.value}
        @input=${this.#onInput}
        @change=${this.#onChange}
        @keydown=${this.#onKey}
      />
      ${
        wrong
          ? html`<p class="error" id="error" role="alert">${this.fault}</p>`
          : html`<p class="help" id="help">${this.field.help}</p>`
      }
    `;
  }
}
