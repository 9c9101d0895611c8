import { Marks } from "../../formula/tex.ts";
import type * as Typeset from "../../formula/typeset.ts";

type Typesetting = typeof Typeset;

let loading: Promise<Typesetting | null> | null = null;
let loaded: Typesetting | null = null;

/** Loads the typesetting of formulas, its rules and fonts; null where it cannot be loaded. */
export function loadMath(): Promise<unknown> {
  loading ??= fetchMath();
  return loading;
}

async function fetchMath(): Promise<Typesetting | null> {
  try {
    const [typesetting, { declareFormulaFonts }] = await Promise.all([
      import("../../formula/typeset.ts"),
      import("../../formula/fonts.ts"),
    ]);
    declareFormulaFonts();
    document.adoptedStyleSheets.push(typesetting.formulaSheet());
    loaded = typesetting;
  } catch {
    // the source of a formula can still be read
  }
  return loaded;
}

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
    if (loaded === null) {
      this.textContent = this.#tex;
      void loadMath().then(() => loaded && this.#show());
      return;
    }
    this.#set = wanted;
    this.replaceChildren(loaded.typeset(this.#tex, new Marks(), this.#display));
  }
}
