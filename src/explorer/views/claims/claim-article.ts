import { html, nothing, type TemplateResult } from "lit";
import { guard } from "lit/directives/guard.js";
import { formatNumber } from "../../../plot/index.ts";
import { chartFigure, spark, type ChartMean } from "./chart.ts";
import type { Claim } from "./claim.ts";
import { verdictOf, type Case, type Chart, type Column, type Finding } from "./finding.ts";
import { trialButton, trialResult, type TrialPart } from "./trial-part.ts";
import { verdictChip } from "./verdict-chip.ts";

/** A claim as it is drawn. */
export interface ClaimPart {
  readonly claim: Claim;
  /** Null while it is worked out. */
  readonly finding: Finding | { readonly failure: string } | null;
  readonly open: boolean;
  readonly trial: TrialPart | null;
  /** The search among random problems, where the claim has one. */
  readonly scan: TemplateResult | typeof nothing;
  toggle(): void;
  openInCurves(): void;
}

/** A claim: its line, and under it what it rests on when it is laid open. */
export function claimArticle(part: ClaimPart): TemplateResult {
  const { claim, finding, open, toggle } = part;
  const known = finding !== null && "cases" in finding ? finding : null;
  const verdict = known === null ? null : verdictOf(known.cases, claim.quantifier);
  return html`<article class="claim ${open ? "open" : ""}" id="claim-${claim.id}">
    <h3>
      <button
        class="line"
        aria-expanded=${open ? "true" : "false"}
        aria-controls="body-${claim.id}"
        @click=${toggle}
      >
        ${verdictChip(verdict?.kind ?? "pending")}
        <span class="statement"
          >${claim.statement}${known === null || known.telling === "" ? nothing : html` <span class="telling">${known.telling}</span>`}
          ${verdict?.kind === "only-if" ? html`<span class="condition-of">${verdict.words.replace(/^holds /, "")}</span>` : nothing}</span
        >
        ${known?.chart ? guard([known.chart], () => (known.chart ? spark(known.chart) : nothing)) : html`<span class="spark"></span>`}
        <svg class="fold" viewBox="0 0 12 12" aria-hidden="true"><path d="m2 4 4 4 4-4" /></svg>
      </button>
    </h3>
    <div class="body" id="body-${claim.id}" ?hidden=${!open}>
      ${open ? body(part, known, verdict?.words ?? "") : nothing}
    </div>
  </article>`;
}

function body(part: ClaimPart, finding: Finding | null, verdict: string): TemplateResult {
  const { claim, trial, scan, openInCurves } = part;
  const failure = part.finding !== null && "failure" in part.finding ? part.finding.failure : "";
  return html`<div class="evidence">
      ${finding?.chart ? drawn(finding.chart, claim.id, trial) : nothing}
      <div class="words">
        ${verdict === "" ? nothing : html`<p class="ruling">${capital(verdict)}.</p>`}
        <dl>
          <dt>Said by</dt>
          <dd>${claim.source}.</dd>
          <dt>Rule</dt>
          <dd>${claim.rule}</dd>
          <dt>Behind it</dt>
          <dd>${claim.note}</dd>
        </dl>
      </div>
    </div>
    ${failure === "" ? nothing : html`<p class="error" role="alert">It could not be worked out: ${failure}</p>`}
    ${finding === null || finding.cases.length === 0 ? nothing : caseTable(claim, finding)}
    <div class="actions">
      ${trial === null ? nothing : trialButton(trial)}
      ${claim.opening === null ? nothing : html`<button @click=${openInCurves}>Open in Curves</button>`}
      <a class="permalink" href="?view=claims&claim=${claim.id}">Link to this claim</a>
    </div>
    ${trial === null ? nothing : trialResult(trial, claim.id)} ${scan}`;
}

/** As a sentence begins; symbols stay as they are: Γ is not γ. */
const capital = (text: string): string => text.replace(/^[a-z]/, (letter) => letter.toUpperCase());

/** The chart, drawn anew only when it or what was simulated for it changes. */
function drawn(chart: Chart, id: string, trial: TrialPart | null): unknown {
  return guard([chart, trial?.state?.reading], () =>
    chartFigure(chart, id, trial === null ? [] : meansOf(trial)),
  );
}

/** Simulated means that have a place on the claim's chart. */
function meansOf({ trial, state }: TrialPart): ChartMean[] {
  const cells = state?.reading?.cells ?? [];
  return cells.flatMap(({ mean, standardError }, i): ChartMean[] => {
    const at = trial.cells[i]?.at;
    if (at === undefined || mean === null || standardError === null) return [];
    return [{ ...at, mean, standardError }];
  });
}

/** The numbers that decide, grouped by what they stand for. */
function caseTable(claim: Claim, { columns, cases }: Finding): TemplateResult {
  const conditions = [...new Set(cases.map(({ condition }) => condition))];
  return html`<div class="table-scroll" tabindex="0" role="group" aria-label="Cases">
    <table class="cases">
      <caption class="unseen">
        ${claim.statement} Exact values, case by case.
      </caption>
      <thead>
        <tr>
          <th scope="col">exact, n → ∞</th>
          ${columns.map(({ name }) => html`<th scope="col">${name}</th>`)}
          <th scope="col">rule</th>
        </tr>
      </thead>
      ${conditions.map(
        (condition) =>
          html`<tbody>
            ${
              conditions.length === 1
                ? nothing
                : html`<tr class="condition">
                    <th colspan=${columns.length + 2} scope="rowgroup">${capital(condition)}</th>
                  </tr>`
            }
            ${cases.filter((one) => one.condition === condition).map((one) => caseRow(one, columns))}
          </tbody>`,
      )}
    </table>
  </div>`;
}

function caseRow({ name, values, holds }: Case, columns: readonly Column[]): TemplateResult {
  return html`<tr>
    <th scope="row">${name}</th>
    ${columns.map(({ unit }, i) => {
      const value = values[i] ?? null;
      if (value === null) return html`<td>–</td>`;
      // rounding of the solver is no difference
      const text = formatNumber(Math.abs(value) < 1e-9 ? 0 : value, 3);
      return html`<td>${text}${unit === "%" ? " %" : ""}</td>`;
    })}
    <td class=${holds ? "met" : "unmet"}>${holds ? "✓ met" : "✗ not met"}</td>
  </tr>`;
}
