import { html, type TemplateResult } from "lit";
import type { MaskLaw, Problem } from "../../problem/index.ts";
import type { ValueDetail } from "../controls/number-control.ts";

let asked = false;

/** Loads the element behind `<maskrisk-mask-law>` once; until then, or if it fails, its place is empty. */
function load(): void {
  if (asked) return;
  asked = true;
  import("./mask-law-element.ts").then(
    ({ defineMaskLaw }) => defineMaskLaw(),
    () => {
      // the law's fields say and set all that the plot does; the next drawing asks again
      asked = false;
    },
  );
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
