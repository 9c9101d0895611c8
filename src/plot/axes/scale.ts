import type { FigureAxis } from "../figure/figure.ts";

/** Position of a value along an axis, 0 at its start, 1 at its end; not clamped. */
export function axisFraction(axis: FigureAxis, value: number): number {
  const [from, to] = axis.range;
  if (axis.scale === "log") return logRatio(value, from) / logRatio(to, from);
  const extent = to - from;
  // halves where a double does not hold the whole
  return Number.isFinite(extent)
    ? (value - from) / extent
    : (value / 2 - from / 2) / (to / 2 - from / 2);
}

/** The value at a position along an axis. Inverse of {@link axisFraction}. */
export function axisValue(axis: FigureAxis, fraction: number): number {
  const [from, to] = axis.range;
  if (axis.scale === "log") {
    const ratio = to / from;
    return ratio > 0 && ratio < Infinity
      ? from * ratio ** fraction
      : Math.exp(Math.log(from) + fraction * logRatio(to, from));
  }
  const extent = to - from;
  return Number.isFinite(extent) ? from + extent * fraction : from * (1 - fraction) + to * fraction;
}

/** log(a/b), also where a double does not hold the quotient. */
function logRatio(a: number, b: number): number {
  const ratio = a / b;
  return ratio > 0 && ratio < Infinity ? Math.log(ratio) : Math.log(a) - Math.log(b);
}

/** Index of the entry of an ascending array nearest to a value (by the axis' own scale). */
export function nearestIndex(axis: FigureAxis, xs: Float64Array, value: number): number {
  let best = 0;
  let distance = Infinity;
  for (let i = 0; i < xs.length; i++) {
    const gap = Math.abs(axisFraction(axis, xs[i] as number) - axisFraction(axis, value));
    if (gap < distance) {
      distance = gap;
      best = i;
    }
  }
  return best;
}

/** Linear interpolation in an ascending table; NaN outside it and next to a gap. */
export function interpolate(xs: Float64Array, ys: Float64Array, x: number): number {
  const last = xs.length - 1;
  if (last < 0 || x < (xs[0] as number) || x > (xs[last] as number)) return Number.NaN;
  let low = 0;
  let high = last;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((xs[middle] as number) <= x) low = middle;
    else high = middle;
  }
  const x0 = xs[low] as number;
  const x1 = xs[high] as number;
  const y0 = ys[low] as number;
  if (x === x0 || x1 === x0) return y0;
  return y0 + (((ys[high] as number) - y0) * (x - x0)) / (x1 - x0);
}
