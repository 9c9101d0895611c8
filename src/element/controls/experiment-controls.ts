import { html, type TemplateResult } from "lit";
import { experimentFields, type ExperimentSettings as Experiment } from "../../sweep/index.ts";
import type { ValueDetail } from "./number-control.ts";
import { shownField } from "./shown-field.ts";

/** The controls of the experiment, from its own table of fields. */
export function experimentControls(
  experiment: Experiment,
  set: (key: keyof Experiment, value: number, settled: boolean) => void,
): TemplateResult[] {
  return (Object.keys(experimentFields) as (keyof Experiment)[]).map((key) => {
    const field = experimentFields[key];
    if (field.kind !== "number") return html``;
    const path = `experiment.${key}`;
    type Change = CustomEvent<ValueDetail<number>>;
    return html`<maskrisk-number
      data-path=${path}
      .field=${shownField(path, field, experiment[key], field.default)}
      @value-input=${(event: Change) => set(key, event.detail.value, false)}
      @value-change=${(event: Change) => set(key, event.detail.value, true)}
    ></maskrisk-number>`;
  });
}
