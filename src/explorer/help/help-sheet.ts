import { html, LitElement, nothing, type CSSResultGroup, type TemplateResult } from "lit";
import { shared, written } from "../../element/index.ts";
import { terms } from "../../problem/index.ts";
import { tabList } from "../frame/tabs.ts";
import { helpStyles } from "./help.styles.ts";
import { shortcuts } from "./shortcuts.ts";
import { assumptions, gestures, words, type Word } from "./words.ts";

/** A page of the help. */
export type HelpPage = "use" | "model" | "glossary" | "keys";

const PAGES: readonly { readonly value: HelpPage; readonly label: string }[] = [
  { value: "use", label: "Use" },
  { value: "model", label: "About the model" },
  { value: "glossary", label: "Glossary" },
  { value: "keys", label: "Keys" },
];

/**
 * The help sheet: how to use the page, what the model assumes, every symbol and word, every shortcut,
 * and the way to the tour.
 *
 * @fires tour-wanted the tour should be shown
 */
export class HelpSheet extends LitElement {
  static override styles: CSSResultGroup = [shared, helpStyles];
  static override properties = {
    page: { state: true },
    sought: { state: true },
  };

  declare private page: HelpPage;
  /** What is looked for in the glossary. */
  declare private sought: string;

  constructor() {
    super();
    this.page = "use";
    this.sought = "";
  }

  /** Opens the sheet, at a page. */
  async open(page: HelpPage = "use"): Promise<void> {
    this.page = page;
    this.sought = "";
    await this.updateComplete;
    const dialog = this.#dialog();
    if (!dialog.open) dialog.showModal();
  }

  #dialog(): HTMLDialogElement {
    return this.renderRoot.querySelector("dialog") as HTMLDialogElement;
  }

  /** A click beside the sheet closes it. */
  #onClick(event: MouseEvent): void {
    if (event.target === event.currentTarget) this.#dialog().close();
  }

  #tour(): void {
    this.#dialog().close();
    this.dispatchEvent(new CustomEvent("tour-wanted"));
  }

  protected override render(): TemplateResult {
    return html`<dialog aria-labelledby="title" @click=${this.#onClick}>
      <div class="frame">
        <div class="top">
          <h2 id="title">Help</h2>
          <button class="quiet close" aria-label="Close" @click=${() => this.#dialog().close()}>
            ×
          </button>
        </div>
        ${tabList<HelpPage>({
          name: "help",
          label: "Help",
          tabs: PAGES,
          chosen: this.page,
          fills: "help-page",
          choose: (page) => {
            this.page = page;
          },
        })}
        <div
          id="help-page"
          class="page"
          role="tabpanel"
          tabindex="0"
          aria-labelledby="help-${this.page}"
        >
          ${this.#content()}
        </div>
        <div class="foot">
          <button @click=${this.#tour}>Show the tour</button>
          <a href="./lessons.html">Lessons</a>
        </div>
      </div>
    </dialog>`;
  }

  #content(): TemplateResult {
    switch (this.page) {
      case "use":
        return list(gestures);
      case "model":
        return html`${list(assumptions)}
          <p class="sources">
            After Hastie, Montanari, Rosset &amp; Tibshirani,
            <a href="https://arxiv.org/abs/1903.08560"
              >Surprises in high-dimensional ridgeless least squares interpolation</a
            >
            (2022), and Dong, Wang &amp; Kluger,
            <a href="https://arxiv.org/abs/2509.21650"
              >Understanding and enhancing mask-based pretraining</a
            >
            (2025). The equations in force are under the plot, with their numbers.
          </p>`;
      case "glossary":
        return this.#glossary();
      case "keys":
        return html`<dl class="keys">
          ${shortcuts.map(
            ({ keys, what }) =>
              html`<dt>${keys.map((key) => html`<kbd>${key}</kbd>`)}</dt>
                <dd>${what}</dd>`,
          )}
        </dl>`;
    }
  }

  #glossary(): TemplateResult {
    const sought = this.sought.trim().toLowerCase();
    const holds = (...texts: readonly string[]): boolean =>
      texts.some((text) => text.toLowerCase().includes(sought));
    const symbols = Object.values(terms).filter(({ symbol, name, meaning }) =>
      holds(symbol, name, meaning),
    );
    const plain = words.filter(({ word, meaning }) => holds(word, meaning));
    return html`<input
        type="search"
        aria-label="Look for a term"
        placeholder="Look for a symbol or word"
        autocomplete="off"
        .value=${this.sought}
        @input=${(event: Event) => {
          this.sought = (event.target as HTMLInputElement).value;
        }}
      />
      ${
        symbols.length === 0
          ? nothing
          : html`<h3>Symbols and terms</h3>
              <dl class="terms">
                ${symbols.map(
                  ({ symbol, name, meaning, unit }) =>
                    html`<dt><i>${written(symbol)}</i>${name}</dt>
                      <dd>
                        ${meaning}${unit === "" ? nothing : html` <span class="unit">${unit}</span>`}
                      </dd>`,
                )}
              </dl>`
      }
      ${
        plain.length === 0
          ? nothing
          : html`<h3>Words and marks of the page</h3>
              ${list(plain)}`
      }
      ${
        symbols.length + plain.length === 0
          ? html`<p role="status">Nothing of that name.</p>`
          : nothing
      }`;
  }
}

function list(entries: readonly Word[]): TemplateResult {
  return html`<dl class="words">
    ${entries.map(
      ({ word, meaning }) =>
        html`<dt>${word}</dt>
          <dd>${meaning}</dd>`,
    )}
  </dl>`;
}
