import { html, nothing, type TemplateResult } from "lit";
import {
  formatNumber,
  histogramBars,
  spectrumAxes,
  type SpectrumFigure,
} from "../../../plot/index.ts";
import type { ExplorerState } from "../../state/state.ts";
import type { SpectrumDesk } from "./spectrum-desk.ts";
import type { SpectrumReply } from "./spectrum-task.ts";

/** Bars of the histogram up to the right edge: more as there are more eigenvalues to fill them. */
function binCount(eigenvalues: Float64Array): number {
  return Math.max(8, Math.min(60, Math.round(1.6 * eigenvalues.length ** 0.6)));
}

/** Share of the density's places that stay inside the frame: it may be unbounded near 0. */
const CLIP = 0.97;

type Computed = Exclude<SpectrumReply, { failure: string }>;

/** The drawing of a computed spectrum. */
export function spectrumFigure({ density, draw }: Computed): SpectrumFigure {
  const edge = density.edges.at(-1)?.[1] ?? 1;
  const finite = draw !== null && draw.every((value) => Number.isFinite(value)) ? draw : null;
  const { bars } =
    finite === null ? { bars: [] } : histogramBars(finite, edge * 1.0001, binCount(finite));
  const parts = {
    density: { x: density.x, y: density.density },
    bars,
    edges: density.edges,
    spikes: density.outliers,
    outlying: finite === null ? [] : Array.from(finite).filter((value) => value > edge * 1.02),
  };
  return {
    ...parts,
    ...spectrumAxes(parts, CLIP),
    atom: { place: density.atomPlace, mass: density.atomAtZero },
  };
}

/** What the spectrum says, in figures. */
export function spectrumFacts(state: ExplorerState, desk: SpectrumDesk): TemplateResult {
  const { reply } = desk;
  if (reply === null) return html`<p class="regime">computing the spectrum…</p>`;
  if ("failure" in reply)
    return html`<p class="error stage-note" role="alert">${reply.failure}</p>`;
  const { density, notice } = reply;
  const support = density.edges
    .map(([from, to]) => `${formatNumber(from, 3)} to ${formatNumber(to, 3)}`)
    .join(", ");
  const { n, seed } = state.experiment;
  return html`
    <dl class="facts">
      <div class="main">
        <dt>support of the bulk</dt>
        <dd>${support === "" ? "none" : support}</dd>
      </div>
      <div>
        <dt>share of eigenvalues at ${formatNumber(density.atomPlace, 3)}</dt>
        <dd>${formatNumber(density.atomAtZero, 3)}</dd>
      </div>
      <div title="Smaller spikes of Σ leave no outlier (Baik, Ben Arous & Péché 2005)">
        <dt>smallest spike that shows</dt>
        <dd>${density.criticalSpike === null ? "–" : formatNumber(density.criticalSpike, 3)}</dd>
      </div>
      ${density.outliers.map(
        ({ spike, location }) =>
          html`<div>
            <dt>spike ${formatNumber(spike, 3)}</dt>
            <dd>
              ${location === null ? "lost in the bulk" : `shows at ${formatNumber(location, 3)}`}
            </dd>
          </div>`,
      )}
    </dl>
    <p class="regime">
      line: limiting density of the eigenvalues of ZᵀZ/N · shade and dots: one draw with n = ${n},
      seed ${seed}${notice === "" ? nothing : html` · <span class="error">${notice}</span>`}
      <span class="solver">
        · residual ${formatNumber(density.residual, 1)}${density.converged ? "" : ", NOT converged"}
      </span>
    </p>
  `;
}
