import { html, nothing, type TemplateResult } from "lit";
import { progressText } from "../../../instrument/index.ts";
import { median } from "../../../numerics/index.ts";
import type { ExperimentSettings } from "../../../sweep/index.ts";
import type { HeldResult } from "./figures.ts";
import { SPLITS, type HoldoutRuns } from "./holdout-runs.ts";

/** What held-out experiments are of. */
export interface RunOf {
  readonly n: number;
  /** Rows of the table. */
  readonly rows: number;
  readonly experiment: ExperimentSettings;
  readonly results: readonly HeldResult[];
}

/** Start, stop, progress and verdict of held-out experiments. */
export function runPart(
  runs: HoldoutRuns | null,
  { n, rows, experiment, results }: RunOf,
  toggle: () => void,
): TemplateResult {
  const now = runs?.progress ?? null;
  const { seed, target } = experiment;
  const possible = n < rows;
  const plan = possible
    ? `train on ${n}, test on the other ${rows - n}; up to ${SPLITS} splits at each place, seed ${seed}`
    : `n = ${n} leaves no row to hold out at this n; smaller n are tried on the learning curve`;
  return html`<div class="simulate">
    <button class="primary" @click=${() => toggle()}>${now === null ? "Hold out" : "Stop"}</button>
    ${
      now === null
        ? html`<span class="plan">${plan}</span>`
        : html`<span class="progress">
            <progress
              max="1"
              value=${now.total > 0 ? now.done / now.total : 0}
              aria-label="Splits done"
            ></progress>
            ${now.total === 0 ? "starting…" : progressText(now, target)}
          </span>`
    }
    ${runs?.notice ? html`<p class="error" role="alert">${runs.notice}</p>` : nothing}
    <p class="agreement" role="status">${verdict(results, now !== null)}</p>
  </div>`;
}

/** How held-out errors compare with theory, in a sentence. */
function verdict(results: readonly HeldResult[], running: boolean): string {
  if (results.length === 0) {
    return "Held-out rows put measured errors on the curves, with ±1.96 standard errors over splits.";
  }
  const ratios = results.flatMap(({ observations, expected }) => {
    const errors = observations.map(({ totalRisk }) => totalRisk).filter(Number.isFinite);
    if (expected === null || errors.length === 0) return [];
    return [errors.reduce((sum, value) => sum + value, 0) / errors.length / expected];
  });
  const number = (value: number): string => value.toFixed(2);
  if (ratios.length === 0) return running ? "Held out so far: not yet beside theory." : "";
  const [low, high] = [Math.min(...ratios), Math.max(...ratios)];
  const middle = median(Float64Array.from(ratios)) ?? Number.NaN;
  return (
    `Held out / theory at this n: median ${number(middle)}, from ${number(low)} to ${number(high)} ` +
    `over ${ratios.length} places${running ? ", so far" : ""}.`
  );
}
