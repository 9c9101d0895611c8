import {
  css,
  html,
  LitElement,
  nothing,
  svg,
  type CSSResultGroup,
  type PropertyDeclarations,
  type SVGTemplateResult,
  type TemplateResult,
} from "lit";
import { shared } from "../controls/shared.styles.ts";
import {
  maskPicture,
  pictureWords,
  type MaskPicture,
  type PictureRow,
  type PicturedProblem,
} from "./mask-picture.ts";

/** Side of a cell, and the gap between copies of different samples. */
const CELL = 10;
const GAP = 3;
/** Room for the bars that show each row's ratio. */
const BARS = 22;

/** What masking does, seen: a few rows of X, their masks, and what is left for the fit. */
export class MaskPictureElement extends LitElement {
  static override properties: PropertyDeclarations = {
    problem: { attribute: false },
  };

  static override styles: CSSResultGroup = [
    shared,
    css`
      :host {
        display: block;
        margin: 8px 0 4px;
        --tone: var(--series-1);
      }
      .grids {
        display: grid;
        grid-template-columns: 9fr auto 11.2fr auto 9fr;
        gap: 2px 5px;
        align-items: center;
      }
      .name {
        font-size: 13px;
        color: var(--muted);
        white-space: nowrap;
      }
      .name i {
        font-family: var(--font-serif);
        color: var(--ink);
      }
      .sign {
        grid-row: 2;
        color: var(--muted);
      }
      svg {
        grid-row: 2;
        display: block;
        width: 100%;
        overflow: visible;
      }
      .cell {
        fill: var(--tone);
        stroke: var(--line);
        stroke-width: 0.6;
        forced-color-adjust: none;
      }
      .hidden {
        fill: none;
        stroke: var(--line);
        stroke-width: 0.6;
      }
      .seen {
        fill: var(--paper);
        stroke: var(--line);
        stroke-width: 0.6;
      }
      .veil {
        fill: var(--muted);
      }
      .bar {
        fill: var(--series-random);
      }
      .fixed .bar {
        fill: var(--tone);
      }
      .target {
        fill: none;
        stroke: var(--ink);
        stroke-width: 1.2;
      }
      .out {
        opacity: 0.22;
      }
      p {
        margin: 5px 0 0;
        font-size: 13px;
        line-height: 1.35;
        color: var(--muted);
      }
    `,
  ];

  /** The problem whose masks are shown; null for none. */
  declare problem: PicturedProblem | null;

  constructor() {
    super();
    this.problem = null;
  }

  protected override render(): TemplateResult | typeof nothing {
    if (this.problem === null) return nothing;
    const picture = maskPicture(this.problem);
    const words = pictureWords(picture, this.problem);
    return html`<div
        class="grids ${this.problem.mask.law}"
        role="img"
        aria-label=${this.#label(picture)}
      >
        <span class="name">inputs <i>X</i></span
        ><span></span> <span class="name">mask and <i>p</i></span
        ><span></span>
        <span class="name">what rows see</span>
        ${this.#grid(picture, 0, (row) => inputCells(picture, row))}
        <span class="sign">∘</span>
        ${this.#grid(picture, BARS, (row) => maskCells(row))}
        <span class="sign">=</span>
        ${this.#grid(picture, 0, (row) => seenCells(picture, row, this.problem?.rescale === true))}
      </div>
      <p>${words}</p>`;
  }

  #label({ rows }: MaskPicture): string {
    const all = rows.flatMap(({ hidden }) => hidden);
    const hidden = all.filter(Boolean).length;
    return `${rows.length} rows of inputs, their masks, and what is left: ${hidden} of ${all.length} inputs are hidden.`;
  }

  #grid(
    picture: MaskPicture,
    more: number,
    cells: (row: PictureRow) => unknown,
  ): SVGTemplateResult | TemplateResult {
    const { rows, copies, target } = picture;
    const top = (i: number): number => i * CELL + (copies > 1 ? Math.floor(i / copies) * GAP : 0);
    const height = top(rows.length - 1) + CELL;
    const width = (rows[0]?.hidden.length ?? 0) * CELL + more;
    return html`<svg viewBox="0 0 ${width} ${height}" aria-hidden="true">
      ${rows.map((row, i) => svg`<g transform="translate(0 ${top(i)})">${cells(row)}</g>`)}
      ${target ? svg`<rect class="target" x="0" y="0" width=${CELL} height=${height} />` : nothing}
    </svg>`;
  }
}

/** Strength of the ink of a value: its size on a scale on which 2 is as strong as it gets. */
const strength = (value: number): number => Math.min(1, 0.12 + 0.44 * Math.abs(value));

function square(name: string, column: number, opacity = 1): SVGTemplateResult {
  return svg`<rect class=${name} x=${column * CELL} y="0" width=${CELL} height=${CELL} fill-opacity=${opacity} />`;
}

function inputCells({ inputs }: MaskPicture, { sample }: PictureRow): SVGTemplateResult[] {
  return (inputs[sample] ?? []).map((value, column) => square("cell", column, strength(value)));
}

/** Hidden inputs are dark: the mask lies over them. At the end, how long a share of the bar p is. */
function maskCells({ hidden, ratio }: PictureRow): SVGTemplateResult[] {
  return [
    ...hidden.map((one, column) => square(one ? "veil" : "seen", column)),
    svg`<rect class="hidden" x=${hidden.length * CELL + 4} y="3" width=${BARS - 4} height="4" />
      <rect class="bar" x=${hidden.length * CELL + 4} y="3" width=${(BARS - 4) * ratio} height="4" />`,
  ];
}

/** What is left of a row: nothing of what is hidden, and hardly visible where the row does not count. */
function seenCells(
  { inputs }: MaskPicture,
  { sample, hidden, ratio, counts }: PictureRow,
  rescale: boolean,
): SVGTemplateResult {
  const scale = rescale ? 1 / (1 - ratio) : 1;
  return svg`<g class=${counts ? "" : "out"}>${(inputs[sample] ?? []).map((value, column) =>
    hidden[column] === true
      ? square("hidden", column)
      : square("cell", column, strength(scale * value)),
  )}</g>`;
}

/** Registers the element. */
export function defineMaskPicture(): void {
  if (!customElements.get("maskrisk-mask-picture")) {
    customElements.define("maskrisk-mask-picture", MaskPictureElement);
  }
}
