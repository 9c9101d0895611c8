import { html, nothing, type TemplateResult } from "lit";
import {
  curveNumber,
  formatNumber,
  seriesColour,
  type DetailRow,
  type Figure,
  type FigurePoint,
  type FigureSeries,
  type PlotTheme,
  type PointDetail,
} from "../../plot/index.ts";
import { cautionAt, readingsAt, type Reading } from "./readout.ts";

/** What the card tells about. */
export interface CardContent {
  readonly figure: Figure;
  readonly x: number;
  /** The curve whose numbers are taken apart. */
  readonly series: FigureSeries;
  readonly detail: PointDetail | null;
  readonly theme: PlotTheme;
}

/** Most curves that the card names; of more, those nearest to the one told of. */
const MOST_CURVES = 7;

/** The reading card: every curve's value, then one curve taken apart, then its simulated cell. */
export function card(content: CardContent): TemplateResult {
  const { figure, x, series, detail } = content;
  const readings = readingsAt(figure, x);
  const at = readings.findIndex((reading) => reading.series.id === series.id);
  const first = Math.max(0, Math.min(at - MOST_CURVES + 4, readings.length - MOST_CURVES));
  const here = readings[at];
  const caution = cautionAt(figure, x);
  return html`<div>
      <div class="card-head">
        <i>${figure.x.symbol || figure.x.label}</i> = ${formatNumber(x, 3)}
      </div>
      <table class="card-curves">
        <tbody>
          ${readings.slice(first, first + MOST_CURVES).map((reading) => curveRow(reading, content))}
        </tbody>
      </table>
      ${here && !Number.isNaN(here.refined) ? refinedLine(figure, here.refined) : nothing}
      ${here?.point ? simulated(figure, here.point) : nothing}
      ${caution === null ? nothing : html`<p class="caution">Simulated means are unreliable here: ${caution}.</p>`}
    </div>
    ${detail === null ? nothing : decomposition(content, detail)}`;
}

/** One curve taken apart. */
function decomposition(content: CardContent, detail: PointDetail): TemplateResult {
  return html`<div>
    <dl class="card-detail">
      ${detail.rows.map((row) => [
        detailRow(row),
        row.name.startsWith("variance") ? sourcesRow(content) : nothing,
      ])}
    </dl>
    <p class="card-note">${detail.note}</p>
  </div>`;
}

function curveRow({ series, total }: Reading, content: CardContent): TemplateResult {
  const told = series.id === content.series.id;
  const colour = seriesColour(content.theme, series.tone);
  return html`<tr class=${told ? "told" : ""}>
    <th scope="row"><span class="key" .style="background:${colour}"></span>${series.name}</th>
    <td>${curveNumber(content.figure, total)}</td>
  </tr>`;
}

function detailRow({ name, value, part }: DetailRow): TemplateResult {
  return html`<div class=${part ? "part" : ""}>
    <dt>${name}</dt>
    <dd>${value}</dd>
  </div>`;
}

/** Strengths of the curve's own hue by which the sources of the variance are told apart. */
const TINTS = ["100%", "62%", "30%"];

/** What the variance is made of: a bar in shares, and the shares in numbers. */
function sourcesRow({ detail, series, theme }: CardContent): TemplateResult | typeof nothing {
  if (!detail?.sources) return nothing;
  const colour = seriesColour(theme, series.tone);
  const tint = (i: number): string =>
    `background:color-mix(in srgb, ${colour} ${TINTS[i % TINTS.length]}, transparent)`;
  return html`<div class="sources">
    <dt class="source-bar">
      ${detail.sources.map(
        ({ share }, i) => html`<span .style="flex-grow:${Math.max(0, share)};${tint(i)}"></span>`,
      )}
    </dt>
    <dd class="source-names">
      ${detail.sources.map(
        ({ name, share }, i) =>
          html`<span
            ><span class="key" .style=${tint(i)}></span>${name} ${formatNumber(100 * share, 2)}
            %</span
          >`,
      )}
    </dd>
  </div>`;
}

function refinedLine(figure: Figure, value: number): TemplateResult {
  return html`<dl class="card-detail">
    ${detailRow({ name: "theory at this n", value: curveNumber(figure, value) })}
  </dl>`;
}

function simulated(figure: Figure, point: FigurePoint): TemplateResult {
  const { mean, standardError, median, replicates, z, verdict } = point;
  const spread = standardError === null ? "" : ` ± ${formatNumber(standardError, 2)}`;
  const rows: DetailRow[] = [
    { name: "simulated mean ± SE", value: `${curveNumber(figure, mean)}${spread}` },
    { name: "median", value: curveNumber(figure, median) },
    { name: "replicates", value: String(replicates) },
    ...(z === null ? [] : [{ name: "z", value: formatNumber(z, 2) }]),
    ...(verdict === null ? [] : [{ name: "theory", value: verdict }]),
  ];
  const untrusted =
    point.caution === null ? nothing : html`<p class="caution">not compared: ${point.caution}</p>`;
  return html`<dl class="card-detail card-simulated">${rows.map((row) => detailRow(row))}</dl>
    ${untrusted}`;
}
