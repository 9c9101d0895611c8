import { html, nothing, type TemplateResult } from "lit";
import type { Figure } from "../../../plot/index.ts";

/** Why stretches of the plot are hatched; nothing where none is. */
export function hatchNote({ cautions }: Figure): TemplateResult | typeof nothing {
  const whys = [...new Set(cautions.map(({ why }) => why))];
  if (whys.length === 0) return nothing;
  return html`<p class="hatch-note">
    <span class="hatch-swatch" aria-hidden="true"></span>Hatched: simulated means are unreliable,
    ${whys.join("; or ")}.
  </p>`;
}
