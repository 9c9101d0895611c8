import { html, nothing, type TemplateResult } from "lit";
import { axisFraction, formatNumber, type FigureAxis } from "../../../plot/index.ts";
import type { SweepComparison } from "../../../sweep/index.ts";
import { toneColour } from "../../frame/curve-list.ts";
import {
  STRIP,
  stripHeight,
  type CurveVerdict,
  type LeftOut,
  type StripCell,
  type Verdicts,
} from "./agreement.ts";

const VERDICTS: Readonly<Record<SweepComparison["verdict"], string>> = {
  agree: "Theory and experiment agree",
  disagree: "Theory and experiment disagree",
  "not trusted": "No cell here can be compared",
};

const SHORT: Readonly<Record<SweepComparison["verdict"], string>> = {
  agree: "agrees",
  disagree: "disagrees",
  "not trusted": "not compared",
};

/** The verdict over all simulated cells, in a sentence with its figures. */
export function agreementLine(agreement: SweepComparison): TemplateResult {
  const { cells, leftOut, rmsZ, effectiveCells, verdict } = agreement;
  // they share their draws, and err alike
  const worth = ` that tell as much as ${formatNumber(effectiveCells, 2)} independent ones`;
  const figures = [
    cells === 1 ? "1 cell" : `${cells} cells${effectiveCells < cells - 0.5 ? worth : ""}`,
    ...(rmsZ === null ? [] : [`RMS z ${formatNumber(rmsZ, 3)}`]),
    ...chiSquareText(agreement),
  ];
  const aside =
    leftOut === 0
      ? ""
      : ` ${leftOut} more left out, where means cannot be trusted (hollow: medians).`;
  return html`<p class="agreement ${verdict.replace(" ", "-")}" role="status">
    <strong>${VERDICTS[verdict]}</strong> (${figures.join(", ")}).${aside}
  </p>`;
}

function chiSquareText({ chiSquare, cells, pValue }: SweepComparison): string[] {
  if (pValue === null) return [];
  return [`χ² ${formatNumber(chiSquare, 3)} on ${cells} df, p-value ${formatNumber(pValue, 2)}`];
}

/** z of every simulated cell, curve by curve, on strips under the plot and in line with its axis. */
export function agreementPanel(axis: FigureAxis, found: Verdicts): TemplateResult {
  return html`<section
    class="agreement-panel"
    role="region"
    tabindex="0"
    aria-label="Agreement by curve"
  >
    ${found.curves.map((verdict, i) => curveStrip(axis, verdict, i === 0))}
  </section>`;
}

function curveStrip(axis: FigureAxis, verdict: CurveVerdict, first: boolean): TemplateResult {
  const { agreement, cells, summary, leftOut } = verdict;
  const { name, stroke } = agreement.curve;
  const colour = toneColour(stroke.tone);
  return html`<div class="strip-row" .style="--tone:${colour}">
    <div class="strip" role="img" aria-label=${stripText(name, cells)}>
      <span class="strip-band"></span><span class="strip-zero"></span>
      <span class="strip-tick" .style="top:${100 * stripHeight(2)}%">${first ? "z = 2" : "2"}</span>
      <span class="strip-tick" .style="top:${100 * stripHeight(-2)}%">−2</span>
      ${cells.map((cell) => dot(axis, cell))}
    </div>
    <p class="strip-verdict ${summary.verdict.replace(" ", "-")}">
      <span class="strip-name">${name}</span>
      <strong>${SHORT[summary.verdict]}</strong>
      <span class="strip-figures">${chiSquareText(summary).join("")}</span>
    </p>
    ${
      leftOut.length === 0
        ? nothing
        : html`<p class="strip-left-out">
            Not compared: ${leftOut.map((one) => leftOutText(axis, one)).join("; ")}.
          </p>`
    }
  </div>`;
}

/** A cell on the strip: filled where it counts, hollow on the zero line where it does not. */
function dot(axis: FigureAxis, { x, z, reason }: StripCell): TemplateResult {
  const left = `left:${(100 * axisFraction(axis, x)).toFixed(2)}%`;
  const place = `${axis.symbol || axis.label} = ${formatNumber(x, 3)}`;
  if (z === null) {
    return html`<span class="strip-dot hollow" .style=${left} title="${place}: ${reason}"></span>`;
  }
  const beyond = Math.abs(z) > STRIP ? " beyond" : "";
  return html`<span
    class="strip-dot${beyond}"
    .style="${left};top:${(100 * stripHeight(z)).toFixed(1)}%"
    title="${place}: z = ${formatNumber(z, 2)}"
  ></span>`;
}

function stripText(name: string, cells: readonly StripCell[]): string {
  const zs = cells.flatMap(({ z }) => (z === null ? [] : [z]));
  if (zs.length === 0) return `${name}: no z, none of ${cells.length} cells can be compared`;
  const within = zs.filter((z) => Math.abs(z) <= 2).length;
  const [least, most] = [Math.min(...zs), Math.max(...zs)].map((z) => formatNumber(z, 2));
  return `${name}: z of ${zs.length} cells from ${least} to ${most}, ${within} of them within ±2`;
}

/** Most places listed one by one. */
const LISTED = 6;

function leftOutText(axis: FigureAxis, { reason, places }: LeftOut): string {
  const numbers = places.map((x) => formatNumber(x, 3));
  const listed =
    places.length <= LISTED
      ? numbers.join(", ")
      : `${numbers[0]} to ${numbers.at(-1)}, ${places.length} cells`;
  return `${axis.symbol || axis.label} = ${listed} (${reason})`;
}
