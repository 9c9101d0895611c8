import { html, nothing, type TemplateResult } from "lit";
import type { Problem } from "../../problem/index.ts";
import { caseName } from "./case.ts";

/** How far the module that sets formulas is. */
export type FormulaModule = "unasked" | "loading" | "ready" | "failed";

/**
 * The formula in force as a folded line: its case in words, and all of it once opened. What sets
 * formulas is loaded when the fold is first opened.
 */
export class FormulaFold {
  #module: FormulaModule = "unasked";
  #open = false;
  readonly #changed: () => void;

  /** @param changed called when what is shown has changed. */
  constructor(changed: () => void) {
    this.#changed = changed;
  }

  async #load(): Promise<void> {
    this.#module = "loading";
    try {
      const { defineFormula } = await import("./formula-element.ts");
      defineFormula();
      this.#module = "ready";
    } catch {
      this.#module = "failed";
    }
    this.#changed();
  }

  #onToggle(event: Event): void {
    this.#open = (event.target as HTMLDetailsElement).open;
    if (this.#open && (this.#module === "unasked" || this.#module === "failed")) void this.#load();
    this.#changed();
  }

  render(problem: Problem): TemplateResult {
    return html`<details class="derived formula" @toggle=${(event: Event) => this.#onToggle(event)}>
      <summary>The formula in force: ${caseName(problem)}</summary>
      ${this.#open ? this.#body(problem) : nothing}
    </details>`;
  }

  #body(problem: Problem): TemplateResult {
    if (this.#module === "ready") {
      return html`<maskrisk-formula .problem=${problem}></maskrisk-formula>`;
    }
    return this.#module === "failed"
      ? html`<p class="regime">
          What sets formulas could not be loaded; fold and unfold to try again.
        </p>`
      : html`<p class="regime" aria-busy="true">loading…</p>`;
  }
}
