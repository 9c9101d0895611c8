import { html, nothing, type TemplateResult } from "lit";
import { formatNumber } from "../../../plot/index.ts";
import type { Progress } from "../../../sweep/index.ts";
import { progressText } from "../../../instrument/index.ts";
import type { Trial, TrialReading } from "./trial.ts";
import type { TrialState } from "./trial-runner.ts";
import { outcomeChip } from "./verdict-chip.ts";

/** A trial as it is drawn. */
export interface TrialPart {
  readonly trial: Trial;
  readonly state: TrialState | null;
  /** Null when it is not running; "starting" before the first replicate. */
  readonly progress: Progress | "starting" | null;
  run(): void;
  stop(): void;
}

/** The button that runs a trial, its plan or how far it is. */
export function trialButton({ trial, state, progress, run, stop }: TrialPart): TemplateResult {
  if (progress !== null) {
    const share = progress === "starting" ? 0 : progress.done / progress.total;
    return html`<button class="primary" @click=${stop}>Stop</button>
      <span class="progress">
        <progress max="1" value=${share} aria-label="Experiments done"></progress>
        ${progress === "starting" ? "starting…" : progressText(progress, 0)}
      </span>`;
  }
  const done = state?.reading?.cells.every((cell) => cell.replicates >= state.replicates) ?? false;
  const words = state === null ? "Simulate" : done ? "Simulate twice as many" : "Simulate on";
  return html`<button class="primary" @click=${run}>${words}</button>
    <span class="plan"
      >n = ${trial.n}, ${state?.replicates ?? trial.replicates} replicates of
      ${trial.cells.length}&nbsp;problems</span
    >`;
}

/** What a trial found so far: its sentence, its comparisons, its means beside theory. */
export function trialResult(
  { trial, state, progress }: TrialPart,
  id: string,
): TemplateResult | typeof nothing {
  if (state === null) return nothing;
  const { reading, notice } = state;
  const failed = notice === "" ? nothing : html`<p class="error" role="alert">${notice}</p>`;
  if (reading === null) return html`${failed}`;
  return html`<section class="trial" aria-labelledby="trial-${id}">
    <h4 id="trial-${id}">Simulated</h4>
    ${failed}
    <p class="sentence-of-trial" role="status">
      ${progress === null ? reading.words : "Under way; what follows is what is known so far."}
    </p>
    ${contrastTable(reading)} ${cellTable(trial, reading)}
  </section>`;
}

const signed = (value: number, digits = 3): string =>
  `${value > 0 ? "+" : ""}${formatNumber(value, digits)}`;

function contrastTable({ contrasts }: TrialReading): TemplateResult {
  return html`<div class="table-scroll" tabindex="0" role="group" aria-label="Differences">
    <table>
      <thead>
        <tr>
          <th scope="col">difference of risks, replicate by replicate</th>
          <th scope="col">mean ± SE</th>
          <th scope="col">relative</th>
          <th scope="col">z</th>
          <th scope="col"><span class="unseen">outcome</span></th>
        </tr>
      </thead>
      <tbody>
        ${contrasts.map(
          ({ words, difference, standardError, relative, z, outcome }) =>
            html`<tr>
              <th scope="row">${words}</th>
              <td>${signed(difference)} ± ${formatNumber(standardError, 2)}</td>
              <td>${signed(100 * relative, 2)} %</td>
              <td>${signed(z, 2)}</td>
              <td>${outcomeChip(outcome)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function cellTable({ cells: named }: Trial, { cells }: TrialReading): TemplateResult {
  return html`<div class="table-scroll" tabindex="0" role="group" aria-label="Means beside theory">
    <table>
      <thead>
        <tr>
          <th scope="col">problem</th>
          <th scope="col">mean ± SE</th>
          <th scope="col">theory</th>
          <th scope="col">
            <abbr title="(mean − theory)/SE, nothing allowed for finite n">z</abbr>
          </th>
          <th scope="col">replicates</th>
        </tr>
      </thead>
      <tbody>
        ${cells.map(
          ({ mean, standardError, theory, z, reason, replicates }, i) =>
            html`<tr>
              <th scope="row">${named[i]?.name ?? ""}</th>
              <td>
                ${formatNumber(mean ?? Number.NaN, 3)} ±
                ${formatNumber(standardError ?? Number.NaN, 2)}
              </td>
              <td>${formatNumber(theory ?? Number.NaN, 3)}</td>
              <td title=${reason ?? nothing}>
                ${z === null ? "–" : signed(z, 2)}${reason === null ? nothing : html` <span class="distrust">(not compared)</span>`}
              </td>
              <td>${replicates}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
