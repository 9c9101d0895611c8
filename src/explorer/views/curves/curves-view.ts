import {
  html,
  nothing,
  type CSSResultGroup,
  type PropertyDeclarations,
  type TemplateResult,
} from "lit";
import { defineCurves, type Band, type MarkerDetail, dataTables } from "../../../element/index.ts";
import { formatNumber, loadRenderer, type Figure, type PointDetail } from "../../../plot/index.ts";
import {
  SteadyRange,
  shownCurves,
  CurveCache,
  buildFigure,
  overallCaution,
  pointDetail,
  problemAt,
} from "../../../instrument/index.ts";
import { valueAt } from "../../../problem/index.ts";
import { FormulaFold } from "../../formula/fold.ts";
import type { ExplorerState } from "../../../state/index.ts";
import { toneColour } from "../../frame/curve-list.ts";
import { ViewElement } from "../view-element.ts";
import { Agreement, type Verdicts } from "./agreement.ts";
import { agreementPanel } from "./agreement-panel.ts";
import { agreementStyles } from "./agreement.styles.ts";
import { derivedFacts, factsStrip } from "./facts.ts";
import { sentence } from "./sentence.ts";
import { simulateBar } from "./simulate-bar.ts";

defineCurves();
// the largest file of the page is on its way while the view is set up; the figure tells when it fails
loadRenderer().catch(() => undefined);

/** The range of a uniform law, where the axis is the mask ratio itself. */
function bandOf({ problem: { mask }, axis }: ExplorerState): Band | null {
  if (axis.path !== "mask.ratio" || mask.law !== "uniform") return null;
  return { from: mask.min, to: mask.max };
}

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

  readonly #curves = new CurveCache();
  #figure: Figure | null = null;
  readonly #formula = new FormulaFold(() => this.requestUpdate());

  constructor() {
    super();
    this.tabled = false;
    this.derived = false;
  }

  readonly #range = new SteadyRange();
  readonly #agreement = new Agreement();
  #verdicts: Verdicts | null = null;

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (this.#figure !== null && !changed.has("revision")) return;
    const { state } = this.session;
    const figure = buildFigure(state, this.#curves, (problem) => this.desk.points(state, problem));
    this.#figure = this.#range.steady(figure, this.session.moving);
    this.#verdicts = this.#agreement.verdicts(this.desk.agreement(state));
  }

  #onMarker(event: CustomEvent<MarkerDetail>, settled: boolean): void {
    this.session.panel.set(this.session.state.axis.path, event.detail.value, settled);
  }

  #onBand({ detail }: CustomEvent<Band>, settled: boolean): void {
    this.session.setMask({ law: "uniform", min: detail.from, max: detail.to }, settled);
  }

  readonly #detail = (id: string, x: number): PointDetail | null => {
    const { state } = this.session;
    const curve = shownCurves(state).find((one) => one.id === id);
    const problem = curve && problemAt(curve.problem, state.axis.path, x);
    return problem ? pointDetail(problem) : null;
  };

  override simulate(): void {
    if (this.desk.progress === null) void this.desk.start(this.session.state);
    else this.desk.stop();
  }

  protected override render(): TemplateResult {
    const { session } = this;
    const { state } = session;
    const caution = overallCaution(state, this.#curves);
    const best = this.#curves.best(state.problem);
    const agreement = this.#verdicts;
    return html`
      ${this.titled(sentence(state, session.axisFaults, session.sentence))}
      <div class="plot-box">${this.#plot()}${this.#legend()}</div>
      <div class="under-plot">
        ${agreement && this.#figure ? agreementPanel(this.#figure.x, agreement) : nothing}
        ${simulateBar(state, this.desk, agreement?.all ?? null, caution, {
          setView: (change) => session.setView(change),
          setReference: (reference) => session.take({ reference }),
        })}
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
                session.panel.set("ridge", ridge, true),
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
        ${this.tabled && this.#figure ? dataTables(this.#figure) : nothing}
      </details>
    `;
  }

  #plot(): TemplateResult {
    const { state } = this.session;
    const marker = valueAt(state.problem, state.axis.path);
    return html`<maskrisk-curves
      .figure=${this.#figure}
      .marker=${typeof marker === "number" ? marker : null}
      .band=${bandOf(state)}
      .detail=${this.#detail}
      .moving=${this.session.moving}
      .scheme=${this.scheme}
      @marker-input=${(event: CustomEvent<MarkerDetail>) => this.#onMarker(event, false)}
      @marker-change=${(event: CustomEvent<MarkerDetail>) => this.#onMarker(event, true)}
      @band-input=${(event: CustomEvent<Band>) => this.#onBand(event, false)}
      @band-change=${(event: CustomEvent<Band>) => this.#onBand(event, true)}
    ></maskrisk-curves>`;
  }

  /** Where the marker is, in words; empty when the problem does not have the axis' field. */
  #place(): string {
    const { problem, axis } = this.session.state;
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
          html`<li>
            <span class="swatch" .style="background:${toneColour(tone)}"></span>${name}
          </li>`,
      )}
    </ul>`;
  }

  #goToBest(): (() => void) | null {
    const { problem } = this.session.state;
    if (problem.mask.law !== "fixed") return null;
    const ratio = Number(this.#curves.best(problem).ratio.toPrecision(3));
    if (problem.mask.ratio === ratio) return null;
    return () => this.session.panel.set("mask.ratio", ratio, true);
  }
}
