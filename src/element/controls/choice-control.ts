import {
  css,
  html,
  nothing,
  type CSSResultGroup,
  type PropertyDeclarations,
  type TemplateResult,
} from "lit";
import type { ValueDetail } from "./number-control.ts";
import { explained } from "../explain/explanation.ts";
import { faultStyles } from "./head.styles.ts";
import { shared } from "./shared.styles.ts";
import { StyledElement } from "../parts/styled-element.ts";

/** One word to choose, with what it means. */
export interface ChoiceOption {
  readonly value: string;
  readonly label: string;
  readonly help?: string;
}

/** Choices up to this many lie open side by side; more of them fold into a menu. */
const SIDE_BY_SIDE = 3;

/**
 * One word out of a few: side by side when there are few, a menu when there are many.
 *
 * @fires value-change a word was chosen, `detail.value`
 */
export class ChoiceControl extends StyledElement {
  static override properties: PropertyDeclarations = {
    label: { type: String },
    help: { type: String },
    symbol: { type: String },
    options: { attribute: false },
    value: { type: String },
    fault: { type: String },
    menu: { type: Boolean },
    name: { type: String },
  };

  static override styles: CSSResultGroup = [
    shared,
    faultStyles,
    css`
      :host {
        display: block;
      }
      .row {
        display: flex;
        align-items: center;
        gap: 8px;
        min-height: 32px;
      }
      .symbol {
        flex: 0 0 22px;
        font-size: 17px;
        font-style: normal;
      }
      .name {
        flex: 1;
        color: var(--muted);
      }
      select {
        max-width: 190px;
        text-overflow: ellipsis;
      }
      .options {
        display: inline-flex;
        border: 1px solid var(--line);
        border-radius: 7px;
        overflow: hidden;
      }
      .options label {
        position: relative;
        padding: 3px 10px 4px;
        cursor: pointer;
        color: var(--muted);
      }
      .options label + label {
        border-left: 1px solid var(--line);
      }
      .options label:hover {
        color: var(--ink);
      }
      .options input {
        position: absolute;
        inset: 0;
        margin: 0;
        opacity: 0;
        cursor: pointer;
      }
      @media (pointer: coarse) {
        .options label {
          padding: 8px 12px 9px;
        }
        select {
          min-height: 40px;
        }
      }
      .options label:has(:checked) {
        background: var(--ink);
        color: var(--paper);
      }
      .options label:has(:focus-visible) {
        outline: 2px solid var(--focus);
        outline-offset: -2px;
      }
    `,
  ];

  declare label: string;
  declare help: string;
  /** Symbol in the column before the name; null for no such column. */
  declare symbol: string | null;
  declare options: readonly ChoiceOption[];
  declare value: string;
  declare fault: string;
  /** Asks for a menu however few the options. */
  declare menu: boolean;
  /** Name for a screen reader where no label is shown. */
  declare name: string;

  constructor() {
    super();
    this.symbol = null;
    this.help = "";
    this.fault = "";
    this.menu = false;
    this.name = "";
    this.options = [];
  }

  #choose(event: Event): void {
    const { value } = event.target as HTMLInputElement | HTMLSelectElement;
    this.dispatchEvent(new CustomEvent<ValueDetail<string>>("value-change", { detail: { value } }));
  }

  protected override render(): TemplateResult {
    const open = !this.menu && this.options.length <= SIDE_BY_SIDE;
    return html`
      <div class="row">
        ${this.symbol === null ? "" : html`<span class="symbol" aria-hidden="true">${this.symbol}</span>`}
        ${
          this.label === ""
            ? nothing
            : html`<span class="name"
                >${
                  this.help === "" && this.options.every(({ help }) => help === undefined)
                    ? this.label
                    : explained({
                        title: this.label,
                        symbol: this.symbol ?? "",
                        text: this.help,
                        items: this.options.flatMap(({ label, help = "" }) =>
                          help === "" ? [] : [{ name: label, text: help }],
                        ),
                      })
                }</span
              >`
        }
        ${open ? this.#sideBySide() : this.#menu()}
      </div>
      ${this.fault === "" ? "" : html`<p class="error" role="alert">${this.fault}</p>`}
    `;
  }

  #sideBySide(): TemplateResult {
    return html`<div class="options" role="radiogroup" aria-label=${this.name || this.label}>
      ${this.options.map(
        ({ value, label }) =>
          html`<label>
            <input
              type="radio"
              name="choice"
              .value=${value}
              .checked=${value === this.value}
              @change=${this.#choose}
            />
            ${label}
          </label>`,
      )}
    </div>`;
  }

  #menu(): TemplateResult {
    return html`<select aria-label=${this.name || this.label} @change=${this.#choose}>
      ${this.options.map(
        ({ value, label }) =>
          html`<option value=${value} ?selected=${value === this.value}>${label}</option>`,
      )}
    </select>`;
  }
}
