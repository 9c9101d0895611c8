import {
  html,
  LitElement,
  nothing,
  type CSSResultGroup,
  type PropertyDeclarations,
  type TemplateResult,
} from "lit";
import type { CellDetail, MarkerDetail } from "../element/index.ts";
import { formatNumber, type Figure, type SpectrumFigure } from "../plot/index.ts";
import { valueAt, type Problem, type Section } from "../problem/index.ts";
import { optima, type Optimum } from "../theory/index.ts";
import { copyText, linkTo } from "./address.ts";
import { shared } from "./controls/shared.styles.ts";
import { ExperimentDesk } from "./experiment/experiment-desk.ts";
import { mapAxes, mapPlan } from "./map/map-axes.ts";
import { MapDesk } from "./map/map-desk.ts";
import { mapFigure, mapFoot, mapTitle } from "./map/map-view.ts";
import { Session } from "./session.ts";
import { SpectrumDesk } from "./spectrum/spectrum-desk.ts";
import type { SpectrumReply } from "./spectrum/spectrum-task.ts";
import { spectrumFacts, spectrumFigure } from "./spectrum/spectrum-view.ts";
import { describeProblem } from "./state/names.ts";
import { frameStyles } from "./styles/frame.styles.ts";
import { narrowStyles } from "./styles/narrow.styles.ts";
import { panelStyles } from "./styles/panel.styles.ts";
import { stageStyles } from "./styles/stage.styles.ts";
import { applyScheme, nextScheme, storedScheme, type Scheme } from "./theme.ts";
import { bestMasks } from "./view/best-masks.ts";
import { curveList, toneColour } from "./view/curve-list.ts";
import { CurveCache } from "./view/curves.ts";
import { dataTables } from "./view/data-table.ts";
import { experimentControls } from "./view/experiment-controls.ts";
import { derivedFacts, factsStrip } from "./view/facts.ts";
import { buildFigure, overallCaution } from "./view/figure.ts";
import { brokenLink, header } from "./view/header.ts";
import { sectionControls } from "./view/panel.ts";
import { sentence } from "./view/sentence.ts";
import { simulateBar } from "./view/simulate-bar.ts";
import { viewTabs } from "./view/tabs.ts";

const SECTIONS: readonly { readonly id: Section; readonly title: string }[] = [
  { id: "data", title: "Data" },
  { id: "masks", title: "Masks" },
  { id: "estimator", title: "Estimator" },
  { id: "test", title: "Test" },
];

/** How long a short message stays, and one that must be copied by hand, in milliseconds. */
const TOAST = { short: 1800, long: 15_000 };

const darkQuery = matchMedia("(prefers-color-scheme: dark)");

/** The page. It draws the session's state; every control asks the session for a change. */
export class ExplorerApp extends LitElement {
  static override properties: PropertyDeclarations = {
    scheme: { state: true },
    toast: { state: true },
    tabled: { state: true },
    derived: { state: true },
  };

  static override styles: CSSResultGroup = [
    shared,
    frameStyles,
    stageStyles,
    panelStyles,
    narrowStyles,
  ];

  declare private scheme: Scheme;
  declare private toast: string;
  /** Whether the data table is open. */
  declare private tabled: boolean;
  /** Whether the derived quantities are open. */
  declare private derived: boolean;

  readonly #curves = new CurveCache();
  readonly #desk = new ExperimentDesk(() => this.#redraw());
  readonly #session = new Session((settled) => {
    if (settled) this.#desk.stopIfUnseen(this.#session.state);
    this.#redraw();
  });
  readonly #spectra = new SpectrumDesk(() => this.requestUpdate());
  readonly #maps = new MapDesk(() => this.requestUpdate());
  #figure: Figure | null = null;
  #spectrum: SpectrumFigure | null = null;
  #drawnSpectrum: SpectrumReply | null = null;
  /** The best masks of a problem, once asked for. */
  #optima: { readonly problem: Problem; readonly found: readonly Optimum[] } | null = null;

  constructor() {
    super();
    this.scheme = storedScheme();
    this.toast = "";
    this.tabled = false;
    this.derived = false;
    applyScheme(this.scheme);
    this.#session.open(location.search.slice(1));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener("popstate", this.#onPopState);
    darkQuery.addEventListener("change", this.#onSystemScheme);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener("popstate", this.#onPopState);
    darkQuery.removeEventListener("change", this.#onSystemScheme);
    this.#desk.stop();
    this.#spectra.close();
    this.#maps.close();
  }

  readonly #onPopState = (): void => this.#session.open(location.search.slice(1));

  readonly #onSystemScheme = (): void => this.requestUpdate();

  #redraw(): void {
    this.#figure = null;
    this.requestUpdate();
  }

  readonly #header = {
    load: (preset: Parameters<Session["load"]>[0]): void => this.#session.load(preset),
    copyLink: (): void => void this.#copyLink(),
    cycleScheme: (): void => {
      this.scheme = nextScheme(this.scheme);
      applyScheme(this.scheme);
    },
  };

  async #copyLink(): Promise<void> {
    const link = linkTo(this.#session.state);
    const copied = await copyText(link);
    this.toast = copied ? "Link copied" : link;
    setTimeout(() => (this.toast = ""), copied ? TOAST.short : TOAST.long);
  }

  #onMarker(event: CustomEvent<MarkerDetail>, settled: boolean): void {
    this.#session.panel.set(this.#session.state.axis.path, event.detail.value, settled);
  }

  protected override willUpdate(): void {
    const { state } = this.#session;
    this.#figure ??= buildFigure(
      state,
      this.#curves,
      (problem) => this.#desk.points(state, problem),
      state.experiment.n,
    );
  }

  protected override render(): TemplateResult {
    const session = this.#session;
    const { state } = session;
    return html`
      ${header(
        this.scheme,
        this.toast,
        viewTabs(state.view, (change) => session.setView(change)),
        this.#header,
      )}
      <main>
        <section class="stage" aria-label="Plot">
          ${session.broken.length > 0 ? brokenLink(session.broken, () => session.dismissBroken()) : nothing}
          <div class="title">
            ${this.#title()}
            <p class="lead">${session.preset?.text ?? describeProblem(state.problem)}</p>
          </div>
          ${this.#stage()}
        </section>
        <aside class="panel" aria-label="Problem">${this.#controls()}</aside>
      </main>
    `;
  }

  #title(): TemplateResult {
    const { state, axisFaults, sentence: actions } = this.#session;
    if (state.view.panel === "spectrum") {
      return html`<h1 class="sentence"><span>Eigenvalues of the masked data</span></h1>`;
    }
    if (state.view.panel === "map") {
      return mapTitle(state, {
        setView: (change) => this.#session.setView(change),
        chooseAxis: (path) => actions.chooseAxis(path),
        chooseAcross: (path) => this.#session.chooseAcross(path),
      });
    }
    return sentence(state, axisFaults, actions);
  }

  /** What the view in force shows. */
  #stage(): TemplateResult {
    const { panel } = this.#session.state.view;
    if (panel === "spectrum") return this.#spectrumStage();
    return panel === "map" ? this.#mapStage() : this.#curveStage();
  }

  #mapStage(): TemplateResult {
    const { state } = this.#session;
    this.#maps.want(mapPlan(state));
    const stop = (): void => {
      this.#maps.stop();
      this.requestUpdate();
    };
    const pick = ({ detail }: CustomEvent<CellDetail>): void => {
      const { x, y } = mapAxes(state);
      this.#session.openCell({ path: x.path, value: detail.x }, { path: y.path, value: detail.y });
    };
    return html`<div class="plot-box">
        <maskrisk-map
          .figure=${mapFigure(state, this.#maps)}
          .scheme=${this.#schemeName()}
          @cell-pick=${pick}
        ></maskrisk-map>
      </div>
      ${mapFoot(state, this.#maps, stop)}`;
  }

  #spectrumStage(): TemplateResult {
    const { state } = this.#session;
    const { n, seed } = state.experiment;
    this.#spectra.want({ problem: state.problem, n, seed });
    const { reply } = this.#spectra;
    if (reply !== this.#drawnSpectrum) {
      this.#drawnSpectrum = reply;
      if (reply !== null) this.#spectrum = "density" in reply ? spectrumFigure(reply) : null;
    }
    return html`<div class="plot-box">
        <maskrisk-spectrum
          .figure=${this.#spectrum}
          .scheme=${this.#schemeName()}
        ></maskrisk-spectrum>
      </div>
      ${spectrumFacts(state, this.#spectra)}`;
  }

  #curveStage(): TemplateResult {
    const session = this.#session;
    const { state } = session;
    const caution = overallCaution(state, this.#curves);
    const best = this.#curves.best(state.problem);
    return html`
      <div class="plot-box">${this.#plot()}${this.#legend()}</div>
      ${simulateBar(state, this.#desk, caution, (change) => session.setView(change))}
      ${factsStrip(state.problem, this.#place(), best, this.#goToBest())}
      <details
        class="derived"
        @toggle=${(event: Event) => (this.derived = (event.target as HTMLDetailsElement).open)}
      >
        <summary>
          Behind the risk: best ridge, effective ridge, degrees of freedom, variance by source
        </summary>
        ${
          this.derived
            ? derivedFacts(state.problem, this.#curves.ridge(state.problem), (ridge) =>
                session.panel.set("ridge", ridge, true),
              )
            : nothing
        }
      </details>
      <details
        class="data"
        @toggle=${(event: Event) => (this.tabled = (event.target as HTMLDetailsElement).open)}
      >
        <summary>Data table</summary>
        ${this.tabled && this.#figure ? dataTables(this.#figure) : nothing}
      </details>
    `;
  }

  /** Changes whenever the colours in force do. */
  #schemeName(): string {
    return `${this.scheme} ${darkQuery.matches}`;
  }

  #plot(): TemplateResult {
    const { state } = this.#session;
    const marker = valueAt(state.problem, state.axis.path);
    return html`<maskrisk-plot
      .figure=${this.#figure}
      .marker=${typeof marker === "number" ? marker : null}
      .scheme=${this.#schemeName()}
      @marker-input=${(event: CustomEvent<MarkerDetail>) => this.#onMarker(event, false)}
      @marker-change=${(event: CustomEvent<MarkerDetail>) => this.#onMarker(event, true)}
    ></maskrisk-plot>`;
  }

  /** Where the marker is, in words; empty when the problem does not have the axis' field. */
  #place(): string {
    const { problem, axis } = this.#session.state;
    const value = valueAt(problem, axis.path);
    const x = this.#figure?.x;
    if (typeof value !== "number" || !x) return "";
    return ` at ${x.symbol || x.label} = ${formatNumber(value)}`;
  }

  /** Names of the curves, for plots too narrow to carry them at their ends. */
  #legend(): TemplateResult {
    return html`<ul class="legend" aria-hidden="true">
      ${this.#figure?.series.map(
        ({ name, tone }) =>
          html`<li><span class="swatch" style="background:${toneColour(tone)}"></span>${name}</li>`,
      )}
    </ul>`;
  }

  #goToBest(): (() => void) | null {
    const { problem } = this.#session.state;
    if (problem.mask.law !== "fixed") return null;
    const ratio = Number(this.#curves.best(problem).ratio.toPrecision(3));
    if (problem.mask.ratio === ratio) return null;
    return () => this.#session.panel.set("mask.ratio", ratio, true);
  }

  /** The best masks stay shown for every problem that differs in its mask law only. */
  #bestMasks(): TemplateResult {
    const { problem } = this.#session.state;
    const same = (other: Problem): boolean =>
      JSON.stringify({ ...other, mask: 0 }) === JSON.stringify({ ...problem, mask: 0 });
    if (this.#optima !== null && !same(this.#optima.problem)) this.#optima = null;
    const find = (): void => {
      this.#optima = { problem, found: optima(problem) };
      this.requestUpdate();
    };
    return bestMasks(this.#optima?.found ?? null, find, (mask) => this.#session.setMask(mask));
  }

  #controls(): TemplateResult {
    const { state, faults, panel, curves } = this.#session;
    const group = (title: string, content: unknown): TemplateResult =>
      html`<section class="group">
        <h2>${title}</h2>
        ${content}
      </section>`;
    return html`
      ${group("Curves", curveList(state, curves))}
      ${SECTIONS.map(({ id, title }) =>
        group(title, [
          ...sectionControls(state.problem, id, faults, panel),
          ...(id === "masks" ? [this.#bestMasks()] : []),
        ]),
      )}
      ${group(
        "Experiment",
        experimentControls(state.experiment, (key, value, settled) =>
          this.#session.setExperiment(key, value, settled),
        ),
      )}
    `;
  }
}
