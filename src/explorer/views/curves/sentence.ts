import { html, type TemplateResult } from "lit";
import { axisName } from "../../../plot/index.ts";
import type { Fault } from "../../../problem/index.ts";
import type { PlotAxis } from "../../../sweep/index.ts";
import { offeredAxes, type ExplorerState } from "../../state/state.ts";
import { viewFields, type View } from "../../state/view-fields.ts";

/** What the sentence above the plot asks of the page. */
export interface SentenceActions {
  setQuantity(quantity: View["quantity"]): void;
  chooseAxis(path: string): void;
  setEnd(end: 0 | 1, text: string): void;
  setScale(scale: PlotAxis["scale"]): void;
}

const quantities =
  viewFields.quantity.kind === "choice" ? Object.entries(viewFields.quantity.options) : [];

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The figure's title, which is also its axis control: "Excess risk against … from … to …". */
export function sentence(
  state: ExplorerState,
  faults: readonly Fault[],
  actions: SentenceActions,
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
        @change=${(event: Event) => actions.chooseAxis((event.target as HTMLSelectElement).value)}
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
    </h1>
    ${faults.map((fault) => html`<p class="error" role="alert">${fault.path} ${fault.message}</p>`)}
  `;
}
