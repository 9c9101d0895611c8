import { interpolate, type FigurePoint, type FigureSeries } from "../../plot/index.ts";
import type { Reference } from "../../state/index.ts";

/** A curve that others are held against. */
export interface ReferenceLine {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/**
 * A series as its difference to a reference: in percent of the reference, or as it is. A gap where
 * either has one, or the reference is 0 and a percentage means nothing. Simulated cells are held
 * against the reference's theory.
 */
export function relativeSeries(
  series: FigureSeries,
  reference: ReferenceLine,
  as: Reference["as"],
): FigureSeries {
  const at = (x: number): number => interpolate(reference.x, reference.y, x);
  // thresholds of the reference are places of the difference as well
  const x = series.x === reference.x ? series.x : union(series.x, reference.x);
  const total = Float64Array.from(x, (place) =>
    difference(interpolate(series.x, series.total, place), at(place), as),
  );
  const { best, refined } = series;
  const ring = best && { x: best.x, y: difference(best.y, at(best.x), as) };
  return {
    ...series,
    x,
    total,
    parts: null,
    points: series.points.flatMap((point) => relativePoint(point, at(point.x), as)),
    refined: refined && {
      x: refined.x,
      y: refined.y.map((value, i) => difference(value, at(refined.x[i] as number), as)),
    },
    best: ring && Number.isFinite(ring.y) ? ring : null,
  };
}

function difference(value: number, reference: number, as: Reference["as"]): number {
  if (as === "difference") return value - reference;
  return reference === 0 ? Number.NaN : 100 * (value / reference - 1);
}

function relativePoint(point: FigurePoint, reference: number, as: Reference["as"]): FigurePoint[] {
  const mean = difference(point.mean, reference, as);
  if (!Number.isFinite(mean)) return [];
  const scale = as === "percent" ? 100 / Math.abs(reference) : 1;
  const { standardError } = point;
  return [
    {
      ...point,
      mean,
      median: difference(point.median, reference, as),
      standardError: standardError === null ? null : standardError * scale,
    },
  ];
}

/** Both ascending lists of places as one. */
function union(a: Float64Array, b: Float64Array): Float64Array {
  return Float64Array.from(new Set([...a, ...b])).sort();
}
