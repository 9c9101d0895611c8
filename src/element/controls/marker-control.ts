import { html, type TemplateResult } from "lit";
import type { FieldActions } from "../../instrument/index.ts";
import { valueAt } from "../../problem/index.ts";
import { offeredAxes, type ExplorerState } from "../../state/index.ts";
import type { ValueDetail } from "./number-control.ts";

/** The control of the axis' field on the axis' own range: the marker, for fingers. */
export function markerControl(
  state: ExplorerState,
  faults: ReadonlyMap<string, string>,
  actions: FieldActions,
): TemplateResult {
  const { path, scale, range } = state.axis;
  const field = offeredAxes(state).find((one) => one.path === path);
  if (field === undefined || valueAt(state.problem, path) !== field.value) return html``;
  type Change = CustomEvent<ValueDetail<number>>;
  return html`<maskrisk-number
    compact
    .field=${{ ...field, scale, track: range }}
    .fault=${faults.get(path) ?? ""}
    @value-input=${(event: Change) => actions.set(path, event.detail.value, false)}
    @value-change=${(event: Change) => actions.set(path, event.detail.value, true)}
  ></maskrisk-number>`;
}
