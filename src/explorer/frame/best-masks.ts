import { html, nothing, type TemplateResult } from "lit";
import { formatNumber } from "../../plot/index.ts";
import { lawName } from "../../instrument/index.ts";
import type { MaskLaw } from "../../problem/index.ts";
import type { BestLaw, Optimum } from "../../theory/index.ts";
import type { FoundMasks } from "./best-masks-search.ts";

const FAMILIES: Readonly<Record<Optimum["law"], string>> = {
  fixed: "fixed ratio",
  uniform: "uniform (R²MAE)",
  "two-point": "two ratios",
};

/** Gains below this are those of the search's own accuracy. */
const NO_GAIN = 1e-5;

/** Ratios nearer than this are the same in all that is shown of them. */
const NO_SPREAD = 1e-3;

/** How far apart the ratios of a law are. */
function spread(mask: MaskLaw): number {
  switch (mask.law) {
    case "fixed":
      return 0;
    case "uniform":
      return mask.max - mask.min;
    case "discrete": {
      const drawn = mask.ratios.filter((_, i) => (mask.weights[i] ?? 0) > NO_SPREAD);
      return Math.max(...drawn) - Math.min(...drawn);
    }
    default:
      return 1;
  }
}

/** The best mask of each family, its gain over the best fixed ratio, and how it was found. */
export function bestMasks(
  { found, any }: FoundMasks,
  use: (mask: MaskLaw) => void,
): TemplateResult {
  return html`<ul class="best-masks">
      ${found.map((one) => row(one, use))} ${any === null ? nothing : anyRow(any, use)}
    </ul>
    ${any === null ? nothing : html`<p class="certificate">${shapeText(any)}</p>`}`;
}

/** The best law of any shape beside those of the families. */
function anyRow({ mask, risk, gain }: BestLaw, use: (mask: MaskLaw) => void): TemplateResult {
  return html`<li>
    <span class="family">any shape</span>
    <span class="law">${lawName(mask)}</span>
    <span class="curve-value"
      >${risk.excessRisk === null ? "∞" : formatNumber(risk.excessRisk)}</span
    >
    <span class="gain">${gain === 0 ? "no gain" : `−${formatNumber(100 * gain, 2)} %`}</span>
    <button class="quiet" aria-label="Use the best law of any shape" @click=${() => use(mask)}>
      use
    </button>
  </li>`;
}

/** R²MAE's win held against the best law of any shape, and what vouches for that one. */
export function shapeText({ gain, uniform, certificate }: BestLaw): string {
  const { least, converged, attained, approaches } = certificate;
  const win =
    gain === 0
      ? "No law of any shape beats the best fixed ratio here."
      : uniform.gain === 0
        ? `A law of another shape is ${percentText(gain)} below the best fixed ratio; R²MAE takes none of that.`
        : `R²MAE is ${percentText(uniform.gain)} below the best fixed ratio, the best law of any shape ${percentText(gain)}: R²MAE takes ${percentText(uniform.gain / gain)} of what a random ratio can gain.`;
  const edge = attained ? "" : ` Its infimum is approached as a ratio tends to ${approaches ?? 1}.`;
  const vouched =
    least === null
      ? ""
      : ` Certificate: rows at any other ratio change the risk by ${formatNumber(least, 2)} of it at least${converged ? "" : ", NOT converged"}.`;
  return win + edge + vouched;
}

const percentText = (share: number): string => `${formatNumber(100 * share, 2)} %`;

function row(
  { law, mask, risk, gain, certificate }: Optimum,
  use: (mask: MaskLaw) => void,
): TemplateResult {
  const { evaluations, gridPoints, starts, attained, converged } = certificate;
  const found = [
    `${evaluations} risks computed, ${gridPoints} of them on a grid`,
    ...(starts > 0 ? [`${starts} local searches`] : []),
    ...(attained ? [] : ["the risk still falls at the edge of the range"]),
    ...(converged ? [] : ["NOT converged"]),
  ];
  // a law that shrank to one ratio, or gains nothing, is nothing to use
  if (law !== "fixed" && (gain < NO_GAIN || spread(mask) < NO_SPREAD)) {
    return html`<li title=${found.join("; ")}>
      <span class="family">${FAMILIES[law]}</span>
      <span class="law none">no better than one fixed ratio</span>
    </li>`;
  }
  return html`<li title=${found.join("; ")}>
    <span class="family">${FAMILIES[law]}</span>
    <span class="law"
      >${lawName(mask)}${attained ? nothing : html` <span class="edge">(edge)</span>`}</span
    >
    <span class="curve-value"
      >${risk.excessRisk === null ? "∞" : formatNumber(risk.excessRisk)}</span
    >
    <span class="gain"
      >${law === "fixed" ? "" : gain === 0 ? "no gain" : `−${formatNumber(100 * gain, 2)} %`}</span
    >
    <button class="quiet" aria-label="Use the best ${FAMILIES[law]}" @click=${() => use(mask)}>
      use
    </button>
  </li>`;
}
