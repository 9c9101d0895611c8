import {
  axisFraction,
  axisName,
  curveNumber,
  formatNumber,
  interpolate,
  nearestIndex,
  type Figure,
  type FigurePoint,
  type FigureSeries,
  type PointDetail,
} from "../../plot/index.ts";

/** One curve read at one place of the axis. */
export interface Reading {
  readonly series: FigureSeries;
  /** What the curve shows there; NaN where it is infinite or not defined. */
  readonly total: number;
  /** Theory refined for the experiments' size; NaN when it is not shown. */
  readonly refined: number;
  /** The simulated cell nearby, if there is one. */
  readonly point: FigurePoint | null;
}

/** How near, as a fraction of the axis, a simulated cell must be to be read out. */
const NEARBY = 0.012;

/** Reads every curve at `x`, from the highest to the lowest, gaps (the infinite) first. */
export function readingsAt(figure: Figure, x: number): Reading[] {
  const place = axisFraction(figure.x, x);
  const height = ({ total }: Reading): number => (Number.isFinite(total) ? total : Infinity);
  return figure.series
    .map((series) => ({
      series,
      total: interpolate(series.x, series.total, x),
      refined: series.refined ? interpolate(series.refined.x, series.refined.y, x) : Number.NaN,
      point: nearbyPoint(series, figure, place),
    }))
    .toSorted((a, b) => (height(a) === height(b) ? 0 : height(b) - height(a)));
}

function nearbyPoint(series: FigureSeries, figure: Figure, place: number): FigurePoint | null {
  const gap = (point: FigurePoint): number => Math.abs(axisFraction(figure.x, point.x) - place);
  const nearest = series.points.reduce<FigurePoint | null>(
    (best, point) => (best === null || gap(point) < gap(best) ? point : best),
    null,
  );
  return nearest !== null && gap(nearest) <= NEARBY ? nearest : null;
}

/**
 * The curve nearest to a height at `x`, by distance on the vertical axis; the current one when no
 * curve is finite there.
 *
 * @param up place on the vertical axis, 0 at its foot
 */
export function nearestSeries(figure: Figure, x: number, up: number): FigureSeries | null {
  let found = figure.series.find((series) => series.current) ?? figure.series[0] ?? null;
  let least = Infinity;
  for (const series of figure.series) {
    const gap = Math.abs(axisFraction(figure.y, interpolate(series.x, series.total, x)) - up);
    if (gap < least) [least, found] = [gap, series];
  }
  return found;
}

/**
 * The place to read for a pointer at `x`: that of a simulated cell close by, else the nearest at which
 * the curve itself was computed, so that what is told is not interpolated.
 */
export function readingPlace(figure: Figure, series: FigureSeries, x: number): number {
  const point = nearbyPoint(series, figure, axisFraction(figure.x, x));
  if (point !== null) return point.x;
  return series.x[nearestIndex(figure.x, series.x, x)] ?? x;
}

/** The curve above (`step` −1) or below (1) another at `x`, going round. */
export function neighbour(
  figure: Figure,
  x: number,
  series: FigureSeries,
  step: 1 | -1,
): FigureSeries {
  const order = readingsAt(figure, x).map((reading) => reading.series);
  const at = order.findIndex((one) => one.id === series.id);
  return order[(at + step + order.length) % order.length] ?? series;
}

/** The caution in force at `x`, if any. */
export function cautionAt(figure: Figure, x: number): string | null {
  return figure.cautions.find(({ from, to }) => x >= from && x <= to)?.why ?? null;
}

/** Readings in words, for a screen reader: the current curve first. */
export function readingText(figure: Figure, x: number): string {
  const head = `${axisName(figure.x)} ${formatNumber(x, 3)}`;
  const parts = readingsAt(figure, x)
    .toSorted((a, b) => Number(b.series.current) - Number(a.series.current))
    .map(({ series, total, point }) => {
      const theory = Number.isFinite(total) ? curveNumber(figure, total) : "not finite";
      const simulated = point === null ? "" : `, simulated ${pointText(figure, point)}`;
      return `${series.name} ${theory}${simulated}`;
    });
  return [head, ...parts].join("; ");
}

/** Everything about one curve at `x` in words. */
export function detailText(
  figure: Figure,
  series: FigureSeries,
  x: number,
  detail: PointDetail | null,
): string {
  const { point } = readingsAt(figure, x).find((one) => one.series.id === series.id) ?? {};
  const rows = detail?.rows.map(({ name, value }) => `${name} ${value}`) ?? [];
  const sources =
    detail?.sources?.map(({ name, share }) => `${name} ${formatNumber(100 * share, 2)} %`) ?? [];
  const simulated = point
    ? [
        `simulated ${pointText(figure, point)}`,
        ...(point.z === null ? [] : [`z ${formatNumber(point.z, 2)}`]),
        ...(point.verdict === null ? [] : [point.verdict]),
      ]
    : [];
  return [
    `${series.name} at ${axisName(figure.x)} ${formatNumber(x, 3)}`,
    ...rows,
    ...(sources.length > 0 ? [`variance from ${sources.join(", ")}`] : []),
    ...(detail ? [detail.note] : []),
    ...simulated,
  ].join("; ");
}

/** A simulated cell as text: mean ± standard error, or the median where means cannot be trusted. */
function pointText(figure: Figure, point: FigurePoint): string {
  const replicates = `${point.replicates} replicates`;
  const number = (value: number): string => curveNumber(figure, value, 3);
  if (point.caution !== null) return `median ${number(point.median)} (${replicates})`;
  if (point.standardError === null) return `${number(point.mean)} (1 replicate)`;
  return `${number(point.mean)} ± ${formatNumber(point.standardError, 2)} (${replicates})`;
}
