import {
  html,
  nothing,
  type CSSResultGroup,
  type PropertyDeclarations,
  type TemplateResult,
} from "lit";
import { dataTables, defineCurves, livePlot } from "../../../element/index.ts";
import { formatNumber, loadRenderer } from "../../../plot/index.ts";
import { LiveCurves, type CurvesReading } from "../../../instrument/index.ts";
import { valueAt } from "../../../problem/index.ts";
import { FormulaFold } from "../../formula/fold.ts";
import { toneColour } from "../../frame/curve-list.ts";
import { ViewElement } from "../view-element.ts";
import { Agreement, type Verdicts } from "./agreement.ts";
import { agreementPanel } from "./agreement-panel.ts";
import { agreementStyles } from "./agreement.styles.ts";
import { derivedFacts, factsStrip } from "./facts.ts";
import { sentence } from "./sentence.ts";
import { hatchNote } from "./hatch-note.ts";
import { simulateBar } from "./simulate-bar.ts";

/** Margin above the plot, in pixels. */
const MARGIN = 8;

defineCurves();
// the largest file of the page is on its way while the view is set up; the figure tells when it fails
loadRenderer().catch(() => undefined);

/** Risk curves of the shown problems along one axis, theory and experiments. */
export class CurvesView extends ViewElement {
  static override properties: PropertyDeclarations = {
    ...ViewElement.properties,
    tabled: { state: true },
    derived: { state: true },
  };

  static override styles: CSSResultGroup = [ViewElement.styles, agreementStyles];

  /** Whether the data table is open. */
  declare private tabled: boolean;
  /** Whether the derived quantities are open. */
  declare private derived: boolean;

  #live: LiveCurves | null = null;
  #reading: CurvesReading | null = null;
  readonly #formula = new FormulaFold(() => this.requestUpdate());

  constructor() {
    super();
    this.tabled = false;
    this.derived = false;
  }

  readonly #agreement = new Agreement();
  #verdicts: Verdicts | null = null;

  /** The curves of the experiments that the page has. */
  get #curves(): LiveCurves {
    return (this.#live ??= new LiveCurves(this.experiments));
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (this.#reading !== null && !changed.has("revision")) return;
    const { state, moving } = this.session;
    const before = this.#reading;
    this.#reading = this.#curves.read(state, moving);
    this.#verdicts = this.#agreement.verdicts(this.#reading.agreement);
    this.#holdHeight(before);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener("resize", this.#letHeightGo);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener("resize", this.#letHeightGo);
  }

  readonly #letHeightGo = (): void => {
    this.style.removeProperty("--plot-height");
  };

  /** What is told of experiments takes room under the plot: the page grows by it, the plot keeps its size. */
  #holdHeight(before: CurvesReading | null): void {
    const told = (reading: CurvesReading | null): boolean =>
      reading !== null && (reading.progress !== null || reading.agreement.length > 0);
    if (before === null || told(before) === told(this.#reading)) return;
    const box = this.renderRoot.querySelector<HTMLElement>(".plot-box");
    if (told(before)) this.#letHeightGo();
    else if (box)
      this.style.setProperty("--plot-height", `${box.getBoundingClientRect().height + MARGIN}px`);
  }

  override simulate(): void {
    this.experiments.toggle(this.session.state);
  }

  protected override render(): TemplateResult {
    const { session } = this;
    const { state } = session;
    const caution = this.#curves.caution(state);
    const figure = this.#reading?.figure ?? null;
    const best = this.#curves.best(state.problem);
    const agreement = this.#verdicts;
    return html`
      ${this.titled(sentence(state, session.axisFaults, session.axes))}
      <div class="plot-box">${this.#plot()}${this.#legend()}</div>
      <div class="under-plot">
        ${agreement && figure ? agreementPanel(figure.x, agreement, this.experiments.progress !== null) : nothing}
        ${simulateBar(state, this.experiments, agreement?.all ?? null, caution, {
          setView: (change) => session.setView(change),
          setReference: (reference) => session.take({ reference }),
          faults: session.axisFaults,
          setVertical: (vertical) => session.axes.setVertical(vertical),
          ownEnds: () => session.axes.zoom(figure === null ? {} : { y: figure.y.range }, true),
          setLimit: (end, text) => session.axes.setLimit(end, text),
          clear: () => this.experiments.clear(state),
        })}
        ${figure === null ? nothing : hatchNote(figure)}
      </div>
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
                session.fields.set("ridge", ridge, true),
              )
            : nothing
        }
      </details>
      ${this.#formula.render(state.problem)}
      <details
        class="data"
        @toggle=${(event: Event) => (this.tabled = (event.target as HTMLDetailsElement).open)}
      >
        <summary>Data table</summary>
        ${this.tabled && figure ? dataTables(figure) : nothing}
      </details>
    `;
  }

  #plot(): TemplateResult {
    const figure = this.#reading?.figure ?? null;
    const { detail } = this.#curves;
    return livePlot(this.session, { figure, detail, scheme: this.scheme });
  }

  /** Where the marker is, in words; empty when the problem does not have the axis' field. */
  #place(): string {
    const { problem, axis } = this.session.state;
    const value = valueAt(problem, axis.path);
    const x = this.#reading?.figure.x;
    if (typeof value !== "number" || !x) return "";
    return ` at ${x.symbol || x.label} = ${formatNumber(value)}`;
  }

  /** Names of the curves, for plots too narrow to carry them at their ends. */
  #legend(): TemplateResult {
    return html`<ul class="legend" aria-hidden="true">
      ${this.#reading?.figure.series.map(
        ({ name, tone }) =>
          html`<li>
            <span class="swatch" .style="background:${toneColour(tone)}"></span>${name}
          </li>`,
      )}
    </ul>`;
  }

  #goToBest(): (() => void) | null {
    const { problem } = this.session.state;
    if (problem.mask.law !== "fixed") return null;
    const best = this.#curves.best(problem);
    // an infimum that is approached only is nowhere to go to
    if (best.approaches !== null) return null;
    const rounded = Number(best.ratio.toPrecision(3));
    const ratio = rounded < 1 ? rounded : best.ratio;
    if (problem.mask.ratio === ratio) return null;
    return () => this.session.fields.set("mask.ratio", ratio, true);
  }
}
