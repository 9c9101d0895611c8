import {
  css,
  html,
  LitElement,
  nothing,
  type CSSResultGroup,
  type PropertyDeclarations,
  type TemplateResult,
} from "lit";
import type { Problem } from "../../problem/index.ts";
import { shared } from "../../element/index.ts";
import type { FieldHoverDetail } from "./field-hover.ts";
import type { Equation } from "./equation.ts";
import { declareFormulaFonts } from "./fonts.ts";
import type { RiskFormula } from "./formula.ts";
import { lettersIn } from "./letters.ts";
import { formulaInForce } from "./in-force.ts";
import { copyText } from "../address.ts";
import { checkText, latexOf, lineOf, type Line } from "./line.ts";
import { Marks } from "./tex.ts";
import { formulaSheet, typeset } from "./typeset.ts";

/** How long setting may go on before the page gets its turn, in milliseconds. */
const SLICE = 8;

interface SetLine extends Line {
  readonly box: HTMLElement;
}

/** How long a problem must rest before all of its formula is set, in milliseconds. */
const REST = 120;

/** A formula that is set. */
interface Shown {
  readonly formula: RiskFormula;
  readonly main: SetLine | null;
  readonly where: readonly SetLine[];
  /** Whether `where` is that of the formula, and not of one before. */
  readonly whole: boolean;
}

/**
 * The formula that gives the risk of `problem`: in letters, with the numbers that hold now, and with
 * what each equation's two sides come to.
 *
 * @fires field-hover the pointer is on a letter that a field sets, `detail.path`; crosses shadow roots
 */
export class FormulaElement extends LitElement {
  static override properties: PropertyDeclarations = {
    problem: { attribute: false },
    shown: { state: true },
    copied: { state: true },
  };

  static override styles: CSSResultGroup = [
    shared,
    css`
      :host {
        display: block;
        /* as wide as there is room for, however long its formulas are */
        contain: inline-size;
        color: var(--ink);
      }
      .head {
        margin: 8px 0 2px;
        color: var(--muted);
      }
      .source a {
        color: inherit;
      }
      .box {
        overflow-x: auto;
        overflow-y: hidden;
        scrollbar-width: thin;
        padding: 2px 2px 4px;
      }
      .katex {
        font-size: 1.1em;
      }
      .katex-display {
        margin: 0.35em 0;
      }
      .katex-display.fleqn > .katex {
        padding-left: 0;
      }
      /* boxes of fractions lie over one another: only letters take the pointer */
      .katex * {
        pointer-events: none;
      }
      .katex [data-path] {
        pointer-events: auto;
      }
      [data-path] {
        cursor: default;
        border-radius: 2px;
      }
      [data-path]:hover {
        background: color-mix(in srgb, var(--focus) 18%, transparent);
      }
      .main {
        font-size: 16px;
      }
      dl {
        margin: 6px 0 0;
        border-top: 1px solid var(--grid);
      }
      .stale {
        opacity: 0.35;
      }
      .line {
        content-visibility: auto;
        contain-intrinsic-size: auto 70px;
        display: grid;
        grid-template-columns: 12.5em minmax(0, 1fr);
        gap: 0 18px;
        align-items: center;
        border-bottom: 1px solid var(--grid);
      }
      dt {
        color: var(--muted);
        line-height: 1.35;
      }
      dd {
        margin: 0;
        min-width: 0;
      }
      .check {
        margin: 0 2px 4px;
        font-size: 12.5px;
        color: var(--muted);
      }
      .check.off {
        color: var(--error);
      }
      .remark,
      .letters {
        margin: 6px 0;
        max-width: 65ch;
      }
      .where {
        margin: 10px 0 0;
        color: var(--muted);
      }
      code {
        white-space: pre;
      }
      @media (max-width: 700px) {
        .line {
          grid-template-columns: minmax(0, 1fr);
          padding-top: 5px;
        }
      }
    `,
  ];

  declare problem: Problem;
  declare private shown: Shown | null;
  /** What became of copying; empty when it is told. */
  declare private copied: string;

  /** The problem that is being set or was last, and whether a newer one waits. */
  #setting: Problem | null = null;
  #hovered: string | null = null;

  constructor() {
    super();
    this.shown = null;
    this.copied = "";
    declareFormulaFonts();
  }

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    const root = super.createRenderRoot();
    const { shadowRoot } = this;
    if (shadowRoot) {
      // the library's rules come first, so that those above can adapt them
      shadowRoot.adoptedStyleSheets = [formulaSheet(), ...shadowRoot.adoptedStyleSheets];
    }
    return root;
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has("problem") && this.#setting === null) void this.#set();
  }

  /**
   * Sets the formula of the newest problem, in slices; begins anew while newer ones come. What the
   * letters are is set once the problem rests, and is dimmed until then.
   */
  async #set(): Promise<void> {
    try {
      while (this.#setting !== this.problem && this.isConnected) await this.#setOnce();
    } finally {
      this.#setting = null;
    }
  }

  async #setOnce(): Promise<void> {
    const { problem } = this;
    this.#setting = problem;
    const formula = formulaInForce(problem);
    const main = formula.main === null ? null : setLine(formula.main, this.shown?.main);
    const before = this.shown?.where ?? [];
    this.shown = { formula, main, where: before, whole: false };
    await pause(REST);
    if (problem !== this.problem) return;
    const where = await setLines(formula.where, before, () => problem === this.problem);
    if (where !== null) this.shown = { formula, main, where, whole: true };
  }

  /** Copies the equations, in letters, for a paper. */
  async #copy(): Promise<void> {
    const formula = this.shown?.formula;
    if (formula === undefined) return;
    const lines = [...(formula.main === null ? [] : [formula.main]), ...formula.where];
    this.copied = (await copyText(latexOf(lines))) ? "LaTeX copied" : "copying was refused";
    setTimeout(() => (this.copied = ""), 2500);
  }

  #onPointer(event: PointerEvent): void {
    const target = event.target instanceof Element ? event.target.closest("[data-path]") : null;
    this.#tell(target instanceof HTMLElement ? (target.dataset["path"] ?? null) : null);
  }

  #tell(path: string | null): void {
    if (path === this.#hovered) return;
    this.#hovered = path;
    this.dispatchEvent(
      new CustomEvent<FieldHoverDetail>("field-hover", {
        detail: { path },
        bubbles: true,
        composed: true,
      }),
    );
  }

  protected override render(): TemplateResult {
    const { shown } = this;
    if (shown === null) return html`<p class="head" aria-busy="true">setting the formula…</p>`;
    const { formula, main, where, whole } = shown;
    const { source } = formula;
    const letters = lettersIn([...(formula.main === null ? [] : [formula.main]), ...formula.where]);
    return html`
      <div
        aria-busy=${!whole}
        @pointerover=${(event: PointerEvent) => this.#onPointer(event)}
        @pointerleave=${() => this.#tell(null)}
      >
        <p class="head">
          <span class="source"
            >Source:
            ${
              source.href === undefined
                ? source.text
                : html`<a href=${source.href} target="_blank" rel="noreferrer">${source.text}</a>`
            }</span
          >
          <button class="quiet" @click=${() => void this.#copy()}>Copy as LaTeX</button
          ><span role="status">${this.copied}</span>
        </p>
        ${formula.remark === "" ? nothing : html`<p class="remark">${formula.remark}</p>`}
        ${main === null ? nothing : html`<div class="main">${mathBox(main)}${checkLine(main)}</div>`}
        ${
          where.length === 0
            ? nothing
            : html`<p class="where">where</p>
                <dl class=${whole ? "" : "stale"}>
                  ${where.map(
                    (line) =>
                      html`<div class="line">
                        <dt>${line.note}</dt>
                        <dd>${mathBox(line)}${checkLine(line)}</dd>
                      </div>`,
                  )}
                </dl>`
        }
        ${letters === "" ? nothing : html`<p class="letters">${letters}</p>`}
      </div>
    `;
  }
}

/** A formula in a box that scrolls by itself, with the keyboard too. */
function mathBox({ box, note }: SetLine): TemplateResult {
  return html`<div class="box" tabindex="0" role="group" aria-label=${note || "formula"}>
    ${box}
  </div>`;
}

/** Beyond this the sides are not equal but for rounding. */
const HOLDS = 1e-6;

function checkLine({ check }: Line): TemplateResult | typeof nothing {
  if (check === null) return nothing;
  const off = !(check.residual <= HOLDS);
  return html`<p class="check ${off ? "off" : ""}">
    ${checkText(check)}${off ? ": too near the threshold for the digits a number has" : ""}
  </p>`;
}

/** A line set; the one there before where it is written alike. */
function setLine(equation: Equation, before: SetLine | null | undefined): SetLine {
  const marks = new Marks();
  const line = lineOf(equation, marks);
  return { ...line, box: before?.tex === line.tex ? before.box : typeset(line.tex, marks) };
}

/** Lines set one after the other, giving the page its turn; null when they are no longer `wanted`. */
async function setLines(
  equations: readonly Equation[],
  before: readonly SetLine[],
  wanted: () => boolean,
): Promise<readonly SetLine[] | null> {
  const lines: SetLine[] = [];
  let start = performance.now();
  for (const [index, equation] of equations.entries()) {
    if (performance.now() - start > SLICE) {
      await pause(0);
      if (!wanted()) return null;
      start = performance.now();
    }
    lines.push(setLine(equation, before[index]));
  }
  return lines;
}

function pause(time: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, time));
}

/** Makes `<maskrisk-formula>` known to the page. */
export function defineFormula(): void {
  if (!customElements.get("maskrisk-formula")) {
    customElements.define("maskrisk-formula", FormulaElement);
  }
}
