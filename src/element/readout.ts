import { html, type TemplateResult } from "lit";
import {
  axisFraction,
  axisName,
  formatNumber,
  interpolate,
  seriesColour,
  type Figure,
  type FigurePoint,
  type FigureSeries,
  type PlotTheme,
} from "../plot/index.ts";

/** One curve read at one place of the axis. */
export interface Reading {
  readonly series: FigureSeries;
  /** Excess risk there; NaN where it is infinite or not defined. */
  readonly total: number;
  readonly bias: number;
  readonly variance: number;
  /** Theory refined for the experiments' size; NaN when it is not shown. */
  readonly refined: number;
  /** The simulated cell nearby, if there is one. */
  readonly point: FigurePoint | null;
}

/** How near, as a fraction of the axis, a simulated cell must be to be read out. */
const NEARBY = 0.02;

/** Reads every curve at `x`, the current one first. */
export function readingsAt(figure: Figure, x: number): Reading[] {
  const place = axisFraction(figure.x, x);
  const current = figure.series.filter((series) => series.current);
  const others = figure.series.filter((series) => !series.current);
  return [...current, ...others].map((series) => ({
    series,
    total: interpolate(series.x, series.total, x),
    bias: series.parts ? interpolate(series.x, series.parts.bias, x) : Number.NaN,
    variance: series.parts ? interpolate(series.x, series.parts.variance, x) : Number.NaN,
    refined: series.refined ? interpolate(series.refined.x, series.refined.y, x) : Number.NaN,
    point: nearbyPoint(series, figure, place),
  }));
}

function nearbyPoint(series: FigureSeries, figure: Figure, place: number): FigurePoint | null {
  const gap = (point: FigurePoint): number => Math.abs(axisFraction(figure.x, point.x) - place);
  const nearest = series.points.reduce<FigurePoint | null>(
    (best, point) => (best === null || gap(point) < gap(best) ? point : best),
    null,
  );
  return nearest !== null && gap(nearest) <= NEARBY ? nearest : null;
}

/** The caution in force at `x`, if any. */
export function cautionAt(figure: Figure, x: number): string | null {
  return figure.cautions.find(({ from, to }) => x >= from && x <= to)?.why ?? null;
}

/** Readings in words, for a screen reader. */
export function readingText(figure: Figure, x: number): string {
  const head = `${axisName(figure.x)} ${formatNumber(x, 3)}`;
  const parts = readingsAt(figure, x).map(({ series, total, point }) => {
    const theory = Number.isFinite(total) ? formatNumber(total) : "not finite";
    return `${series.name} ${theory}${point === null ? "" : `, simulated ${pointText(point)}`}`;
  });
  return [head, ...parts].join("; ");
}

/** A simulated cell as text: mean ± half-interval, or the median where means cannot be trusted. */
export function pointText(point: FigurePoint): string {
  const replicates = `${point.replicates} replicates`;
  if (point.caution !== null) return `median ${formatNumber(point.median, 3)} (${replicates})`;
  if (point.standardError === null) return `${formatNumber(point.mean, 3)} (1 replicate)`;
  return `${formatNumber(point.mean, 3)} ± ${formatNumber(1.96 * point.standardError, 2)} (${replicates})`;
}

/** The card that follows the reading cursor. */
export function readoutCard(figure: Figure, x: number, theme: PlotTheme): TemplateResult {
  const caution = cautionAt(figure, x);
  return html`
    <div class="card-head"><i>${figure.x.symbol || figure.x.label}</i> = ${formatNumber(x, 3)}</div>
    <table>
      <tbody>
        ${readingsAt(figure, x).map((reading) => readingRow(reading, theme))}
      </tbody>
    </table>
    ${caution === null ? "" : html`<p class="caution">${caution}</p>`}
  `;
}

function readingRow(
  { series, total, bias, variance, refined, point }: Reading,
  theme: PlotTheme,
): TemplateResult {
  const colour = seriesColour(theme, series.tone);
  return html`
    <tr class=${series.current ? "current" : ""}>
      <th scope="row"><span class="key" style="background:${colour}"></span>${series.name}</th>
      <td>${Number.isFinite(total) ? formatNumber(total) : "∞"}</td>
    </tr>
    ${
      series.parts === null
        ? ""
        : html`<tr class="sub">
            <th scope="row">bias + variance</th>
            <td>${formatNumber(bias, 3)} + ${formatNumber(variance, 3)}</td>
          </tr>`
    }
    ${
      Number.isNaN(refined)
        ? ""
        : html`<tr class="sub">
            <th scope="row">theory at this n</th>
            <td>${formatNumber(refined)}</td>
          </tr>`
    }
    ${
      point === null
        ? ""
        : html`<tr class="sub">
            <th scope="row">simulated</th>
            <td>${pointText(point)}</td>
          </tr>`
    }
  `;
}
