import { html, nothing, type TemplateResult } from "lit";
import { axisName } from "../../../plot/index.ts";
import { readValue, type AxisActions } from "../../../instrument/index.ts";
import type { Fault } from "../../../problem/index.ts";
import { type PlotAxis } from "../../../sweep/index.ts";
import {
  FEWEST,
  MOST,
  type Family,
  axisFields,
  offeredAxes,
  type ExplorerState,
  viewFields,
  type View,
} from "../../../state/index.ts";

const quantities =
  viewFields.quantity.kind === "choice" ? Object.entries(viewFields.quantity.options) : [];

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The figure's title, which is also its axis control: "Excess risk against … from … to …". */
export function sentence(
  state: ExplorerState,
  faults: readonly Fault[],
  actions: AxisActions,
): TemplateResult {
  const { axis } = state;
  const end = (index: 0 | 1, label: string): TemplateResult =>
    html`<input
      class="value end"
      type="text"
      inputmode="decimal"
      aria-label=${label}
      aria-invalid=${faults.some((fault) => fault.path === (index === 0 ? "from" : "to")) ? "true" : "false"}
      .value=${String(axis.range[index])}
      @change=${(event: Event) => actions.setEnd(index, (event.target as HTMLInputElement).value)}
    />`;
  return html`
    <h1 class="sentence">
      <select
        aria-label="Quantity of the curves"
        @change=${(event: Event) =>
          actions.setQuantity((event.target as HTMLSelectElement).value as View["quantity"])}
      >
        ${quantities.map(
          ([value, label]) =>
            html`<option value=${value} ?selected=${value === state.view.quantity}>
              ${capitalised(label)}
            </option>`,
        )}
      </select>
      <span>against</span>
      <select
        aria-label="Horizontal axis"
        @change=${(event: Event) => actions.choose((event.target as HTMLSelectElement).value)}
      >
        ${offeredAxes(state).map(
          (field) =>
            html`<option value=${field.path} ?selected=${field.path === axis.path}>
              ${axisName(field)}
            </option>`,
        )}
      </select>
      <span class="range">
        <span>from</span> ${end(0, "Start of the axis")}
        <span>to</span> ${end(1, "End of the axis")}
        <select
          aria-label="Scale of the axis"
          @change=${(event: Event) => actions.setScale((event.target as HTMLSelectElement).value as PlotAxis["scale"])}
        >
          <option value="linear" ?selected=${axis.scale === "linear"}>linear</option>
          <option value="log" ?selected=${axis.scale === "log"}>log</option>
        </select>
      </span>
      ${family(state, faults, actions)}
    </h1>
    ${faults.map((fault) => html`<p class="error" role="alert">${fault.path} ${fault.message}</p>`)}
  `;
}

/** "for each aspect ratio γ from 0.5 to 8, 5 values": a curve for each value of a second field. */
function family(
  { each, problem, axis }: ExplorerState,
  faults: readonly Fault[],
  actions: AxisActions,
): TemplateResult {
  const choose = (event: Event): void =>
    actions.chooseEach((event.target as HTMLSelectElement).value);
  const fields = axisFields(problem).filter((field) => field.path !== axis.path);
  return html`<span class="family">
      <span>for each</span>
      <select aria-label="Second field, a curve for each value" @change=${choose}>
        <option value="" ?selected=${each === null}>…</option>
        ${fields.map(
          (field) =>
            html`<option value=${field.path} ?selected=${field.path === each?.path}>
              ${axisName(field)}
            </option>`,
        )}
      </select></span
    >
    ${each === null ? nothing : familyRange(each, faults, actions)}`;
}

function familyRange(
  { range, count, scale }: Family,
  faults: readonly Fault[],
  actions: AxisActions,
): TemplateResult {
  const input = (
    label: string,
    key: string,
    value: number,
    take: (value: number) => void,
  ): TemplateResult =>
    html`<input
      class="value end"
      type="text"
      inputmode="decimal"
      aria-label=${label}
      aria-invalid=${faults.some(({ path }) => path === key) ? "true" : "false"}
      .value=${String(value)}
      @change=${(event: Event) => readValue((event.target as HTMLInputElement).value, take)}
    />`;
  const [from, to] = range;
  return html`<span class="range">
    <span>from</span>
    ${input("Start of the family", "each from", from, (value) => actions.setEach({ range: [value, to] }))}
    <span>to</span>
    ${input("End of the family", "each to", to, (value) => actions.setEach({ range: [from, value] }))}
    <select
      aria-label="Scale of the family"
      @change=${(event: Event) => actions.setEach({ scale: (event.target as HTMLSelectElement).value as PlotAxis["scale"] })}
    >
      <option value="linear" ?selected=${scale === "linear"}>linear</option>
      <option value="log" ?selected=${scale === "log"}>log</option>
    </select>
    <select
      aria-label="Number of curves in the family"
      @change=${(event: Event) => actions.setEach({ count: Number((event.target as HTMLSelectElement).value) })}
    >
      ${Array.from({ length: MOST - FEWEST + 1 }, (_, i) => {
        const value = FEWEST + i;
        return html`<option value=${value} ?selected=${value === count}>${value} curves</option>`;
      })}
    </select>
  </span>`;
}
