import { html, nothing, type TemplateResult } from "lit";
import { axisName } from "../../../plot/index.ts";
import { readValue } from "../../../instrument/index.ts";
import type { Fault } from "../../../problem/index.ts";
import type { PlotAxis } from "../../../sweep/index.ts";
import {
  rescaledAxis,
  usualAxis,
  type ExplorerState,
  viewFields,
  type View,
} from "../../../state/index.ts";
import { axesNote, mapAxes, mapFields, type MapAxes } from "./map-axes.ts";

/** What the map's title asks of the page. */
export interface MapTitleActions {
  setView(change: Partial<View>): void;
  setAxes(axes: MapAxes): void;
}

/** What was wrong with the axes asked for. */
export interface MapFaults {
  readonly x: readonly Fault[];
  readonly y: readonly Fault[];
}

const chosen = (event: Event): string => (event.target as HTMLSelectElement).value;

/** The map's title, which is also its control: "Best fixed ratio over γ and σ²". */
export function mapTitle(state: ExplorerState, actions: MapTitleActions): TemplateResult {
  const { mapped } = viewFields;
  if (mapped.kind !== "choice") return html``;
  const fields = mapFields(state);
  const axes = mapAxes(state);
  const picker = (side: "x" | "y", label: string, other: string): TemplateResult => {
    const choose = (event: Event): void => {
      const field = fields.find((one) => one.path === chosen(event));
      if (field) actions.setAxes({ ...axes, [side]: usualAxis(field) });
    };
    // the other axis' field is shown, and refused: two axes over one field are no map
    return html`<select aria-label=${label} @change=${choose}>
      ${fields.map(
        (field) =>
          html`<option
            value=${field.path}
            ?selected=${field.path === axes[side].path}
            ?disabled=${field.path === axes[side === "x" ? "y" : "x"].path}
          >
            ${axisName(field)}${field.path === axes[side === "x" ? "y" : "x"].path ? ` (${other})` : ""}
          </option>`,
      )}
    </select>`;
  };
  return html`<h1 class="sentence">
    <select
      aria-label="Quantity of the map"
      @change=${(event: Event) => actions.setView({ mapped: chosen(event) as View["mapped"] })}
    >
      ${Object.entries(mapped.options).map(
        ([value, label]) =>
          html`<option value=${value} ?selected=${value === state.view.mapped}>${label}</option>`,
      )}
    </select>
    <span>over</span>
    ${picker("x", "Horizontal axis", "goes up")}
    <span>and</span>
    ${picker("y", "Vertical axis", "goes across")}
  </h1>`;
}

/** The ends and scales of both axes, swapping them, and how fine the map is. */
export function mapTools(
  state: ExplorerState,
  faults: MapFaults,
  actions: MapTitleActions,
): TemplateResult {
  const axes = mapAxes(state);
  const { cells } = viewFields;
  const note = axesNote(state);
  const wrong = [
    ...faults.x.map((fault) => `horizontal axis: ${fault.path} ${fault.message}`),
    ...faults.y.map((fault) => `vertical axis: ${fault.path} ${fault.message}`),
  ];
  return html`<div class="axes">
    <div class="tools">
      ${axisTools("x", "Horizontal axis", state, axes, faults.x, actions)}
      <button
        class="quiet swap"
        title="Swap the axes"
        aria-label="Swap the axes"
        @click=${() => actions.setAxes({ x: axes.y, y: axes.x })}
      >
        ⇄
      </button>
      ${axisTools("y", "Vertical axis", state, axes, faults.y, actions)}
      <select
        class="cells"
        aria-label="Cells of the map"
        @change=${(event: Event) => actions.setView({ cells: chosen(event) as View["cells"] })}
      >
        ${
          cells.kind === "choice"
            ? Object.entries(cells.options).map(
                ([value, label]) =>
                  html`<option value=${value} ?selected=${value === state.view.cells}>
                    ${label} cells
                  </option>`,
              )
            : nothing
        }
      </select>
    </div>
    ${wrong.map((text) => html`<p class="error" role="alert">${text}</p>`)}
    ${note === "" ? nothing : html`<p class="note" role="status">${note}</p>`}
  </div>`;
}

function axisTools(
  side: "x" | "y",
  name: string,
  state: ExplorerState,
  axes: MapAxes,
  faults: readonly Fault[],
  actions: MapTitleActions,
): TemplateResult {
  const axis = axes[side];
  const set = (changed: PlotAxis): void => actions.setAxes({ ...axes, [side]: changed });
  const field = mapFields(state).find((one) => one.path === axis.path);
  const end = (index: 0 | 1): TemplateResult => {
    const change = (event: Event): void => {
      readValue((event.target as HTMLInputElement).value, (value) => {
        const [from, to] = axis.range;
        set({ ...axis, range: index === 0 ? [value, to] : [from, value] });
      });
    };
    const wrong = faults.some(({ path }) => path === (index === 0 ? "from" : "to"));
    return html`<input
      class="value end"
      type="text"
      inputmode="decimal"
      aria-label="${index === 0 ? "Start" : "End"} of the ${name.toLowerCase()}"
      aria-invalid=${wrong ? "true" : "false"}
      .value=${String(axis.range[index])}
      @change=${change}
    />`;
  };
  return html`<span class="axis-tools">
    <span class="which">${field?.symbol || field?.label || axis.path}</span>
    <span>from</span> ${end(0)} <span>to</span> ${end(1)}
    <select
      aria-label="Scale of the ${name.toLowerCase()}"
      @change=${(event: Event) => set(rescaledAxis(axis, chosen(event) as PlotAxis["scale"]))}
    >
      <option value="linear" ?selected=${axis.scale === "linear"}>linear</option>
      <option value="log" ?selected=${axis.scale === "log"}>log</option>
    </select>
  </span>`;
}
