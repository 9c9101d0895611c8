import {
  html,
  LitElement,
  nothing,
  type CSSResultGroup,
  type PropertyDeclarations,
  type PropertyValues,
  type TemplateResult,
} from "lit";
import type { MarkerDetail } from "../element/index.ts";
import type { Figure } from "../plot/index.ts";
import {
  faultLine,
  InvalidProblem,
  valueAt,
  type Fault,
  type NumericField,
  type Problem,
  type Section,
} from "../problem/index.ts";
import type { PlotAxis, Progress } from "../sweep/index.ts";
import { copyText, linkTo, pushAddress, writeAddress } from "./address.ts";
import { appStyles } from "./app.styles.ts";
import type { ValueDetail } from "./controls/number-control.ts";
import { shared } from "./controls/shared.styles.ts";
import { browserPort, workerCount } from "./experiment/browser-port.ts";
import { Laboratory } from "./experiment/laboratory.ts";
import { presets } from "./presets/presets.ts";
import type { Preset } from "./presets/preset.ts";
import { axisFaults, rescaledAxis } from "./state/axis.ts";
import { chooseVariant, resizeList, setValue, type VariantMemory } from "./state/edit.ts";
import { experimentFields, type Experiment } from "./state/experiment-fields.ts";
import { decodeState } from "./state/link.ts";
import { describeProblem, pinName } from "./state/names.ts";
import {
  offeredAxes,
  usualAxis,
  withSoundAxis,
  type ExplorerState,
  type Pin,
} from "./state/state.ts";
import { viewFields } from "./state/view-fields.ts";
import { applyScheme, nextScheme, storedScheme, type Scheme } from "./theme.ts";
import { agreementLine } from "./view/agreement.ts";
import { curveList } from "./view/curve-list.ts";
import { CurveCache } from "./view/curves.ts";
import { dataTables } from "./view/data-table.ts";
import { factsStrip } from "./view/facts.ts";
import { buildFigure } from "./view/figure.ts";
import { sectionControls, type PanelActions } from "./view/panel.ts";
import { progressText } from "./view/progress.ts";
import { sentence } from "./view/sentence.ts";

const SECTIONS: readonly { readonly id: Section; readonly title: string }[] = [
  { id: "data", title: "Data" },
  { id: "masks", title: "Masks" },
  { id: "estimator", title: "Estimator" },
  { id: "test", title: "Test" },
];

const SCHEME_NAMES: Readonly<Record<Scheme, string>> = {
  auto: "Auto",
  light: "Light",
  dark: "Dark",
};

/** The page: one state, drawn; every control proposes a new state, which is checked before it is taken. */
export class ExplorerApp extends LitElement {
  static override properties: PropertyDeclarations = {
    state: { state: true },
    faults: { state: true },
    axisFaults: { state: true },
    broken: { state: true },
    preset: { state: true },
    scheme: { state: true },
    progress: { state: true },
    notice: { state: true },
    copied: { state: true },
  };

  static override styles: CSSResultGroup = [shared, appStyles];

  declare private state: ExplorerState;
  /** Messages beside fields, by path; the state stays the last good one. */
  declare private faults: ReadonlyMap<string, string>;
  declare private axisFaults: readonly Fault[];
  /** What was wrong with the link that opened the page. */
  declare private broken: readonly string[];
  /** The starting point in force, until something is changed. */
  declare private preset: Preset | null;
  declare private scheme: Scheme;
  declare private progress: Progress | null;
  /** A failure to tell about experiments. */
  declare private notice: string;
  declare private copied: string;

  readonly #curves = new CurveCache();
  readonly #laboratory = new Laboratory(() => Array.from({ length: workerCount() }, browserPort));
  readonly #memory: VariantMemory = new Map();
  #figure: Figure | null = null;

  constructor() {
    super();
    this.faults = new Map();
    this.axisFaults = [];
    this.broken = [];
    this.progress = null;
    this.notice = "";
    this.copied = "";
    this.scheme = storedScheme();
    applyScheme(this.scheme);
    this.#open(location.search.slice(1));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener("popstate", this.#onPopState);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", this.#onSystemScheme);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener("popstate", this.#onPopState);
    matchMedia("(prefers-color-scheme: dark)").removeEventListener("change", this.#onSystemScheme);
    this.#laboratory.stop();
  }

  readonly #onPopState = (): void => {
    this.#laboratory.stop();
    this.#open(location.search.slice(1));
  };

  readonly #onSystemScheme = (): void => this.requestUpdate();

  /** Opens a link; a broken one is explained, and the last good state (or the first preset) stays. */
  #open(query: string): void {
    const first = presets[0] as Preset;
    this.broken = [];
    this.preset = presets.find((preset) => preset.query === decodeURIComponent(query)) ?? null;
    if (query === "") this.preset = first;
    try {
      this.state = decodeState(query === "" ? first.query : query);
    } catch (error) {
      if (!(error instanceof InvalidProblem)) throw error;
      this.broken = error.faults.map(faultLine);
      this.state ??= decodeState(first.query);
      this.preset = first;
    }
  }

  #load(preset: Preset): void {
    this.#laboratory.stop();
    this.state = decodeState(preset.query);
    this.preset = preset;
    this.faults = new Map();
    this.axisFaults = [];
    this.broken = [];
    this.renderRoot.querySelector<HTMLElement>("#examples")?.hidePopover();
    pushAddress(this.state);
  }

  /** Takes a new state. While dragging (`settled` false) the address waits. */
  #take(state: ExplorerState, settled = true): void {
    this.state = withSoundAxis(state);
    this.faults = new Map();
    this.preset = null;
    this.notice = "";
    if (settled) {
      writeAddress(this.state);
      // results of a run are kept, but there is no use in going on with one that nobody sees
      if (this.#laboratory.running && this.#points(this.state.problem).length === 0)
        this.#laboratory.stop();
    }
  }

  /** Takes an edited problem, or shows what is wrong with the edit and keeps the last good one. */
  #edit(make: () => Problem, settled: boolean): void {
    try {
      this.#take({ ...this.state, problem: make() }, settled);
    } catch (error) {
      if (!(error instanceof InvalidProblem)) throw error;
      this.faults = new Map(error.faults.map(({ path, message }) => [path, message]));
    }
  }

  readonly #panel: PanelActions = {
    set: (path, value, settled) =>
      this.#edit(() => setValue(this.state.problem, path, value), settled),
    choose: (path, field, tag) =>
      this.#edit(() => chooseVariant(this.state.problem, path, field, tag, this.#memory), true),
    resize: (path, change) => this.#edit(() => resizeList(this.state.problem, path, change), true),
  };

  #setPins(pins: readonly Pin[]): void {
    this.#take({ ...this.state, pins });
  }

  readonly #curveActions = {
    pin: (): void => {
      const { problem, axis, pins } = this.state;
      this.#setPins([...pins, { name: pinName(problem, axis.path, pins), problem, shown: true }]);
    },
    unpin: (index: number): void => this.#setPins(this.state.pins.filter((_, i) => i !== index)),
    change: (index: number, change: Partial<Pin>): void =>
      this.#setPins(
        this.state.pins.map((pin, i) => (i === index ? Object.assign({}, pin, change) : pin)),
      ),
    edit: (index: number): void => {
      const { problem, axis, pins } = this.state;
      const chosen = pins[index] as Pin;
      const others = pins.filter((_, i) => i !== index);
      const kept = { name: pinName(problem, axis.path, others), problem, shown: true };
      this.#take({ ...this.state, problem: chosen.problem, pins: pins.with(index, kept) });
    },
  };

  #setAxis(axis: PlotAxis): void {
    const field = offeredAxes(this.state).find((one) => one.path === axis.path);
    this.axisFaults = field ? axisFaults(axis, field) : [];
    if (this.axisFaults.length === 0) this.#take({ ...this.state, axis });
  }

  readonly #sentence = {
    chooseAxis: (path: string): void => {
      const field = offeredAxes(this.state).find((one) => one.path === path);
      if (field) this.#setAxis(usualAxis(field));
    },
    setEnd: (end: 0 | 1, text: string): void => {
      const range = this.state.axis.range.with(
        end,
        Number(text.trim() === "" ? Number.NaN : text.replace("−", "-")),
      );
      this.#setAxis({ ...this.state.axis, range: range as [number, number] });
    },
    setScale: (scale: PlotAxis["scale"]): void =>
      this.#setAxis(rescaledAxis(this.state.axis, scale)),
  };

  #onMarker(event: CustomEvent<MarkerDetail>, settled: boolean): void {
    this.#panel.set(this.state.axis.path, event.detail.value, settled);
  }

  #setExperiment(key: keyof Experiment, value: number, settled: boolean): void {
    this.#take({ ...this.state, experiment: { ...this.state.experiment, [key]: value } }, settled);
  }

  #shownProblems(): Problem[] {
    return [
      this.state.problem,
      ...this.state.pins.filter((pin) => pin.shown).map((pin) => pin.problem),
    ];
  }

  #points(problem: Problem): ReturnType<Laboratory["points"]> {
    return this.#laboratory.points(problem, this.state.axis, this.state.experiment);
  }

  async #simulate(): Promise<void> {
    this.notice = "";
    this.progress = { done: 0, total: 0, timeLeft: null, changed: [] };
    try {
      const { failures } = await this.#laboratory.simulate(
        this.#shownProblems(),
        this.state.axis,
        this.state.experiment,
        (progress) => {
          this.progress = progress;
        },
      );
      const [first] = failures;
      if (first)
        this.notice = `${failures.length} of the cells could not be simulated: ${first.message}`;
    } catch (error) {
      this.notice = `The experiment stopped: ${error instanceof Error ? error.message : String(error)}`;
    }
    if (!this.#laboratory.running) this.progress = null;
  }

  #stop(): void {
    this.#laboratory.stop();
    this.progress = null;
  }

  async #copyLink(): Promise<void> {
    const link = linkTo(this.state);
    this.copied = (await copyText(link)) ? "Link copied" : link;
    setTimeout(() => (this.copied = ""), this.copied === "Link copied" ? 1800 : 12_000);
  }

  #cycleScheme(): void {
    this.scheme = nextScheme(this.scheme);
    applyScheme(this.scheme);
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (this.#figure !== null && !changed.has("state") && !changed.has("progress")) return;
    const { n } = this.state.experiment;
    this.#figure = buildFigure(this.state, this.#curves, (problem) => this.#points(problem), n);
  }

  protected override render(): TemplateResult {
    return html`
      ${this.#header()}
      <main>
        <section class="stage" aria-label="Plot">
          ${this.broken.length > 0 ? this.#brokenLink() : nothing}
          <div class="title">
            ${sentence(this.state, this.axisFaults, this.#sentence)}
            <p class="lead">${this.preset?.text ?? describeProblem(this.state.problem)}</p>
          </div>
          <div class="plot-box">${this.#plot()}</div>
          ${this.#simulateBar()}
          ${factsStrip(this.state.problem, this.#curves.best(this.state.problem), this.#goToBest())}
          <details class="data">
            <summary>Data table</summary>
            ${this.#figure ? dataTables(this.#figure) : nothing}
          </details>
        </section>
        <aside class="panel" aria-label="Problem">${this.#controls()}</aside>
      </main>
    `;
  }

  #header(): TemplateResult {
    return html`<header>
      <span class="wordmark">Maskrisk</span>
      <span class="tagline">the exact risk of regression on masked inputs</span>
      <span class="spacer"></span>
      <button popovertarget="examples">Examples</button>
      <div id="examples" popover class="examples">
        <h2>Start from</h2>
        ${presets.map(
          (preset) =>
            html`<button class="example" @click=${() => this.#load(preset)}>
              <strong>${preset.title}</strong><span>${preset.text}</span>
            </button>`,
        )}
      </div>
      <button @click=${() => this.#copyLink()}>Copy link</button>
      <button
        title="Colour scheme: ${SCHEME_NAMES[this.scheme]}"
        aria-label="Colour scheme: ${SCHEME_NAMES[this.scheme]}"
        @click=${() => this.#cycleScheme()}
      >
        ${SCHEME_NAMES[this.scheme]}
      </button>
      <span class="toast" role="status">${this.copied}</span>
    </header>`;
  }

  #brokenLink(): TemplateResult {
    return html`<div class="banner" role="alert">
      <p><strong>This link could not be opened.</strong> A starting point is shown instead.</p>
      <ul>
        ${this.broken.slice(0, 8).map((line) => html`<li>${line.slice(0, 300)}</li>`)}
      </ul>
      <button @click=${() => (this.broken = [])}>Dismiss</button>
    </div>`;
  }

  #plot(): TemplateResult {
    const marker = valueAt(this.state.problem, this.state.axis.path);
    return html`<maskrisk-plot
      .figure=${this.#figure}
      .marker=${typeof marker === "number" ? marker : null}
      .scheme=${`${this.scheme} ${matchMedia("(prefers-color-scheme: dark)").matches}`}
      @marker-input=${(event: CustomEvent<MarkerDetail>) => this.#onMarker(event, false)}
      @marker-change=${(event: CustomEvent<MarkerDetail>) => this.#onMarker(event, true)}
    ></maskrisk-plot>`;
  }

  #simulateBar(): TemplateResult {
    const { n, replicates, seed } = this.state.experiment;
    const running = this.progress !== null;
    const agreement = this.#laboratory.agreement(
      this.#shownProblems(),
      this.state.axis,
      this.state.experiment,
    );
    const share =
      running && this.progress && this.progress.total > 0
        ? this.progress.done / this.progress.total
        : 0;
    return html`<div class="simulate">
      <button class="primary" @click=${() => (running ? this.#stop() : void this.#simulate())}>
        ${running ? "Stop" : "Simulate"}
      </button>
      ${
        running && this.progress
          ? html`<span class="progress">
              <progress max="1" value=${share} aria-label="Experiments done"></progress>
              ${this.progress.total === 0 ? "starting…" : progressText(this.progress)}
            </span>`
          : html`<span class="plan"
              >n = ${n}, ${replicates} replicates at each place, seed ${seed}</span
            >`
      }
      ${this.#viewControls()}
      ${this.notice === "" ? nothing : html`<p class="error" role="alert">${this.notice}</p>`}
      ${agreement === null ? nothing : agreementLine(agreement)}
    </div>`;
  }

  #viewControls(): TemplateResult {
    const { view } = this.state;
    const { vertical, parts } = viewFields;
    if (vertical.kind !== "choice" || parts.kind !== "flag") return html``;
    return html`<span class="view">
      <label class="check" title=${parts.help}>
        <input
          type="checkbox"
          .checked=${view.parts}
          @change=${(event: Event) => this.#take({ ...this.state, view: { ...view, parts: (event.target as HTMLInputElement).checked } })}
        />
        ${parts.label}
      </label>
      <maskrisk-choice
        .label=${vertical.label}
        .help=${vertical.help}
        .options=${Object.entries(vertical.options).map(([value, label]) => ({ value, label }))}
        .value=${view.vertical}
        @value-change=${(event: CustomEvent<ValueDetail<ExplorerState["view"]["vertical"]>>) => this.#take({ ...this.state, view: { ...view, vertical: event.detail.value } })}
      ></maskrisk-choice>
    </span>`;
  }

  #goToBest(): (() => void) | null {
    const { problem } = this.state;
    if (problem.mask.law !== "fixed") return null;
    const { ratio } = this.#curves.best(problem);
    const rounded = Number(ratio.toPrecision(3));
    return problem.mask.ratio === rounded
      ? null
      : () => this.#panel.set("mask.ratio", rounded, true);
  }

  #controls(): TemplateResult {
    return html`
      <section class="group">
        <h2>Curves</h2>
        ${curveList(this.state, this.#curveActions)}
      </section>
      ${SECTIONS.map(
        ({ id, title }) =>
          html`<section class="group">
            <h2>${title}</h2>
            ${sectionControls(this.state.problem, id, this.faults, this.#panel)}
          </section>`,
      )}
      <section class="group">
        <h2>Experiment</h2>
        ${(Object.keys(experimentFields) as (keyof Experiment)[]).map((key) => this.#experimentControl(key))}
      </section>
    `;
  }

  #experimentControl(key: keyof Experiment): TemplateResult {
    const field = experimentFields[key];
    if (field.kind !== "number") return html``;
    const numeric: NumericField & { default?: number } = {
      ...field,
      path: key,
      value: this.state.experiment[key],
      symbol: field.symbol ?? "",
      interval: field,
    };
    return html`<maskrisk-number
      data-path=${`experiment.${key}`}
      .field=${numeric}
      @value-input=${(event: CustomEvent<ValueDetail<number>>) => this.#setExperiment(key, event.detail.value, false)}
      @value-change=${(event: CustomEvent<ValueDetail<number>>) => this.#setExperiment(key, event.detail.value, true)}
    ></maskrisk-number>`;
  }
}
