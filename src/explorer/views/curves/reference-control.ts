import { html, type TemplateResult } from "lit";
import { currentName, pinNames } from "../../../instrument/index.ts";
import {
  readReference,
  referenceText,
  type Reference,
  type ExplorerState,
} from "../../../state/index.ts";

/** What the choice of a reference asks of the page. */
export interface ReferenceActions {
  setReference(reference: Reference | null): void;
}

/** The choice of a curve that the others are held against, in percent or as a difference. */
export function referenceControl(state: ExplorerState, actions: ReferenceActions): TemplateResult {
  const { reference, pins, problem, axis } = state;
  const names = [`${currentName(problem, axis.path)} (current)`, ...pinNames(state)];
  const chosen = reference === null ? "" : referenceText(reference);
  const set = (event: Event): void =>
    actions.setReference(readReference((event.target as HTMLSelectElement).value, pins.length));
  const options = (as: Reference["as"]): TemplateResult[] =>
    names.map((name, curve) => {
      const value = referenceText({ curve, as });
      return html`<option value=${value} ?selected=${value === chosen}>
        ${as === "percent" ? "% of" : "minus"} ${name}
      </option>`;
    });
  return html`<select
    class="reference ${reference === null ? "" : "on"}"
    aria-label="Curve that the others are held against"
    title="Show every curve as its difference to one of them"
    @change=${set}
  >
    <option value="" ?selected=${reference === null}>as it is</option>
    <optgroup label="Relative to">${options("percent")}</optgroup>
    <optgroup label="Difference to">${options("difference")}</optgroup>
  </select>`;
}
