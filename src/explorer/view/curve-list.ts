import { html, nothing, type TemplateResult } from "lit";
import { formatNumber, SERIES_HUES } from "../../plot/index.ts";
import type { Problem } from "../../problem/index.ts";
import { risk } from "../../theory/index.ts";
import { LONGEST_NAME } from "../state/link.ts";
import { currentName, describeProblem } from "../state/names.ts";
import { MAX_PINS, type ExplorerState, type Pin } from "../state/state.ts";
import { strokesOf } from "../state/strokes.ts";

/** What the list of curves asks of the page. */
export interface CurveActions {
  pin(): void;
  unpin(index: number): void;
  change(index: number, change: Partial<Pin>): void;
  /** Makes a pinned problem the one being edited. */
  edit(index: number): void;
}

/** The hue of a tone as the page's own CSS variable. */
export function toneColour(tone: number | "random" | undefined): string {
  return tone === "random"
    ? "var(--series-random)"
    : `var(--series-${((tone ?? 0) % SERIES_HUES) + 1})`;
}

/** The current problem and the pinned ones: hue, name, excess risk; and a way to pin one more. */
export function curveList(state: ExplorerState, actions: CurveActions): TemplateResult {
  const strokes = strokesOf(state);
  const full = state.pins.length >= MAX_PINS;
  return html`
    <ul class="curves">
      <li class="current">
        <span class="swatch" style="background:${toneColour(strokes[0]?.tone)}"></span>
        <span class="curve-name" title=${describeProblem(state.problem)}
          >${currentName(state.problem, state.axis.path)}</span
        >
        <span class="curve-value">${valueText(state.problem)}</span>
        <span class="curve-tools"></span>
      </li>
      ${state.pins.map((pin, index) => pinned(pin, index, toneColour(strokes[index + 1]?.tone), actions))}
    </ul>
    <button class="pin" ?disabled=${full} @click=${() => actions.pin()}>
      ${full ? `${MAX_PINS} curves pinned` : "Pin this curve"}
    </button>
  `;
}

function valueText(problem: Problem): string {
  const { excessRisk } = risk(problem);
  return excessRisk === null ? "∞" : formatNumber(excessRisk);
}

function pinned(pin: Pin, index: number, colour: string, actions: CurveActions): TemplateResult {
  const rename = (event: Event): void => {
    const name = (event.target as HTMLInputElement).value.trim();
    actions.change(index, { name: name === "" ? pin.name : name });
  };
  return html`<li class=${pin.shown ? "" : "hidden"}>
    <button
      class="swatch"
      style="--tone:${colour}"
      aria-pressed=${pin.shown ? "true" : "false"}
      aria-label="Show ${pin.name}"
      title=${pin.shown ? "Hide" : "Show"}
      @click=${() => actions.change(index, { shown: !pin.shown })}
    ></button>
    <input
      class="curve-name"
      aria-label="Name of pinned curve ${index + 1}"
      title=${describeProblem(pin.problem)}
      maxlength=${LONGEST_NAME}
      .value=${pin.name}
      @change=${rename}
    />
    <span class="curve-value">${pin.shown ? valueText(pin.problem) : nothing}</span>
    <span class="curve-tools">
      <button
        class="quiet"
        title="Edit this problem; the current one is pinned in its place"
        aria-label="Edit ${pin.name}"
        @click=${() => actions.edit(index)}
      >
        edit
      </button>
      <button
        class="quiet"
        title="Remove"
        aria-label="Remove ${pin.name}"
        @click=${() => actions.unpin(index)}
      >
        ×
      </button>
    </span>
  </li>`;
}
