import { html, type TemplateResult } from "lit";
import { formatNumber } from "../../plot/index.ts";
import type { SweepComparison } from "../../sweep/index.ts";

const VERDICTS: Readonly<Record<SweepComparison["verdict"], string>> = {
  agree: "Theory and experiment agree",
  disagree: "Theory and experiment disagree",
  "not trusted": "No cell here can be compared",
};

/** The verdict over all simulated cells, in a sentence with its figures. */
export function agreementLine(agreement: SweepComparison): TemplateResult {
  const { cells, leftOut, rmsZ, effectiveCells, pValue, verdict } = agreement;
  // they share their draws, and err alike
  const worth = ` that tell as much as ${formatNumber(effectiveCells, 2)} independent ones`;
  const figures = [
    cells === 1 ? "1 cell" : `${cells} cells${effectiveCells < cells - 0.5 ? worth : ""}`,
    ...(rmsZ === null ? [] : [`RMS z ${formatNumber(rmsZ, 3)}`]),
    ...(pValue === null ? [] : [`χ² p-value ${formatNumber(pValue, 2)}`]),
  ];
  const aside =
    leftOut === 0
      ? ""
      : ` ${leftOut} more left out, where means cannot be trusted (hollow: medians).`;
  return html`<p class="agreement ${verdict.replace(" ", "-")}" role="status">
    <strong>${VERDICTS[verdict]}</strong> (${figures.join(", ")}).${aside}
  </p>`;
}
