import {
  html,
  nothing,
  type CSSResultGroup,
  type PropertyDeclarations,
  type TemplateResult,
} from "lit";
import {
  defineSpectrum,
  type ColumnDetail,
  type EigenvalueDetail,
  type MarkerDetail,
} from "../../../element/index.ts";
import {
  columnText,
  formatNumber,
  recoveryFigure,
  spectrumSummary,
  spikePathFigure,
  type RecoveryColumn,
  type RecoveryFigure,
  type SpectrumFigure,
  type SpikePath,
} from "../../../plot/index.ts";
import { type DrawnRows } from "../../../instrument/index.ts";
import { listedEigenvalues, meanRatio, type Problem } from "../../../problem/index.ts";
import { eigenRecovery, type SpectralDensity } from "../../../theory/index.ts";
import { ViewElement } from "../view-element.ts";
import { SpectrumClient } from "./spectrum-client.ts";
import type { Drawing } from "../../share/drawing.ts";
import type { DrawnFigure } from "../../share/drawn-svg.ts";
import { spectrumFacts, spectrumTables } from "./spectrum-facts.ts";
import {
  axisScale,
  spectrumFigure,
  spectrumModel,
  type EigenvalueScale,
  type SpectrumPieces,
} from "./spectrum-model.ts";
import { spectrumRows } from "./spectrum-rows.ts";
import type { SpectrumTask } from "./spectrum-task.ts";
import { spectrumViewStyles } from "./spectrum-view.styles.ts";

defineSpectrum();

/** How long a problem must stand still before a draw is made, in milliseconds. */
const STILL = 250;

const TITLE = "What masking does to the spectrum";

const SCALES: readonly EigenvalueScale[] = ["auto", "linear", "log"];

/** What masking does to the spectrum: from the population to the sample, and what is recovered. */
export class SpectrumView extends ViewElement {
  static override properties: PropertyDeclarations = {
    ...ViewElement.properties,
    tabled: { state: true },
    column: { state: true },
  };

  static override styles: CSSResultGroup = [ViewElement.styles, spectrumViewStyles];

  /** Whether the data tables are open. */
  declare private tabled: boolean;
  /** The eigenvalue being read in the recovery; null when nobody reads. */
  declare private column: RecoveryColumn | null;

  readonly #spectra = new SpectrumClient(() => this.requestUpdate());
  #figure: SpectrumFigure | null = null;
  #recovery: { readonly problem: Problem; readonly figure: RecoveryFigure } | null = null;
  /** The axis of the figure when an eigenvalue was taken hold of. */
  #held: SpectrumFigure | null = null;
  #still: ReturnType<typeof setTimeout> | undefined;
  /** The problem that has stood still long enough for a draw. */
  #settled: { readonly problem: Problem; readonly n: number; readonly seed: number } | null = null;

  constructor() {
    super();
    this.tabled = false;
    this.column = null;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#still);
    this.#settled = null;
    this.#spectra.close();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate();
  }

  override drawing(): Drawing | null {
    const element = this.renderRoot.querySelector<DrawnFigure>("maskrisk-spectrum");
    const figure = this.#figure;
    const recovery = this.#recovery?.figure;
    if (element === null || figure === null || recovery === undefined) return null;
    // density and draw may arrive while the figure is being shared
    return {
      element,
      title: TITLE,
      description: spectrumSummary(figure),
      rows: () => this.#rows(this.#figure ?? figure, recovery),
    };
  }

  #rows(figure: SpectrumFigure, recovery: RecoveryFigure): DrawnRows {
    const drawn = this.#spectra.answers.get("draw")?.reply;
    return spectrumRows(figure, recovery, drawn?.kind === "draw" ? drawn.draw : null);
  }

  protected override willUpdate(): void {
    if (!this.isConnected) return;
    const { state } = this.session;
    const { problem } = state;
    const tone = problem.mask.law === "fixed" ? "var(--series-1)" : "var(--series-random)";
    this.style.setProperty("--tone", tone);
    const { density, pieces } = this.#ask();
    const model = spectrumModel(problem, density);
    const scale = axisScale(this.#held?.sticks ?? model.sticks, state.view.eigenscale);
    this.#figure = spectrumFigure(model, pieces, scale, this.#held);
    if (this.#recovery?.problem !== problem) {
      this.#recovery = { problem, figure: recoveryFigure(eigenRecovery(problem)) };
      this.column = null;
    }
  }

  /** Asks for what is missing, and takes what is there. */
  #ask(): { density: SpectralDensity | null; pieces: SpectrumPieces } {
    const { problem, experiment } = this.session.state;
    const { n, seed } = experiment;
    const task = (kind: SpectrumTask["kind"]): SpectrumTask => ({ kind, problem, n, seed });
    this.#spectra.want(task("path"));
    const denseFresh = this.#spectra.want(task("density"));
    const { problem: before, n: size, seed: same } = this.#settled ?? {};
    let drawFresh = false;
    if (before === problem && size === n && same === seed) {
      drawFresh = this.#spectra.want(task("draw"));
    } else {
      this.#spectra.drop("draw");
      clearTimeout(this.#still);
      this.#still = setTimeout(() => {
        this.#settled = { problem, n, seed };
        this.requestUpdate();
      }, STILL);
    }
    const dense = this.#spectra.answers.get("density")?.reply;
    const drawn = this.#spectra.answers.get("draw")?.reply;
    const density = dense?.kind === "density" ? dense.density : null;
    const missing = dense?.kind === "failure" && denseFresh ? dense.failure : "";
    return {
      density,
      pieces: {
        density,
        draw: drawn?.kind === "draw" ? drawn.draw : null,
        fresh: { density: denseFresh, draw: drawFresh },
        missing,
      },
    };
  }

  #onEigenvalue({ detail }: CustomEvent<EigenvalueDetail>, settled: boolean): void {
    this.#held = settled ? null : (this.#held ?? this.#figure);
    this.session.fields.set(detail.path, detail.value, settled);
  }

  #onRatio({ detail }: CustomEvent<MarkerDetail>, settled: boolean): void {
    this.session.fields.set("mask.ratio", detail.value, settled);
  }

  protected override render(): TemplateResult {
    const figure = this.#figure;
    const recovery = this.#recovery?.figure;
    if (figure === null || recovery === undefined) return html``;
    const { path } = this.#path();
    const dense = this.#spectra.answers.get("density")?.reply;
    return html`${this.titled(html`<h1 class="sentence"><span>${TITLE}</span></h1>`)}
      <div class="plot-box">
        <maskrisk-spectrum
          .figure=${figure}
          aria-busy=${!(figure.fresh.density && figure.fresh.draw)}
          @eigenvalue-input=${(event: CustomEvent<EigenvalueDetail>) => this.#onEigenvalue(event, false)}
          @eigenvalue-change=${(event: CustomEvent<EigenvalueDetail>) => this.#onEigenvalue(event, true)}
        ></maskrisk-spectrum>
      </div>
      ${this.#key(figure)}
      <div class="companions">${this.#spikes()}${this.#recovered(recovery)}</div>
      ${spectrumFacts(
        figure,
        dense?.kind === "density" && figure.fresh.density ? dense.density : null,
        path,
        meanRatio(this.session.state.problem.mask),
      )}
      <details
        class="data"
        @toggle=${(event: Event) => (this.tabled = (event.target as HTMLDetailsElement).open)}
      >
        <summary>Data table</summary>
        ${this.tabled ? spectrumTables(figure, recovery) : nothing}
      </details>`;
  }

  /** What the marks of the figure mean, and the choice of the axis. */
  #key(figure: SpectrumFigure): TemplateResult {
    const { experiment, view } = this.session.state;
    const drawn = this.#spectra.answers.get("draw")?.reply;
    const draw =
      drawn?.kind === "failure" && figure.fresh.draw
        ? html`<span class="error">${drawn.failure}</span>`
        : html`<span>
            <svg aria-hidden="true">
              <rect x="1" y="1" width="24" height="10" fill="var(--tone)" opacity="0.22" />
            </svg>
            one draw, n = ${experiment.n}, seed ${experiment.seed}
          </span>`;
    return html`<div class="key">
      <span>
        <svg aria-hidden="true">
          <line x1="1" x2="25" y1="6" y2="6" stroke="var(--tone)" stroke-width="2.4" />
        </svg>
        limiting density
      </span>
      ${draw}
      <span>
        <svg aria-hidden="true">
          <circle cx="13" cy="6" r="4.5" fill="none" stroke="var(--tone)" stroke-width="1.8" />
        </svg>
        its eigenvalues beyond the bulk
      </span>
      ${this.#dragHint()}
      <span class="scales" role="group" aria-label="Eigenvalue axis">
        ${SCALES.map(
          (scale) =>
            html`<button
              aria-pressed=${view.eigenscale === scale}
              @click=${() => this.session.setView({ eigenscale: scale })}
            >
              ${scale}
            </button>`,
        )}
      </span>
    </div>`;
  }

  #dragHint(): TemplateResult | typeof nothing {
    const listed = listedEigenvalues(this.session.state.problem.spectrum);
    return listed ? html`<span>${listed.hint}</span>` : nothing;
  }

  /** The course of the upper end as the masks change; whether it is that of the problem in force. */
  #path(): { path: SpikePath | null; known: boolean; fresh: boolean } {
    const { problem, experiment } = this.session.state;
    const { n, seed } = experiment;
    const answer = this.#spectra.answers.get("path");
    const fresh = this.#spectra.want({ kind: "path", problem, n, seed });
    const path = answer?.reply.kind === "path" ? answer.reply.path : null;
    return { path, known: answer !== undefined, fresh };
  }

  #spikes(): TemplateResult {
    const { problem } = this.session.state;
    const { path, known, fresh } = this.#path();
    const fixed = problem.mask.law === "fixed";
    const marker = meanRatio(problem.mask);
    const any = path !== null && path.spikes.length > 0;
    const text =
      path === null
        ? ""
        : path.scaled
          ? "Every ratio of the law is scaled by one factor; the axis is its mean. The mark is the law as it is."
          : any
            ? "Ring: where a spike meets the bulk’s upper edge (BBP). Beyond, the sample shows no trace of it."
            : "The spectrum has no single spikes to lose: this is the bulk’s upper edge alone.";
    return html`<section class="companion">
      <h2>${any ? "Outliers" : "The bulk"} as masks get heavier</h2>
      <div class="figure">
        ${
          path === null
            ? html`<p class="nothing" aria-busy=${!known}>
                ${known ? "Not available: copies with fresh random ratios, or no rows, have no classes to follow." : "computing…"}
              </p>`
            : html`<maskrisk-spikes
                .figure=${spikePathFigure(path, marker)}
                .marker=${marker}
                ?movable=${fixed}
                ?stale=${!fresh}
                aria-busy=${!fresh}
                @marker-input=${(event: CustomEvent<MarkerDetail>) => this.#onRatio(event, false)}
                @marker-change=${(event: CustomEvent<MarkerDetail>) => this.#onRatio(event, true)}
              ></maskrisk-spikes>`
        }
      </div>
      <p>${text}</p>
    </section>`;
  }

  #recovered(figure: RecoveryFigure): TemplateResult {
    const reading =
      this.column === null
        ? html`<span class="swatch"></span>bias <span class="swatch light"></span>variance.
            ${
              figure.total < Infinity
                ? html`Together the excess risk, <strong>${formatNumber(figure.total)}</strong>.`
                : html`The variance is infinite here.`
            }
            Recovered: E β̂ along the eigenvector over β; 1 is
            unbiased.${figure.binned ? " Columns are bins of eigenvalues." : ""}`
        : html`<strong>${columnText(this.column)}</strong>`;
    return html`<section class="companion">
      <h2>Signal recovered along the eigenvectors</h2>
      <div class="figure">
        <maskrisk-recovery
          .figure=${figure}
          @column-read=${(event: CustomEvent<ColumnDetail>) => (this.column = event.detail.column)}
        ></maskrisk-recovery>
      </div>
      <p>${reading}</p>
    </section>`;
  }
}
