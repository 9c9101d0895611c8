/** Drawn elements: the embeddable plot, the spectrum and the map. */
import { MaskriskMap } from "./maskrisk-map.ts";
import { MaskriskPlot } from "./maskrisk-plot.ts";
import { MaskriskRecovery } from "./maskrisk-recovery.ts";
import { MaskriskSpectrum } from "./maskrisk-spectrum.ts";
import { MaskriskSpikes } from "./maskrisk-spikes.ts";

export type { Band } from "./band.ts";
export { MaskriskMap, type CellReadDetail, type PlaceDetail } from "./maskrisk-map.ts";
export { MaskriskPlot, type MarkerDetail } from "./maskrisk-plot.ts";
export { MaskriskRecovery, type ColumnDetail } from "./maskrisk-recovery.ts";
export { MaskriskSpectrum, type EigenvalueDetail } from "./maskrisk-spectrum.ts";
export { MaskriskSpikes } from "./maskrisk-spikes.ts";
export { pointText } from "./readout.ts";

/** Registers <maskrisk-plot>; calling it again does nothing, as with the others. */
export function definePlot(): void {
  define("maskrisk-plot", MaskriskPlot);
}

/** Registers <maskrisk-spectrum> and its companions <maskrisk-spikes> and <maskrisk-recovery>. */
export function defineSpectrum(): void {
  define("maskrisk-spectrum", MaskriskSpectrum);
  define("maskrisk-spikes", MaskriskSpikes);
  define("maskrisk-recovery", MaskriskRecovery);
}

/** Registers <maskrisk-map>. */
export function defineMap(): void {
  define("maskrisk-map", MaskriskMap);
}

function define(name: string, element: CustomElementConstructor): void {
  if (!customElements.get(name)) customElements.define(name, element);
}
