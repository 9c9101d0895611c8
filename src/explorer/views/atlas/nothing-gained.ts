import { html, nothing, type TemplateResult } from "lit";
import { CELL, countOf, type MapFigure } from "../../../plot/index.ts";
import type { Problem } from "../../../problem/index.ts";
import type { View } from "../../../state/index.ts";
import { mapQuantities } from "./map-quantities.ts";

/**
 * What a map that is flat throughout means, and what it takes for it not to be.
 *
 * @param hide counts only rows whose target is hidden
 */
export function nothingGained(
  figure: MapFigure,
  mapped: View["mapped"],
  { rows }: Problem,
  hide: () => void,
): TemplateResult | typeof nothing {
  const flat = countOf(figure, CELL.flat);
  const whole = figure.computed === figure.values.length;
  if (!whole || flat === 0 || countOf(figure, CELL.value) > 0) return nothing;
  if (mapQuantities[mapped].scale.ramp !== "random") {
    return html`<span class="nothing"
      >Grey throughout: for every problem of this map masks only raise the risk. They lower it where
      a few directions are strong and carry the signal: try a spiked spectrum with an alignment that
      leans on its spikes.</span
    >`;
  }
  if (rows === "masked-target") {
    return html`<span class="nothing"
      >Grey throughout: for no problem of this map does a range of ratios beat the best fixed one.
      Other axes, or another spectrum, may show some that do.</span
    >`;
  }
  return html`<span class="nothing"
    >Grey throughout: no range of ratios beats the best fixed one here. Where every row counts it
    hardly ever does; what it takes is a target that is itself one of the hidden entries, as in a
    masked autoencoder.
    <button class="quiet" @click=${hide}>Count only rows whose target is hidden</button></span
  >`;
}
