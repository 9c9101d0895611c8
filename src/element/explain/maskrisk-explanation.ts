import {
  css,
  html,
  nothing,
  type CSSResultGroup,
  type PropertyDeclarations,
  type TemplateResult,
} from "lit";
import type { Explanation } from "./explanation.ts";
import { StyledElement } from "../parts/styled-element.ts";
import { written } from "./written.ts";
import { glossaryOpener } from "./glossary-opener.ts";

/** Pixels between an explanation and its term, and the window's edges. */
const GAP = 6;

/**
 * What a term means, in a box beside it, above everything else. It closes by Escape, a click outside,
 * or when what is under it moves.
 *
 * @fires explanation-closed it is gone
 */
export class MaskriskExplanation extends StyledElement {
  static override properties: PropertyDeclarations = {
    what: { attribute: false },
    term: { attribute: false },
  };

  static override styles: CSSResultGroup = css`
    :host {
      position: fixed;
      inset: auto;
      z-index: 50;
      margin: 0;
      width: max-content;
      max-width: min(340px, calc(100vw - 16px));
      max-height: calc(100dvh - 16px);
      overflow: auto;
      padding: 10px 14px 12px;
      border: 1px solid var(--line);
      border-radius: 8px;
      background: var(--raised);
      color: var(--ink);
      box-shadow: 0 6px 24px color-mix(in srgb, var(--ink) 16%, transparent);
      font: 14.5px/1.45 var(--font-sans);
      text-align: left;
      white-space: normal;
      letter-spacing: normal;
      text-transform: none;
      box-sizing: border-box;
      overflow-wrap: break-word;
    }
    :host(:focus-visible) {
      outline: 2px solid var(--focus);
      outline-offset: 1px;
    }
    h3 {
      margin: 0 0 3px;
      font-size: 14.5px;
      font-weight: 600;
    }
    i {
      margin-right: 6px;
      font-family: var(--font-serif);
      font-weight: 400;
    }
    p {
      margin: 0;
    }
    dl {
      margin: 7px 0 0;
    }
    dt {
      font-weight: 600;
    }
    dd {
      margin: 0 0 4px;
    }
    .note {
      margin-top: 6px;
      font-size: 13px;
      color: var(--muted);
    }
    button {
      margin: 8px 0 0;
      padding: 3px 10px 4px;
      min-height: 28px;
      border: 1px solid var(--line);
      border-radius: 6px;
      background: none;
      color: inherit;
      font: inherit;
      font-size: 13px;
      cursor: pointer;
    }
    button:focus-visible {
      outline: 2px solid var(--focus);
      outline-offset: 2px;
    }
    @media (pointer: coarse) {
      button {
        min-height: 40px;
      }
    }
  `;

  declare what: Explanation;
  declare term: HTMLElement;
  readonly #until = new AbortController();

  override connectedCallback(): void {
    super.connectedCallback();
    this.tabIndex = -1;
    this.setAttribute("role", "note");
    this.setAttribute("aria-label", this.what.title);
    // above everything where the browser has a layer for that
    if ("popover" in this) {
      this.popover = "manual";
      this.showPopover();
    }
    const { signal } = this.#until;
    const capture = { capture: true, signal };
    const outside = (event: Event): void => {
      const path = event.composedPath();
      if (!path.includes(this) && !path.includes(this.term)) this.close();
    };
    addEventListener("pointerdown", outside, capture);
    addEventListener("scroll", outside, { ...capture, passive: true });
    addEventListener("resize", () => this.close(), { signal });
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== "Escape") return;
      // the sheet or field below stays as it is
      event.preventDefault();
      event.stopPropagation();
      this.close();
      this.term.focus();
    };
    addEventListener("keydown", onKey, capture);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#until.abort();
  }

  /** Takes it away. */
  close(): void {
    if (!this.isConnected) return;
    this.remove();
    this.dispatchEvent(new CustomEvent("explanation-closed"));
  }

  protected override firstUpdated(): void {
    this.#place();
    this.focus({ preventScroll: true });
  }

  /** Below its term or above it, whole inside the window. */
  #place(): void {
    const at = this.term.getBoundingClientRect();
    const { width, height } = this.getBoundingClientRect();
    const below = at.bottom + GAP + height <= innerHeight - GAP;
    const top = below ? at.bottom + GAP : at.top - GAP - height;
    const left = Math.min(at.left, innerWidth - GAP - width);
    this.style.top = `${Math.max(GAP, Math.min(top, innerHeight - GAP - height))}px`;
    this.style.left = `${Math.max(GAP, left)}px`;
  }

  #glossary(): void {
    this.close();
    glossaryOpener()?.();
  }

  protected override render(): TemplateResult {
    const { title, symbol, text, items = [], note } = this.what;
    return html`<h3>${symbol ? html`<i>${written(symbol)}</i>` : nothing}${title}</h3>
      ${text === "" ? nothing : html`<p>${text}</p>`}
      ${
        items.length === 0
          ? nothing
          : html`<dl>
              ${items.map(
                (item) =>
                  html`<dt>${item.name}</dt>
                    <dd>${item.text}</dd>`,
              )}
            </dl>`
      }
      ${note ? html`<p class="note">${note}</p>` : nothing}
      ${
        glossaryOpener() === null
          ? nothing
          : html`<button type="button" @click=${this.#glossary}>Glossary</button>`
      }`;
  }
}
