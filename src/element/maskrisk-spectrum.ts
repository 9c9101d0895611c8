import { html, type CSSResult, type TemplateResult } from "lit";
import {
  spectrumSummary,
  type PlotTheme,
  type Renderer,
  type SpectrumFigure,
} from "../plot/index.ts";
import { FigureElement } from "./figure-element.ts";
import { plotStyles } from "./maskrisk-plot.styles.ts";

/** The spectrum of the masked sample covariance: limiting density, draw, spikes. */
export class MaskriskSpectrum extends FigureElement<SpectrumFigure> {
  static override styles: CSSResult = plotStyles;

  protected readonly kind = "spectrum";

  protected paint(
    renderer: Renderer,
    canvas: HTMLElement,
    figure: SpectrumFigure,
    theme: PlotTheme,
  ): Promise<void> {
    return renderer.renderSpectrum(canvas, figure, this.frame, theme);
  }

  protected override render(): TemplateResult {
    const label = this.figure ? spectrumSummary(this.figure) : "empty plot";
    return html`
      <div class="canvas" ?hidden=${this.figure === null} role="img" aria-label=${label}></div>
      ${this.ready ? "" : html`<div class="waiting">${this.failed}</div>`}
    `;
  }
}
