import { defineControls } from "../controls/define.ts";
import { MaskriskCurves } from "../curves/maskrisk-curves.ts";
import { MaskriskEmbed } from "./maskrisk-embed.ts";
import { MaskriskPlot } from "./maskrisk-plot.ts";
import { RefusedPlot, templatesRefused } from "./refused-plot.ts";

defineControls();
for (const [name, element] of [
  ["maskrisk-curves", MaskriskCurves],
  ["maskrisk-plot", templatesRefused() ? RefusedPlot : MaskriskPlot],
  ["maskrisk-embed", MaskriskEmbed],
] as const) {
  // a page may load this file twice, or two versions of it: the first one stays
  if (!customElements.get(name)) customElements.define(name, element);
}
