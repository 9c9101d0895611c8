/** Drawn elements: the embeddable plot, the spectrum and the map. */
import { MaskriskMap } from "./maskrisk-map.ts";
import { MaskriskCurves } from "./maskrisk-curves.ts";
import { MaskriskRecovery } from "./maskrisk-recovery.ts";
import { MaskriskSpectrum } from "./maskrisk-spectrum.ts";
import { MaskriskSpikes } from "./maskrisk-spikes.ts";

export type { Band } from "./band.ts";
export { MaskriskMap, type CellDetail } from "./maskrisk-map.ts";
export { MaskriskCurves, type MarkerDetail } from "./maskrisk-curves.ts";
export { MaskriskRecovery, type ColumnDetail } from "./maskrisk-recovery.ts";
export { MaskriskSpectrum, type EigenvalueDetail } from "./maskrisk-spectrum.ts";
export { MaskriskSpikes } from "./maskrisk-spikes.ts";
export { pointText } from "./readout.ts";

/** Registers <maskrisk-curves>; calling it again does nothing, as with the others. */
export function defineCurves(): void {
  define("maskrisk-curves", MaskriskCurves);
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
