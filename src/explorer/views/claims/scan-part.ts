import { html, nothing, type TemplateResult } from "lit";
import { formatNumber } from "../../../plot/index.ts";
import { SCAN, type ClaimsClient } from "./claims-client.ts";
import type { ScannedProblem } from "./claims-task.ts";
import type { Case, Chart } from "./finding.ts";
import { chartFigure } from "./chart.ts";
import { conditionOf } from "./judges/random-ratio.ts";

/** Gain above which a random law beats a fixed ratio; the claim's own rule. */
const NO_GAIN = 0.001;

/** The search as a case of its claim: it counts for the verdict as the others do. */
export function scanCase(scanned: readonly ScannedProblem[] | null): Case[] {
  if (scanned === null || scanned.length === 0) return [];
  return [...new Set(scanned.map(({ problem }) => conditionOf(problem)))].map((condition) => {
    const own = scanned.filter(({ problem }) => conditionOf(problem) === condition);
    const gain = Math.max(...own.map((one) => one.gain));
    return {
      name: `${own.length} random problems (seed ${SCAN.seed}), ${condition}: largest gain`,
      condition,
      holds: gain <= NO_GAIN,
      values: [null, 100 * gain, null],
    };
  });
}

/** The button of the search, how far it is, and what it found. */
export function scanPart(client: ClaimsClient): TemplateResult {
  const { scanned, scanning, notice } = client;
  return html`<section class="scan">
    <div class="actions">
      <button @click=${() => client.toggleScan()}>
        ${scanning ? "Stop the search" : scanned === null ? `Search ${SCAN.count} random problems` : "Search again"}
      </button>
      ${
        scanned === null
          ? html`<span class="plan">2–4 eigenvalues, any signal, noise 0.003–3, γ 0.05–30</span>`
          : html`<span class="progress" role="status">
              ${scanning ? html`<progress max=${SCAN.count} value=${scanned.length} aria-label="Problems tried"></progress>` : nothing}
              ${told(scanned)}
            </span>`
      }
    </div>
    ${notice === "" ? nothing : html`<p class="error" role="alert">${notice}</p>`}
    ${scanned === null ? nothing : drawing(scanned)}
  </section>`;
}

function told(scanned: readonly ScannedProblem[]): string {
  const gains = scanned.filter(({ gain }) => gain > NO_GAIN).length;
  const largest = Math.max(0, ...scanned.map(({ gain }) => gain));
  const inside = scanned.filter(({ loss }) => loss !== null);
  const least = Math.min(...inside.map(({ loss }) => loss ?? Infinity));
  const spread =
    inside.length === 0
      ? ""
      : ` In the ${inside.length} with a best ratio between 0 and 1, ratios drawn from half to one and a half times it cost ${formatNumber(100 * least, 2)} % or more.`;
  return `${scanned.length} problems, seed ${SCAN.seed}: ${gains === 0 ? "no gain" : `${gains} gains`}; largest gain ${formatNumber(100 * largest, 2)} %.${spread} Evidence, not proof.`;
}

/** What spreading the ratio costs in each problem of the search. */
function drawing(scanned: readonly ScannedProblem[]): TemplateResult | typeof nothing {
  const dots = scanned.flatMap(({ ratio, loss }) =>
    loss === null ? [] : [{ x: ratio, y: Math.min(100, 100 * loss), tone: "random" as const }],
  );
  if (dots.length === 0) return nothing;
  const chart: Chart = {
    x: { name: "best fixed ratio p*", scale: "linear", range: [0, 1] },
    y: { name: "% lost by uniform ratios p*/2 … 3p*/2", scale: "linear", range: [-5, 100] },
    lines: [{ name: "no loss", tone: 5, x: [0, 1], y: [0, 0], dashed: true }],
    dots,
  };
  return chartFigure(chart, "scan", []);
}
