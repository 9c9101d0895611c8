import { html, nothing, type TemplateResult } from "lit";
import { formatNumber } from "../../plot/index.ts";
import { lawName } from "../../instrument/index.ts";
import type { MaskLaw } from "../../problem/index.ts";
import type { Optimum } from "../../theory/index.ts";
import type { BestMasksReply } from "./best-masks-search.ts";

const FAMILIES: Readonly<Record<Optimum["law"], string>> = {
  fixed: "fixed ratio",
  uniform: "uniform (R²MAE)",
  "two-point": "two ratios",
};

/** The best mask of each family, its gain over the best fixed ratio, and how it was found. */
export function bestMasks(
  reply: BestMasksReply | "searching" | null,
  find: () => void,
  use: (mask: MaskLaw) => void,
): TemplateResult {
  if (reply === null || reply === "searching") {
    return html`<button
      class="pin"
      ?disabled=${reply !== null}
      aria-busy=${reply !== null}
      @click=${find}
    >
      ${reply === null ? "Find the best mask of each law" : "searching…"}
    </button>`;
  }
  if ("failure" in reply) return html`<p class="error" role="alert">${reply.failure}</p>`;
  return html`<ul class="best-masks">
    ${reply.found.map((one) => row(one, use))}
  </ul>`;
}

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
