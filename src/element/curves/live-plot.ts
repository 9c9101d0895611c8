import { html, type TemplateResult } from "lit";
import type { Session } from "../../instrument/index.ts";
import type { Figure, PointDetail } from "../../plot/index.ts";
import { valueAt } from "../../problem/index.ts";
import type { ExplorerState } from "../../state/index.ts";
import type { Band } from "./band.ts";
import type { ZoomDetail } from "./zoom.ts";
import type { MarkerDetail } from "./maskrisk-curves.ts";

/** What a plot of a session shows. */
export interface LivePlot {
  /** Null until there is one. */
  readonly figure: Figure | null;
  readonly detail: (id: string, x: number) => PointDetail | null;
  /** Changes whenever the colours in force do. */
  readonly scheme: string;
  /** A picture only: nothing to read or drag. */
  readonly still?: boolean;
  /** Called each time the figure has been painted. */
  readonly onPainted?: () => void;
}

/** The curves of a session with the marker and the band that change its problem. */
export function livePlot(
  session: Session,
  { figure, detail, scheme, still = false, onPainted = () => undefined }: LivePlot,
): TemplateResult {
  const { state } = session;
  const marker = valueAt(state.problem, state.axis.path);
  const onMarker = (settled: boolean) => (event: CustomEvent<MarkerDetail>) =>
    session.fields.set(session.state.axis.path, event.detail.value, settled);
  const onBand = (settled: boolean) => (event: CustomEvent<Band>) =>
    session.setMask({ law: "uniform", min: event.detail.from, max: event.detail.to }, settled);
  const onZoom = (settled: boolean) => (event: CustomEvent<ZoomDetail>) =>
    session.axes.zoom(event.detail, settled);
  return html`<maskrisk-curves
    .figure=${figure}
    .marker=${typeof marker === "number" ? marker : null}
    .band=${still ? null : bandOf(state)}
    .detail=${detail}
    .moving=${session.moving}
    .still=${still}
    .zoomable=${true}
    .scheme=${scheme}
    @figure-painted=${onPainted}
    @marker-input=${onMarker(false)}
    @marker-change=${onMarker(true)}
    @band-input=${onBand(false)}
    @band-change=${onBand(true)}
    @zoom-input=${onZoom(false)}
    @zoom-change=${onZoom(true)}
    @zoom-reset=${() => session.axes.resetZoom()}
  ></maskrisk-curves>`;
}

/** The range of a uniform law, where the axis is the mask ratio itself. */
function bandOf({ problem: { mask }, axis }: ExplorerState): Band | null {
  if (axis.path !== "mask.ratio" || mask.law !== "uniform") return null;
  return { from: mask.min, to: mask.max };
}
