import { html, type TemplateResult } from "lit";
import type { MaskLaw, Problem } from "../../problem/index.ts";
import type { ValueDetail } from "../controls/number-control.ts";

let asked = false;

/**
 * Loads the elements behind `<maskrisk-mask-law>` and `<maskrisk-mask-picture>` once; until then, or if
 * that fails, their places are empty.
 */
function load(): void {
  if (asked) return;
  asked = true;
  const failed = (): void => {
    // the law's fields say and set all that the plot does; the next drawing asks again
    asked = false;
  };
  import("./mask-law-element.ts").then(({ defineMaskLaw }) => defineMaskLaw(), failed);
  import("./mask-picture-element.ts").then(({ defineMaskPicture }) => defineMaskPicture(), failed);
}

/** The plot of a problem's mask law, by which it can be dragged. */
export function maskLawPlot(
  { mask, rows }: Problem,
  set: (value: MaskLaw, settled: boolean) => void,
): TemplateResult {
  load();
  return html`<maskrisk-mask-law
    .law=${mask}
    .targetHidden=${rows === "masked-target"}
    @value-input=${(event: CustomEvent<ValueDetail<MaskLaw>>) => set(event.detail.value, false)}
    @value-change=${(event: CustomEvent<ValueDetail<MaskLaw>>) => set(event.detail.value, true)}
  ></maskrisk-mask-law>`;
}

/** What a problem's masks do, as a picture. */
export function maskPicturePlot(problem: Problem): TemplateResult {
  load();
  return html`<maskrisk-mask-picture .problem=${problem}></maskrisk-mask-picture>`;
}
