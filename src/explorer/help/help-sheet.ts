import { css, html, LitElement, type CSSResultGroup, type TemplateResult } from "lit";
import { shared } from "../../element/index.ts";
import { shortcuts } from "../keyboard.ts";

/**
 * The help sheet: every shortcut, and the way to the tour.
 *
 * @fires tour-wanted the tour should be shown
 */
export class HelpSheet extends LitElement {
  static override styles: CSSResultGroup = [
    shared,
    css`
      dialog {
        width: min(520px, calc(100vw - 24px));
        max-height: calc(100dvh - 40px);
        padding: 20px 26px 22px;
        border: 1px solid var(--line);
        border-radius: 10px;
        background: var(--raised);
        color: var(--ink);
        font-size: 15px;
        line-height: 1.45;
      }
      dialog::backdrop {
        background: color-mix(in srgb, var(--paper) 72%, transparent);
      }
      h2 {
        margin: 0 0 10px;
        font-family: var(--font-serif);
        font-size: 21px;
        font-weight: 600;
      }
      dl {
        display: grid;
        grid-template-columns: max-content 1fr;
        gap: 5px 18px;
        margin: 0 0 16px;
      }
      dt {
        display: flex;
        flex-wrap: wrap;
        align-items: start;
        gap: 4px;
      }
      dd {
        margin: 0;
        color: var(--muted);
      }
      kbd {
        font: inherit;
        font-size: 13.5px;
        padding: 0 6px 1px;
        border: 1px solid var(--line);
        border-radius: 4px;
        white-space: nowrap;
      }
      .foot {
        display: flex;
        gap: 10px;
        justify-content: space-between;
      }
    `,
  ];

  /** Opens the sheet. */
  async open(): Promise<void> {
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
      <h2 id="title">Keyboard</h2>
      <dl>
        ${shortcuts.map(
          ({ keys, what }) =>
            html`<dt>${keys.map((key) => html`<kbd>${key}</kbd>`)}</dt>
              <dd>${what}</dd>`,
        )}
      </dl>
      <div class="foot">
        <button @click=${this.#tour}>Show the tour</button>
        <a href="./lessons.html">Lessons</a>
        <button @click=${() => this.#dialog().close()}>Close</button>
      </div>
    </dialog>`;
  }
}
