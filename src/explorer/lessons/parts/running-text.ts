import { html, type TemplateResult } from "lit";
import { parseInline, type Inline } from "../content/inline.ts";
import { references } from "../content/references.ts";
import type { ChapterFigures } from "./chapter-figures.ts";
import type { LiveNumbers } from "./live-numbers.ts";

/** What running text looks things up in. */
export interface Surroundings {
  readonly numbers: LiveNumbers;
  readonly figures: ChapterFigures;
}

/** Formulas with more letters of TeX may be broken between lines. */
const LONGEST_UNBROKEN = 46;

const parsed = new Map<string, readonly Inline[]>();

/** Running text: plain text, formulas, citations, numbers computed now, numbers to drag. */
export function runningText(source: string, around: Surroundings): TemplateResult {
  let pieces = parsed.get(source);
  if (pieces === undefined) {
    pieces = parseInline(source);
    parsed.set(source, pieces);
  }
  return html`${pieces.map((piece) => pieceOf(piece, around))}`;
}

function pieceOf(piece: Inline, { numbers, figures }: Surroundings): unknown {
  switch (piece.kind) {
    case "text":
      return piece.text;
    case "emphasis":
      return html`<em>${piece.text}</em>`;
    case "math":
      return html`<span class=${piece.tex.length > LONGEST_UNBROKEN ? "" : "unbroken"}
        >${piece.before}<lesson-math .tex=${piece.tex}></lesson-math>${piece.after}</span
      >`;
    case "number":
      return html`<span class="live">${numbers.text(piece.name, piece.form)}</span>`;
    case "citation": {
      const source = references.find(({ id }) => id === piece.id);
      return html`<a class="citation" href="#ref-${piece.id}">[${source?.short ?? piece.id}]</a>`;
    }
    case "field": {
      const { figure, path } = piece;
      const set = (event: Event, settled: boolean): void => {
        const { value } = (event as CustomEvent<{ value: number }>).detail;
        figures.session(figure).fields.set(path, value, settled);
      };
      return html`<lesson-number
        .field=${figures.field(figure, path)}
        @value-input=${(event: Event) => set(event, false)}
        @value-change=${(event: Event) => set(event, true)}
      ></lesson-number>`;
    }
  }
}
