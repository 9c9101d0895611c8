/** Drawn elements: the embeddable plot, the spectrum and the map. */
import { MaskriskMap } from "./map/maskrisk-map.ts";
import { MaskriskCurves } from "./curves/maskrisk-curves.ts";
import { MaskriskRecovery } from "./spectrum/maskrisk-recovery.ts";
import { MaskriskSpectrum } from "./spectrum/maskrisk-spectrum.ts";
import { MaskriskSpikes } from "./spectrum/maskrisk-spikes.ts";
export { type CellReadDetail, type PlaceDetail } from "./map/maskrisk-map.ts";
export { type MarkerDetail } from "./curves/maskrisk-curves.ts";
export { type ColumnDetail } from "./spectrum/maskrisk-recovery.ts";
export { type EigenvalueDetail } from "./spectrum/maskrisk-spectrum.ts";
export { Printing } from "./parts/printing.ts";
export { dataTable, dataTables } from "./parts/data-table.ts";

export { livePlot } from "./curves/live-plot.ts";
export { defineControls } from "./controls/define.ts";
export { experimentControls } from "./controls/experiment-controls.ts";
export { markerControl } from "./controls/marker-control.ts";
export { NumberControl, type ValueDetail } from "./controls/number-control.ts";
export { sectionControls, sectionOf } from "./controls/section-controls.ts";
export { explained } from "./explain/explanation.ts";
export { setGlossaryOpener } from "./explain/glossary-opener.ts";
export { termText } from "./explain/term-text.ts";
export { written } from "./explain/written.ts";
export { maskPicturePlot } from "./mask-law/mask-law.ts";
export { shared } from "./controls/shared.styles.ts";

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
