import { html, LitElement, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import { defineCurves, livePlot, Printing, type ValueDetail } from "../../../element/index.ts";
import {
  ExperimentRunner,
  LiveCurves,
  pagePorts,
  progressText,
  type Session,
} from "../../../instrument/index.ts";
import type { Figure } from "../../../plot/index.ts";
import { encodeState } from "../../../state/index.ts";
import { toneColour } from "../../frame/curve-list.ts";
import type { FigureBlock } from "../content/chapter.ts";
import type { ChapterFigures } from "./chapter-figures.ts";
import { inWords } from "../content/in-words.ts";
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

  readonly #curves = new LiveCurves(new ExperimentRunner(() => this.requestUpdate(), pagePorts));
  readonly #near = new IntersectionObserver(
    (entries) => {
      if (entries.some((entry) => entry.isIntersecting)) this.started = true;
    },
    { rootMargin: `0px 0px ${AHEAD} 0px` },
  );

  readonly #printing = new Printing(this);

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
    const { experiments } = this.#curves;
    if (experiments.progress !== null) experiments.stop();
  }

  protected override willUpdate(): void {
    if (this.#printing.now) this.started = true;
  }

  get #figures(): ChapterFigures {
    return this.around.figures;
  }

  get #session(): Session {
    return this.#figures.session(this.block.id);
  }

  #figure(): Figure | null {
    if (!this.started) return null;
    this.#near.disconnect();
    const { state, moving } = this.#session;
    this.#curves.experiments.stopIfUnseen(state);
    return this.#curves.read(state, moving).figure;
  }

  protected override render(): TemplateResult {
    const figure = this.#figure();
    return html`<figure id="figure-${this.block.id}">
      <div class="plot">${this.#plot(figure)}</div>
      ${this.#legend(figure)}
      <div class="sliders">${this.block.sliders.map((path) => this.#slider(path))}</div>
      <figcaption>
        <strong>Figure ${this.number}.</strong> ${runningText(this.block.caption, this.around)}
        <span class="in-words">${inWords(this.#session.state.problem)}</span>
      </figcaption>
      ${this.#actions()}
    </figure>`;
  }

  #plot(figure: Figure | null): TemplateResult {
    return livePlot(this.#session, { figure, detail: this.#curves.detail, scheme: this.scheme });
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
      .fault=${this.#session.faults.get(path) ?? ""}
      @value-input=${(event: CustomEvent<ValueDetail<number>>) =>
        this.#session.fields.set(path, event.detail.value, false)}
      @value-change=${(event: CustomEvent<ValueDetail<number>>) =>
        this.#session.fields.set(path, event.detail.value, true)}
    ></maskrisk-number>`;
  }

  #actions(): TemplateResult {
    const { experiments } = this.#curves;
    const { progress, notice } = experiments;
    const running = progress !== null;
    const { state } = this.#session;
    const { n, replicates } = state.experiment;
    return html`<div class="actions">
      <button
        class="run ${this.block.experiments ? "primary" : ""}"
        title="n = ${n}, ${replicates} replicates for each point"
        @click=${() => experiments.toggle(state)}
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
        href="./index.html?${encodeState(state)}"
        aria-label="Open in the explorer: figure ${this.number}"
        >Open in the explorer</a
      >
    </div>`;
  }
}
