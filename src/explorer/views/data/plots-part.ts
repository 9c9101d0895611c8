import { html, type TemplateResult } from "lit";
import { type MarkerDetail } from "../../../element/index.ts";
import type { Figure } from "../../../plot/index.ts";
import type { Problem } from "../../../problem/index.ts";
import { toneColour } from "../../frame/curve-list.ts";

/** The three plots of a table, and what their markers change. */
export interface Plots {
  readonly problem: Problem;
  readonly n: number;
  readonly risk: Figure;
  readonly learning: Figure;
  readonly spectrum: Figure;
  readonly moving: boolean;
  readonly scheme: string;
  readonly setRatio: (ratio: number, settled: boolean) => void;
  readonly setSize: (n: number, settled: boolean) => void;
}

/** The error over the mask ratio, beside the learning curve and the spectrum. */
export function plotsPart(plots: Plots): TemplateResult {
  const { problem, n, risk, learning, spectrum, moving, scheme, setRatio, setSize } = plots;
  const ratio = (settled: boolean) => (event: CustomEvent<MarkerDetail>) =>
    setRatio(event.detail.value, settled);
  const size = (settled: boolean) => (event: CustomEvent<MarkerDetail>) =>
    setSize(Math.max(1, Math.round(event.detail.value)), settled);
  return html`<div class="plots">
    <figure class="hero">
      <figcaption>Error on new rows against the mask ratio, n = ${n}</figcaption>
      <ul class="key" aria-hidden="true">
        <li><span class="line"></span>theory, n → ∞</li>
        <li><span class="line dotted"></span>theory at this n</li>
        <li><span class="swatch"></span>held-out rows</li>
      </ul>
      <maskrisk-curves
        .figure=${risk}
        .marker=${problem.mask.law === "fixed" ? problem.mask.ratio : null}
        .moving=${moving}
        .scheme=${scheme}
        @marker-input=${ratio(false)}
        @marker-change=${ratio(true)}
      ></maskrisk-curves>
    </figure>
    <div class="companions">
      <figure>
        <figcaption>Learning curve</figcaption>
        ${legend(learning)}
        <maskrisk-curves
          .figure=${learning}
          .marker=${n}
          .moving=${moving}
          .scheme=${scheme}
          @marker-input=${size(false)}
          @marker-change=${size(true)}
        ></maskrisk-curves>
      </figure>
      <figure>
        <figcaption>Spectrum of the correlations</figcaption>
        ${legend(spectrum)}
        <maskrisk-curves .figure=${spectrum} .scheme=${scheme}></maskrisk-curves>
      </figure>
    </div>
  </div>`;
}

/** Names of the curves of a small plot. */
function legend({ series }: Figure): TemplateResult {
  return html`<ul class="key" aria-hidden="true">
    ${series.map(
      ({ name, tone }) =>
        html`<li><span class="swatch" .style="background:${toneColour(tone)}"></span>${name}</li>`,
    )}
  </ul>`;
}
