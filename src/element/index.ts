/** Drawn elements: the embeddable plot, the spectrum and the map. */
import { MaskriskMap } from "./maskrisk-map.ts";
import { MaskriskPlot } from "./maskrisk-plot.ts";
import { MaskriskSpectrum } from "./maskrisk-spectrum.ts";

export { MaskriskMap, type CellDetail } from "./maskrisk-map.ts";
export { MaskriskPlot, type MarkerDetail } from "./maskrisk-plot.ts";
export { MaskriskSpectrum } from "./maskrisk-spectrum.ts";
export { pointText } from "./readout.ts";

/** Registers <maskrisk-plot>, <maskrisk-spectrum> and <maskrisk-map>; calling it again does nothing. */
export function defineElements(): void {
  const elements = {
    "maskrisk-plot": MaskriskPlot,
    "maskrisk-spectrum": MaskriskSpectrum,
    "maskrisk-map": MaskriskMap,
  };
  for (const [name, element] of Object.entries(elements)) {
    if (!customElements.get(name)) customElements.define(name, element);
  }
}
