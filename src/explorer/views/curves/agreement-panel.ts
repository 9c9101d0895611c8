import { html, nothing, type TemplateResult } from "lit";
import { axisFraction, formatNumber, type FigureAxis } from "../../../plot/index.ts";
import {
  differenceWords,
  intervalWords,
  signedPercent,
  type SweepComparison,
  type Verdict,
} from "../../../sweep/index.ts";
import { toneColour } from "../../frame/curve-list.ts";
import {
  STRIP,
  stripHeight,
  type CurveVerdict,
  type LeftOut,
  type StripCell,
  type Verdicts,
} from "./agreement.ts";

/** What the verdict says of theory and experiment, as the start of a sentence. */
function headline({ verdict, words, difference }: SweepComparison): string {
  switch (verdict) {
    case "agrees":
      return "Theory agrees with the experiments";
    case "agrees within":
      return `Theory ${words}: the rest is what a finite n makes`;
    case "too noisy":
      return "Too noisy to tell: more replicates would";
    case "differs by":
      return `Theory ${words} from the experiments`;
    case "disagrees":
      return difference === null
        ? "Theory disagrees with the experiments"
        : "Theory disagrees with the experiments, and finite n does not explain it";
    case "not compared":
      return "No cell here can be compared";
  }
}

/** The verdict over all simulated cells in a sentence, or that it is not time for one. */
export function agreementLine(
  agreement: SweepComparison,
  n: number,
  isRunning: boolean,
): TemplateResult {
  if (isRunning) {
    return html`<p class="agreement running" role="status">
      running: ${cellCount(agreement.cells + agreement.notCompared)} so far, a verdict when all are
      done
    </p>`;
  }
  const { cells, notCompared, verdict } = agreement;
  const found =
    cells === 0
      ? "."
      : `: ${cells === 1 ? "in" : "over"} ${cellCount(cells)} ${byHow(agreement, n)}.`;
  const aside =
    notCompared === 0
      ? ""
      : ` ${cellCount(notCompared)}${cells === 0 ? "" : " more"} not compared (hollow: medians).`;
  return html`<p class="agreement ${className(verdict)}" role="status">
    <strong>${headline(agreement)}</strong>${found}${aside}
  </p>`;
}

const cellCount = (cells: number): string => `${cells} ${cells === 1 ? "cell" : "cells"}`;

/** How far means are from theory, and from the limit beside it. */
function byHow(
  { difference, low, high, limitDifference, cells }: SweepComparison,
  n: number,
): string {
  if (difference === null || low === null || high === null) return "theory is 0";
  const theory = `theory at n = ${n}`;
  const average = cells === 1 ? "the mean is" : "means are on average";
  const limit =
    limitDifference === null ? "" : `, ${differenceWords(limitDifference, "the limit")}`;
  const interval = `95 %: ${intervalWords(low, high)}`;
  return `${average} ${differenceWords(difference, theory)} (${interval})${limit}`;
}

function className(verdict: Verdict): string {
  return verdict.replaceAll(" ", "-");
}

/** The difference from theory and its interval, and what of the limit's finite n makes. */
function figures({ difference, low, high, limitDifference }: SweepComparison): string {
  if (difference === null || low === null || high === null) return "";
  const limit =
    limitDifference === null ? "" : `; from the limit ${signedPercent(limitDifference)}`;
  return `${signedPercent(difference)} (${intervalWords(low, high)})${limit}`;
}

/**
 * z of every simulated cell, curve by curve, on strips under the plot and in line with its axis, with
 * the verdict on each curve.
 */
export function agreementPanel(
  axis: FigureAxis,
  found: Verdicts,
  isRunning: boolean,
): TemplateResult {
  return html`<section
    class="agreement-panel"
    role="region"
    tabindex="0"
    aria-label="Agreement by curve"
  >
    ${found.curves.map((verdict, i) => curveStrip(axis, verdict, isRunning, i === 0))}
  </section>`;
}

function curveStrip(
  axis: FigureAxis,
  verdict: CurveVerdict,
  isRunning: boolean,
  first: boolean,
): TemplateResult {
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
    <p class="strip-verdict ${isRunning ? "running" : className(summary.verdict)}">
      <span class="strip-name">${name}</span>
      <strong>${isRunning ? "running" : summary.words}</strong>
      <span class="strip-figures">${isRunning ? "" : figures(summary)}</span>
    </p>
    ${
      isRunning || leftOut.length === 0
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
