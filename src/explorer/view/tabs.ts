import { html, type TemplateResult } from "lit";
import type { ValueDetail } from "../controls/number-control.ts";
import { viewFields, type View } from "../state/view-fields.ts";

/** The ways to look at the problem, side by side. */
export function viewTabs(view: View, setView: (change: Partial<View>) => void): TemplateResult {
  const { panel } = viewFields;
  if (panel.kind !== "choice") return html``;
  return html`<maskrisk-choice
    class="tabs"
    .label=${""}
    .name=${panel.label}
    .options=${Object.entries(panel.options).map(([value, label]) => ({ value, label }))}
    .value=${view.panel}
    @value-change=${(event: CustomEvent<ValueDetail<View["panel"]>>) => setView({ panel: event.detail.value })}
  ></maskrisk-choice>`;
}
