import { html, svg, type SVGTemplateResult, type TemplateResult } from "lit";
import type { Outcome } from "./trial.ts";
import { VERDICT_WORDS, type VerdictKind } from "./finding.ts";

/** Shapes differ as much as colours do: tick, half disc, cross, dashed ring. */
const SHAPES: Readonly<Record<VerdictKind | "pending", SVGTemplateResult>> = {
  holds: svg`<circle cx="8" cy="8" r="7.5" fill="currentColor" />
    <path d="M4.4 8.3 7 11l4.8-5.6" fill="none" stroke="var(--paper)" stroke-width="1.9" />`,
  "only-if": svg`<circle cx="8" cy="8" r="6.7" fill="none" stroke="currentColor" stroke-width="1.6" />
    <path d="M8 1.3a6.7 6.7 0 0 0 0 13.4z" fill="currentColor" />`,
  fails: svg`<rect x="1.3" y="1.3" width="13.4" height="13.4" rx="2" fill="none" stroke="currentColor" stroke-width="1.6" />
    <path d="m4.8 4.8 6.4 6.4m0-6.4-6.4 6.4" stroke="currentColor" stroke-width="1.8" />`,
  untestable: svg`<circle cx="8" cy="8" r="6.7" fill="none" stroke="currentColor" stroke-width="1.6" stroke-dasharray="2.6 2.6" />
    <path d="M5 8h6" stroke="currentColor" stroke-width="1.6" />`,
  pending: svg`<path d="M3 8h.01M8 8h.01M13 8h.01" stroke="currentColor" stroke-width="2.6" stroke-linecap="round" />`,
};

/** A verdict as a shape and a word. */
export function verdictChip(kind: VerdictKind | "pending"): TemplateResult {
  return html`<span class="verdict ${kind}">
    <svg viewBox="0 0 16 16" aria-hidden="true">${SHAPES[kind]}</svg>
    ${kind === "pending" ? "working it out…" : VERDICT_WORDS[kind]}
  </span>`;
}

const OUTCOMES: Readonly<Record<Outcome, { kind: VerdictKind; words: string }>> = {
  clear: { kind: "holds", words: "as expected" },
  open: { kind: "untestable", words: "undecided" },
  contrary: { kind: "fails", words: "contrary" },
};

/** How a comparison came out, as a shape and a word. */
export function outcomeChip(outcome: Outcome): TemplateResult {
  const { kind, words } = OUTCOMES[outcome];
  return html`<span class="verdict small ${kind}">
    <svg viewBox="0 0 16 16" aria-hidden="true">${SHAPES[kind]}</svg>
    ${words}
  </span>`;
}
