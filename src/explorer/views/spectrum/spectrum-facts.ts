import { html, nothing, type TemplateResult } from "lit";
import { dataTable, explained, termText } from "../../../element/index.ts";
import {
  columnName,
  densityTable,
  formatNumber,
  spikeFate,
  spectrumTable,
  type RecoveryFigure,
  type SpectrumFigure,
  type SpikePath,
} from "../../../plot/index.ts";
import type { SpectralDensity } from "../../../theory/index.ts";

/** Most spikes whose fate is told among the facts. */
const TOLD = 6;

/** What the spectrum says, in figures; `current` is the mean mask ratio in force. */
export function spectrumFacts(
  figure: SpectrumFigure,
  density: SpectralDensity | null,
  path: SpikePath | null,
  current: number,
): TemplateResult {
  const support = figure.edges
    .map(([from, to]) => `${formatNumber(from, 3)} to ${formatNumber(to, 3)}`)
    .join(", ");
  const spikes = figure.sticks.filter((stick) => stick.spike);
  return html`
    <dl class="facts">
      <div class="main">
        <dt>
          ${explained({ title: "support of the bulk", text: "Where the limiting density of the sample’s eigenvalues is positive." })}
        </dt>
        <dd>${support === "" ? "–" : support}</dd>
      </div>
      <div>
        <dt>
          ${explained({
            title: `share of eigenvalues at ${formatNumber(figure.atom.place, 3)}`,
            text: "1 − rank(Z)/d: directions that no row sees.",
          })}
        </dt>
        <dd>${density === null ? "–" : formatNumber(figure.atom.mass, 3)}</dd>
      </div>
      <div>
        <dt>${explained({ ...termText("criticalSpike"), title: "smallest spike that shows" })}</dt>
        <dd>${figure.criticalSpike === null ? "–" : formatNumber(figure.criticalSpike, 3)}</dd>
      </div>
      ${spikes.slice(0, TOLD).map(
        (stick) =>
          html`<div>
            <dt>
              ${explained({
                title: `spike ${formatNumber(stick.lambda, 3)}`,
                text: "A single eigenvalue of Σ, and the outlier it makes in the sample; beyond p_c, the drowning ratio, none.",
              })}
            </dt>
            <dd>
              ${stick.outlier === null && figure.criticalSpike !== null ? "drowned" : spikeFate(stick, null)}${threshold(path, stick.lambda, current)}
            </dd>
          </div>`,
      )}
      ${
        spikes.length > TOLD
          ? html`<div>
              <dt>more spikes</dt>
              <dd>${spikes.length - TOLD}</dd>
            </div>`
          : nothing
      }
    </dl>
    ${
      density === null
        ? nothing
        : html`<p class="regime">
            limiting density: ${density.x.length} places, mass
            ${formatNumber(density.mass + density.atomAtZero, 6)}
            <span class="solver">
              · residual
              ${formatNumber(density.residual, 1)}${density.converged ? "" : ", NOT converged"}
            </span>
          </p>`
    }
  `;
}

/** At which ratio a spike drowns or emerges, when there is one. */
function threshold(
  path: SpikePath | null,
  lambda: number,
  current: number,
): TemplateResult | string {
  const course = path?.spikes.find((one) => one.lambda === lambda);
  const [first] = course?.thresholds ?? [];
  if (path === null || first === undefined) return "";
  const when = first > current ? "until" : "since";
  return html`, ${when} <i>${path.scaled ? "E p" : "p"}</i><sub>c</sub> = ${formatNumber(first, 3)}`;
}

/** Everything drawn, as tables. */
export function spectrumTables(figure: SpectrumFigure, recovery: RecoveryFigure): TemplateResult {
  const number = (value: number): string => formatNumber(value);
  return html`
    ${dataTable("Eigenvalues: population, masked inputs, sample", spectrumTable(figure))}
    ${dataTable("Signal, recovery and excess risk along the eigenvectors", {
      columns: ["eigenvalue", "share of the signal", "recovered", "bias", "variance", "risk left"],
      rows: recovery.columns.map((column) => [
        columnName(column, 4),
        number(column.share),
        number(column.recovered),
        number(column.bias),
        column.variance < Infinity ? number(column.variance) : "∞",
        column.variance < Infinity ? number(column.bias + column.variance) : "∞",
      ]),
    })}
    ${figure.density === null ? nothing : dataTable("Limiting density", densityTable(figure))}
  `;
}
