import { html, LitElement, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import {
  defineCurves,
  type Band,
  type MarkerDetail,
  type ValueDetail,
} from "../../../element/index.ts";
import {
  ExperimentDesk,
  pagePorts,
  progressText,
  buildFigure,
  CurveCache,
  pointDetail,
  problemAt,
  shownCurves,
  SteadyRange,
} from "../../../instrument/index.ts";
import { type Figure, type PointDetail } from "../../../plot/index.ts";
import { valueAt, withValueAt } from "../../../problem/index.ts";
import { encodeState, type ExplorerState } from "../../../state/index.ts";
import { toneColour } from "../../frame/curve-list.ts";
import type { FigureBlock } from "../content/chapter.ts";
import type { FigureStore } from "./figure-store.ts";
import { runningText, type Surroundings } from "./running-text.ts";

defineCurves();

/** How far below the window a figure is started. */
const AHEAD = "400px";

/**
 * A figure of a chapter: live curves, sliders, experiments, the way to the explorer. Nothing is
 * computed before it comes near the window, or the page is printed.
 */
export class LessonFigure extends LitElement {
  static override properties: PropertyDeclarations = {
    block: { attribute: false },
    around: { attribute: false },
    number: { type: String },
    scheme: { type: String },
    revision: { type: Number },
    started: { type: Boolean },
  };

  declare block: FigureBlock;
  declare around: Surroundings;
  /** "3.1": chapter and figure. */
  declare number: string;
  declare scheme: string;
  /** Changes whenever the figure's state may have. */
  declare revision: number;
  /** Whether it is drawn. */
  declare started: boolean;

  readonly #curves = new CurveCache();
  readonly #desk = new ExperimentDesk(() => this.requestUpdate(), pagePorts);
  readonly #range = new SteadyRange();
  readonly #near = new IntersectionObserver(
    (entries) => {
      if (entries.some((entry) => entry.isIntersecting)) this.started = true;
    },
    { rootMargin: `0px 0px ${AHEAD} 0px` },
  );

  constructor() {
    super();
    this.number = "";
    this.scheme = "";
    this.revision = 0;
    this.started = false;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#near.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#near.disconnect();
    if (this.#desk.progress !== null) this.#desk.stop();
  }

  get #figures(): FigureStore {
    return this.around.figures;
  }

  get #state(): ExplorerState {
    return this.#figures.state(this.block.id);
  }

  #figure(): Figure | null {
    if (!this.started) return null;
    this.#near.disconnect();
    const state = this.#state;
    this.#desk.stopIfUnseen(state);
    const figure = buildFigure(state, this.#curves, (problem) => this.#desk.points(state, problem));
    return this.#range.steady(figure, this.#figures.moving === this.block.id);
  }

  #set(path: string, value: number, settled: boolean): void {
    this.#figures.set(this.block.id, path, value, settled);
  }

  #setBand({ from, to }: Band, settled: boolean): void {
    const law = { law: "uniform", min: from, max: to };
    this.#figures.edit(this.block.id, (problem) => withValueAt(problem, "mask", law), settled);
  }

  readonly #detail = (id: string, x: number): PointDetail | null => {
    const curve = shownCurves(this.#state).find((one) => one.id === id);
    const problem = curve && problemAt(curve.problem, this.#state.axis.path, x);
    return problem ? pointDetail(problem) : null;
  };

  protected override render(): TemplateResult {
    const figure = this.#figure();
    return html`<figure id="figure-${this.block.id}">
      <div class="plot">${this.#plot(figure)}</div>
      ${this.#legend(figure)}
      <div class="sliders">${this.block.sliders.map((path) => this.#slider(path))}</div>
      <figcaption>
        <strong>Figure ${this.number}.</strong> ${runningText(this.block.caption, this.around)}
      </figcaption>
      ${this.#actions()}
    </figure>`;
  }

  #plot(figure: Figure | null): TemplateResult {
    const { problem, axis } = this.#state;
    const marker = valueAt(problem, axis.path);
    const { mask } = problem;
    const band =
      axis.path === "mask.ratio" && mask.law === "uniform"
        ? { from: mask.min, to: mask.max }
        : null;
    const moved = (event: CustomEvent<MarkerDetail>, settled: boolean): void =>
      this.#set(axis.path, event.detail.value, settled);
    return html`<maskrisk-curves
      .figure=${figure}
      .marker=${typeof marker === "number" ? marker : null}
      .band=${band}
      .detail=${this.#detail}
      .moving=${this.#figures.moving === this.block.id}
      .scheme=${this.scheme}
      @marker-input=${(event: CustomEvent<MarkerDetail>) => moved(event, false)}
      @marker-change=${(event: CustomEvent<MarkerDetail>) => moved(event, true)}
      @band-input=${(event: CustomEvent<Band>) => this.#setBand(event.detail, false)}
      @band-change=${(event: CustomEvent<Band>) => this.#setBand(event.detail, true)}
    ></maskrisk-curves>`;
  }

  /** Names of the curves, for figures too narrow to carry them at their ends. */
  #legend(figure: Figure | null): TemplateResult {
    return html`<ul class="legend" aria-hidden="true">
      ${figure?.series.map(
        ({ name, tone }) =>
          html`<li>
            <span class="swatch" .style="background:${toneColour(tone)}"></span>${name}
          </li>`,
      )}
    </ul>`;
  }

  #slider(path: string): unknown {
    const field = this.#figures.field(this.block.id, path);
    if (field === null) return nothing;
    return html`<maskrisk-number
      data-path=${path}
      .field=${field}
      .fault=${this.#figures.fault(this.block.id, path)}
      @value-input=${(event: CustomEvent<ValueDetail<number>>) =>
        this.#set(path, event.detail.value, false)}
      @value-change=${(event: CustomEvent<ValueDetail<number>>) =>
        this.#set(path, event.detail.value, true)}
    ></maskrisk-number>`;
  }

  #actions(): TemplateResult {
    const { progress, notice } = this.#desk;
    const running = progress !== null;
    const { n, replicates } = this.#state.experiment;
    return html`<div class="actions">
      <button
        class="run ${this.block.experiments ? "primary" : ""}"
        title="n = ${n}, ${replicates} replicates for each point"
        @click=${() => (running ? this.#desk.stop() : void this.#desk.start(this.#state))}
      >
        ${running ? "Stop" : "Run experiments"}
      </button>
      <span class="progress" role="status">${running ? progressText(progress, 0) : notice}</span>
      <button
        ?disabled=${!this.#figures.changed(this.block.id)}
        @click=${() => this.#figures.reset(this.block.id)}
      >
        Reset
      </button>
      <a
        href="./index.html?${encodeState(this.#state)}"
        aria-label="Open in the explorer: figure ${this.number}"
        >Open in the explorer</a
      >
    </div>`;
  }
}
