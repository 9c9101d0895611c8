import { html, nothing, type TemplateResult } from "lit";
import { dataTable } from "../../../element/index.ts";
import {
  CELL,
  countOf,
  mapCaption,
  mapSummary,
  mapTable,
  type MapFigure,
} from "../../../plot/index.ts";
import type { View } from "../../../state/index.ts";
import type { MapJob } from "./live-maps.ts";
import { mapQuantities } from "./map-quantities.ts";

/** A map that takes longer than this says so, in seconds. */
const LONG = 3;

/** How far the map is, what it shows and does not, and Stop. Has room of its own: nothing moves when it ends. */
export function mapFoot(
  job: MapJob | null,
  figure: MapFigure | null,
  mapped: View["mapped"],
  remark: unknown,
  actions: { stop(): void; resume(): void },
): TemplateResult {
  const { meaning } = mapQuantities[mapped];
  return html`<div class="simulate map-foot">
    <p class="agreement">${meaning} ${remark} ${figure === null ? nothing : hatching(figure)}</p>
    <span class="state">${job === null ? nothing : progress(job, actions)}</span>
  </div>`;
}

/** What hatched cells are, where there are any. */
function hatching(figure: MapFigure): unknown {
  const infinite = countOf(figure, CELL.infinite) > 0;
  const missing = countOf(figure, CELL.missing) > 0;
  if (!infinite && !missing) return nothing;
  const words = [
    ...(infinite ? ["the risk is infinite, at the interpolation threshold"] : []),
    ...(missing ? [`there is no number to show (${figure.missingName})`] : []),
  ];
  return html`<span class="nothing">Hatched: ${words.join("; hatched the other way: ")}.</span>`;
}

function progress(job: MapJob, { stop, resume }: { stop(): void; resume(): void }): unknown {
  const { state, count, total, left } = job;
  switch (state) {
    case "running":
      return html`<button class="primary" @click=${stop}>Stop</button>
        <span class="progress">
          <progress max="1" value=${count / total} aria-label="Cells done"></progress>
          <span class="count">${Math.floor((100 * count) / total)} %</span>
          ${left !== null && left > LONG ? html`<span>${timeLeft(left)}</span>` : nothing}
        </span>`;
    case "stopped":
      return html`<button class="primary" @click=${resume}>Go on</button>
        <span class="progress">stopped at ${count} of ${total} cells</span>`;
    case "failed":
      return html`<button class="primary" @click=${resume}>Try again</button>
        <span class="error" role="alert">The map stopped: ${job.failure}</span>`;
    case "finished":
      return html`<span class="progress">${total} cells</span>`;
  }
}

/** "about 40 s left", "about 3 min left" */
function timeLeft(seconds: number): string {
  if (seconds < 90) return `about ${Math.max(1, Math.round(seconds))} s left`;
  if (seconds < 5400) return `about ${Math.round(seconds / 60)} min left`;
  return `about ${Math.round(seconds / 3600)} h left`;
}

/** What a screen reader is told when a map is done, or will take long; empty in between. */
export function mapStatus(job: MapJob | null, figure: MapFigure | null): string {
  if (job === null || figure === null) return "";
  if (job.state === "finished") return `Map complete. ${mapSummary(figure)}`;
  if (job.state === "stopped") return `Map stopped at ${job.count} of ${job.total} cells.`;
  if (job.state === "running" && job.left !== null && job.left > 10) {
    return "The map will take more than ten seconds; it can be read as it fills in.";
  }
  return "";
}

/** The map as a table of evenly spaced cells, and the way to all of them. */
export function mapTables(figure: MapFigure, share: () => void): TemplateResult {
  return html`${dataTable(mapCaption(figure), mapTable(figure))}
    <button class="save" @click=${share}>
      All ${figure.values.length} cells as CSV or JSON…
    </button>`;
}
