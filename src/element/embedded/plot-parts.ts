import { html, nothing, type TemplateResult } from "lit";
import { seriesColour, type Figure, type PlotTheme } from "../../plot/index.ts";
import type { Section } from "../../problem/index.ts";
import { experimentControls } from "../controls/experiment-controls.ts";
import { markerControl } from "../controls/marker-control.ts";
import { sectionControls } from "../controls/section-controls.ts";
import { dataTables } from "../parts/data-table.ts";
import type { PlotOptions } from "./plot-options.ts";
import { type ExperimentRunner, progressText, type Session } from "../../instrument/index.ts";

/** What could not be read, line by line; text, whatever it holds. */
export function faultList(lines: readonly string[]): TemplateResult {
  return html`<div class="faults" role="alert">
    <p>This plot cannot be drawn as it is written:</p>
    <ul>
      ${lines.map((line) => html`<li>${line}</li>`)}
    </ul>
  </div>`;
}

/** Names of the curves, for plots too narrow to carry them at their ends. */
export function legend(figure: Figure, theme: PlotTheme): TemplateResult {
  return html`<ul class="legend" aria-hidden="true">
    ${figure.series.map(
      ({ name, tone }) =>
        html`<li>
          <span class="swatch" .style="background:${seriesColour(theme, tone)}"></span>${name}
        </li>`,
    )}
  </ul>`;
}

/** The marker's control, and the start, stop and progress of experiments. */
export function bar(session: Session, experiments: ExperimentRunner): TemplateResult {
  const { state, faults, fields } = session;
  return html`<div class="bar" part="controls">
    <div class="marker-control">${markerControl(state, faults, fields)}</div>
    <div class="simulate">
      <button class="primary" @click=${() => experiments.toggle(state)}>
        ${experiments.progress === null ? "Simulate" : "Stop"}
      </button>
      ${progress(session, experiments)}
    </div>
  </div>`;
}

function progress({ state }: Session, experiments: ExperimentRunner): TemplateResult {
  const { n, replicates, target, seed } = state.experiment;
  const now = experiments.progress;
  if (now === null) {
    return html`<span class="plan">n = ${n}, ${replicates} replicates, seed ${seed}</span>`;
  }
  return html`<span class="plan">
    <progress
      max="1"
      .value=${now.total > 0 ? now.done / now.total : 0}
      aria-label="Experiments done"
    ></progress>
    ${now.total === 0 ? "starting…" : progressText(now, target)}
  </span>`;
}

/** What to know of the experiments: failures, a slow engine, threads that are refused. */
export function notices({ engine, notice }: ExperimentRunner, refused: boolean): TemplateResult {
  const here =
    "This page allows no background threads: experiments run in slices in the page itself, more slowly.";
  return html`
    ${refused ? html`<p class="notice" role="note">${here}</p>` : nothing}
    ${engine === null ? nothing : html`<p class="notice" role="note">${engine}</p>`}
    ${notice === "" ? nothing : html`<p class="notice wrong" role="alert">${notice}</p>`}
  `;
}

const SECTIONS: readonly { readonly id: Section; readonly title: string }[] = [
  { id: "data", title: "Data" },
  { id: "masks", title: "Masks" },
  { id: "estimator", title: "Estimator" },
  { id: "test", title: "Test" },
];

/** Every control of the problem and of the experiments, folded by section. */
export function fullControls(session: Session): TemplateResult {
  const { state, faults, fields } = session;
  return html`<div class="sections" part="sections">
    ${SECTIONS.map(
      ({ id, title }) =>
        html`<details ?open=${id === "masks"}>
          <summary>${title}</summary>
          ${sectionControls(state.problem, id, faults, fields)}
        </details>`,
    )}
    <details>
      <summary>Experiment</summary>
      ${experimentControls(state.experiment, (key, value, settled) =>
        session.setExperiment(key, value, settled),
      )}
    </details>
  </div>`;
}

/** The room that a plot will take, from the start: nothing on the page moves once it is there. */
export function room({ controls, static: still, title }: PlotOptions): TemplateResult {
  return html`<div class="room ${still ? "none" : controls}" ?data-titled=${title !== ""}></div>`;
}

/**
 * The way to the explorer, where one is known, and the data table.
 *
 * @param figure what the table is of; null while it is folded
 */
export function foot(
  link: string | null,
  figure: Figure | null,
  onToggle: (open: boolean) => void,
): TemplateResult {
  return html`<div class="foot" part="foot">
    ${link === null ? nothing : html`<a href=${link} target="_blank" rel="noopener">Open in explorer</a>`}
    <details @toggle=${(event: Event) => onToggle((event.target as HTMLDetailsElement).open)}>
      <summary>Data table</summary>
      ${figure === null ? nothing : dataTables(figure)}
    </details>
  </div>`;
}
