import { html, type TemplateResult } from "lit";
import { defineSpectrum } from "../../../element/index.ts";
import type { SpectrumFigure } from "../../../plot/index.ts";
import { ViewElement } from "../view-element.ts";
import { SpectrumDesk } from "./spectrum-desk.ts";
import { spectrumFacts, spectrumFigure } from "./spectrum-parts.ts";
import type { SpectrumReply } from "./spectrum-task.ts";

defineSpectrum();

/** Eigenvalues of the masked data: the limit, and one draw beside it. */
export class SpectrumView extends ViewElement {
  readonly #spectra = new SpectrumDesk(() => this.requestUpdate());
  #figure: SpectrumFigure | null = null;
  #drawn: SpectrumReply | null = null;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#spectra.close();
  }

  protected override willUpdate(): void {
    const { problem, experiment } = this.session.state;
    const { n, seed } = experiment;
    if (this.isConnected) this.#spectra.want({ problem, n, seed });
    const { reply } = this.#spectra;
    if (reply === null || reply === this.#drawn) return;
    this.#drawn = reply;
    this.#figure = "density" in reply ? spectrumFigure(reply) : null;
  }

  protected override render(): TemplateResult {
    return html`${this.titled(
        html`<h1 class="sentence"><span>Eigenvalues of the masked data</span></h1>`,
      )}
      <div class="plot-box">
        <maskrisk-spectrum .figure=${this.#figure} .scheme=${this.scheme}></maskrisk-spectrum>
      </div>
      ${spectrumFacts(this.session.state, this.#spectra)}`;
  }
}
