import { html, nothing, type TemplateResult } from "lit";
import {
  type ExperimentRunner,
  type Standing,
  shownCurves,
  percent,
  progressText,
} from "../../../instrument/index.ts";
import { type ExplorerState, viewFields, type View } from "../../../state/index.ts";
import { type SweepComparison } from "../../../sweep/index.ts";
import { agreementLine } from "./agreement-panel.ts";
import { referenceControl, type ReferenceActions } from "./reference-control.ts";
import { verticalControl, type VerticalActions } from "./vertical-control.ts";

/** What Simulate will do, in the place where its verdict will stand. */
const HINT =
  "Simulate draws data, masks it, fits it and puts the mean excess risk on the plot, with ±1.96 standard errors.";

/** What the bar asks of the page. */
export interface BarActions extends ReferenceActions, VerticalActions {
  setView(change: Partial<View>): void;
  /** Forgets what was simulated for the curves on the plot. */
  clear(): void;
}

/**
 * Start, stop, progress and verdict of the experiments, and how the plot is looked at.
 *
 * @param agreement the verdict over all that was simulated; null while nothing was
 * @param caution why experiments of this size are of little use here, if they are
 */
export function simulateBar(
  state: ExplorerState,
  experiments: ExperimentRunner,
  agreement: SweepComparison | null,
  caution: string | null,
  actions: BarActions,
): TemplateResult {
  const { progress: now, engine, notice } = experiments;
  const standing = experiments.standing(state);
  const resumes = now === null && standing !== null && standing.done < standing.places;
  return html`<div class="simulate">
    <button
      class="primary"
      aria-label=${resumes ? "Resume: simulate the rest" : nothing}
      @click=${() => experiments.toggle(state)}
    >
      ${now !== null ? "Stop" : resumes ? "Resume" : "Simulate"}
    </button>
    ${
      now === null && standing !== null
        ? html`<button class="quiet" @click=${() => actions.clear()}>Clear</button>`
        : nothing
    }
    ${now !== null ? progress(now, state.experiment.target) : standing === null ? plan(state) : stands(standing)}
    ${viewControls(state, actions)}
    ${engine === null ? nothing : html`<p class="agreement" role="note">${engine}</p>`}
    ${notice === "" ? nothing : html`<p class="error" role="alert">${notice}</p>`}
    ${agreement === null ? html`<p class="agreement">${caution ?? HINT}</p>` : agreementLine(agreement, state.experiment.n, now !== null)}
  </div>`;
}

function plan(state: ExplorerState): TemplateResult {
  const { n, replicates, target, seed } = state.experiment;
  const wanted = target > 0 ? `to ${percent(target)}, at most ${replicates}` : `${replicates}`;
  const curves = shownCurves(state).length;
  const many = curves === 1 ? "" : ` ${curves} curves,`;
  return html`<span class="plan"
    >n = ${n}, ${wanted} replicates at each place,${many} seed ${seed}</span
  >`;
}

/** Where experiments stand that are not running: stopped on their way, or done. */
function stands({ done, places }: Standing): TemplateResult {
  const text =
    done === places
      ? `all ${places} places simulated`
      : `stopped: ${done} of ${places} places simulated in full`;
  return html`<span class="plan" role="status">${text}</span>`;
}

function progress(now: NonNullable<ExperimentRunner["progress"]>, target: number): TemplateResult {
  const share = now.total > 0 ? now.done / now.total : 0;
  return html`<span class="progress">
    <progress max="1" value=${share} aria-label="Experiments done"></progress>
    ${now.total === 0 ? "starting…" : progressText(now, target)}
  </span>`;
}

function viewControls(state: ExplorerState, actions: BarActions): TemplateResult {
  const { view } = state;
  const { setView } = actions;
  return html`<span class="view">
    ${tick(view, "parts", setView)} ${tick(view, "refined", setView)}
    ${referenceControl(state, actions)} ${verticalControl(state, actions)}
  </span>`;
}

/** Something that is drawn or not. It tells of the excess risk: other quantities have nothing like it. */
function tick(
  view: View,
  key: "parts" | "refined",
  setView: (change: Partial<View>) => void,
): TemplateResult {
  const { label, help } = viewFields[key];
  const set = (event: Event): void =>
    setView({ [key]: (event.target as HTMLInputElement).checked });
  return html`<label class="check" title=${help}>
    <input
      type="checkbox"
      .checked=${view[key]}
      ?disabled=${view.quantity !== "excess"}
      @change=${set}
    />
    ${label}
  </label>`;
}
