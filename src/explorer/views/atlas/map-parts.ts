import { html, nothing, type TemplateResult } from "lit";
import { axisName, type FigureAxis, type MapFigure } from "../../../plot/index.ts";
import { filledMap, type ExplorerState, viewFields, type View } from "../../../sweep/index.ts";
import { mapAxes, mapFields, placeOnMap } from "./map-axes.ts";
import type { MapDesk } from "./map-desk.ts";

/** Which of a map's quantities a choice shows, and whether it tells of random laws. */
const SHOWN = {
  ratio: { quantity: "bestRatio", accent: false },
  risk: { quantity: "bestRisk", accent: false },
  benefit: { quantity: "benefit", accent: false },
  gain: { quantity: "gain", accent: true },
} as const;

/** The drawing of what is known of a map. */
export function mapFigure(state: ExplorerState, desk: MapDesk): MapFigure | null {
  if (desk.current === null) return null;
  const { plan, run } = desk.current;
  const { quantity, accent } = SHOWN[state.view.mapped];
  const fields = mapFields(state);
  const axes = mapAxes(state);
  const axisOf = ({ path, scale, range }: (typeof axes)["x"]): FigureAxis => {
    const field = fields.find((one) => one.path === path);
    return { label: field?.label ?? path, symbol: field?.symbol ?? "", scale, range };
  };
  const mapped = viewFields.mapped;
  return {
    x: axisOf(axes.x),
    y: axisOf(axes.y),
    xs: Float64Array.from(plan.x.values),
    ys: Float64Array.from(plan.y.values),
    values: filledMap(run.values[quantity], run.done, plan.x.values.length),
    computed: run.done.reduce((sum, one) => sum + one, 0),
    label: mapped.kind === "choice" ? mapped.options[state.view.mapped] : "",
    accent,
    here: placeOnMap(state),
  };
}

/** What the map's title asks of the page. */
export interface MapTitleActions {
  setView(change: Partial<View>): void;
  chooseAxis(path: string): void;
  chooseAcross(path: string): void;
}

/** The map's title, which is also its control: "Best fixed ratio over γ and σ²". */
export function mapTitle(state: ExplorerState, actions: MapTitleActions): TemplateResult {
  const { mapped } = viewFields;
  if (mapped.kind !== "choice") return html``;
  const fields = mapFields(state);
  const axes = mapAxes(state);
  const picker = (
    label: string,
    current: string,
    other: string,
    choose: (path: string) => void,
  ): TemplateResult => {
    const choice = (event: Event): void => choose((event.target as HTMLSelectElement).value);
    return html`<select aria-label=${label} @change=${choice}>
      ${fields
        .filter(({ path }) => path !== other)
        .map(
          (field) =>
            html`<option value=${field.path} ?selected=${field.path === current}>
              ${axisName(field)}
            </option>`,
        )}
    </select>`;
  };
  const chooseMapped = (event: Event): void =>
    actions.setView({ mapped: (event.target as HTMLSelectElement).value as View["mapped"] });
  return html`<h1 class="sentence">
    <select aria-label="Quantity of the map" @change=${chooseMapped}>
      ${Object.entries(mapped.options).map(
        ([value, label]) =>
          html`<option value=${value} ?selected=${value === state.view.mapped}>${label}</option>`,
      )}
    </select>
    <span>over</span>
    ${picker("Horizontal axis", axes.x.path, axes.y.path, (path) => actions.chooseAxis(path))}
    <span>and</span>
    ${picker("Vertical axis", axes.y.path, axes.x.path, (path) => actions.chooseAcross(path))}
  </h1>`;
}

const MEANINGS: Readonly<Record<View["mapped"], string>> = {
  ratio: "The fixed mask ratio with the least excess risk; 0 where masking only hurts.",
  risk: "The excess risk at the best fixed ratio.",
  benefit:
    "How far the best fixed ratio lowers the excess risk, as a share of the risk without masks.",
  gain: "How far the best uniform law (R²MAE) lies below the best fixed ratio, as a share of its risk.",
};

/** What the map shows, and how far it is. */
export function mapFoot(state: ExplorerState, desk: MapDesk, stop: () => void): TemplateResult {
  const percent = Math.floor(100 * desk.share);
  return html`<div class="simulate">
    ${
      desk.running
        ? html`<button class="primary" @click=${stop}>Stop</button>
            <span class="progress">
              <progress max="1" value=${desk.share} aria-label="Cells done"></progress> ${percent} %
            </span>`
        : nothing
    }
    ${desk.notice === "" ? nothing : html`<p class="error" role="alert">${desk.notice}</p>`}
    <p class="agreement">${MEANINGS[state.view.mapped]} Click a cell to open its problem.</p>
  </div>`;
}
