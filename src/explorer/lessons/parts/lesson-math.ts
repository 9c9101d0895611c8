import { Marks } from "../../formula/tex.ts";
import { declareFormulaFonts } from "../../formula/fonts.ts";
import { formulaSheet, typeset } from "../../formula/typeset.ts";

// with the page itself, not when first wanted: one may print it as soon as it is loaded
declareFormulaFonts();
document.adoptedStyleSheets.push(formulaSheet());

/** Wide formulas scroll in their own box, which then takes the keyboard. */
const watcher: ResizeObserver = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    const box = target as HTMLElement;
    if (box.scrollWidth > box.clientWidth + 1) {
      box.tabIndex = 0;
      box.setAttribute("role", "group");
      box.setAttribute("aria-label", "Formula");
    } else {
      for (const name of ["tabindex", "role", "aria-label"]) box.removeAttribute(name);
    }
  }
});

/** A formula in running text, or on a line of its own with `display`. */
export class LessonMath extends HTMLElement {
  #tex = "";
  #display = false;
  #set = "";

  set tex(tex: string) {
    this.#tex = tex;
    this.#show();
  }

  get tex(): string {
    return this.#tex;
  }

  set display(display: boolean) {
    this.#display = display;
    this.classList.toggle("display", display);
    this.#show();
  }

  get display(): boolean {
    return this.#display;
  }

  connectedCallback(): void {
    this.#show();
    if (this.#display) watcher.observe(this);
  }

  disconnectedCallback(): void {
    watcher.unobserve(this);
  }

  #show(): void {
    const wanted = `${this.#display} ${this.#tex}`;
    if (!this.isConnected || this.#tex === "" || this.#set === wanted) return;
    this.#set = wanted;
    this.replaceChildren(typeset(this.#tex, new Marks(), this.#display));
  }
}
