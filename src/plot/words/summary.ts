import type { Figure, FigureSeries } from "../figure/figure.ts";
import { axisName, formatNumber } from "./format.ts";
import { curveNumber } from "../figure/marks.ts";

/** A figure in words, for a screen reader: what is drawn, where each curve starts, dips and ends. */
export function figureSummary(figure: Figure): string {
  const [from, to] = figure.x.range;
  const head =
    `${axisName(figure.y)} against ${axisName(figure.x)} from ${formatNumber(from)} to ${formatNumber(to)}` +
    `${figure.x.scale === "log" ? ", logarithmic" : ""}.`;
  const curves = figure.series.map((series) => seriesSummary(series, figure));
  const thresholds = figure.thresholds.map(({ x, name }) => `${name} at ${formatNumber(x)}.`);
  return [head, ...curves, ...thresholds].join(" ");
}

function seriesSummary(series: FigureSeries, figure: Figure): string {
  const shown = [...series.x.keys()].filter((i) => Number.isFinite(series.total[i]));
  const first = shown[0];
  const last = shown.at(-1);
  if (first === undefined || last === undefined) return `${series.name}: no finite value here.`;
  const at = (i: number): string => curveNumber(figure, series.total[i] as number);
  const least = shown.reduce((best, i) =>
    (series.total[i] as number) < (series.total[best] as number) ? i : best,
  );
  const text = `${series.name}: ${at(first)} at the start, ${at(last)} at the end`;
  if (series.points.length === 0)
    return `${text}, least ${at(least)} at ${place(series, least, figure)}.`;
  return `${text}, least ${at(least)} at ${place(series, least, figure)}; ${series.points.length} simulated points.`;
}

function place(series: FigureSeries, index: number, figure: Figure): string {
  return `${figure.x.symbol || figure.x.label} = ${formatNumber(series.x[index] as number, 3)}`;
}
