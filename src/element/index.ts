/** The embeddable plot element. */
import { MaskriskPlot } from "./maskrisk-plot.ts";

export { MaskriskPlot, type MarkerDetail } from "./maskrisk-plot.ts";
export { pointText } from "./readout.ts";

/** Registers <maskrisk-plot>; calling it again does nothing. */
export function defineElement(): void {
  if (!customElements.get("maskrisk-plot")) customElements.define("maskrisk-plot", MaskriskPlot);
}
