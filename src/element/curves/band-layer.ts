import { html, type TemplateResult } from "lit";
import {
  axisFraction,
  formatNumber,
  innerWidth,
  type FigureAxis,
  type Frame,
} from "../../plot/index.ts";
import type { Band, BandPart } from "./band.ts";

/** What the band asks of the plot. */
export interface BandActions {
  down(event: PointerEvent, part: BandPart): void;
  key(event: KeyboardEvent, part: BandPart): void;
}

/** The range of a random law on the axis: a tinted stretch with an end to drag on either side. */
export function bandLayer(
  axis: FigureAxis,
  frame: Frame,
  band: Band,
  actions: BandActions,
): TemplateResult {
  const pixel = (value: number): number =>
    frame.left + Math.min(1, Math.max(0, axisFraction(axis, value))) * innerWidth(frame);
  const [from, to] = [pixel(band.from), pixel(band.to)];
  const end = (part: "from" | "to", label: string, value: number, x: number): TemplateResult =>
    html`<div
      class="band-end ${part}"
      role="slider"
      tabindex="0"
      aria-label="${label} ${axis.label} of the random law"
      aria-valuemin=${axis.range[0]}
      aria-valuemax=${axis.range[1]}
      aria-valuenow=${value}
      aria-valuetext=${formatNumber(value)}
      .style="left:${x}px"
      @pointerdown=${(event: PointerEvent) => actions.down(event, part)}
      @keydown=${(event: KeyboardEvent) => actions.key(event, part)}
    >
      <span class="handle">${formatNumber(value)}</span>
    </div>`;
  return html`<div class="band" .style="left:${from}px;width:${to - from}px"></div>
    <div
      class="band-bar"
      role="slider"
      tabindex="0"
      aria-label="Whole range of the random law"
      aria-valuemin=${axis.range[0]}
      aria-valuemax=${axis.range[1]}
      aria-valuenow=${band.from}
      aria-valuetext="${formatNumber(band.from)} to ${formatNumber(band.to)}"
      .style="left:${from}px;width:${to - from}px"
      @pointerdown=${(event: PointerEvent) => actions.down(event, "both")}
      @keydown=${(event: KeyboardEvent) => actions.key(event, "both")}
    ></div>
    ${end("from", "Smallest", band.from, from)}${end("to", "Largest", band.to, to)}`;
}
