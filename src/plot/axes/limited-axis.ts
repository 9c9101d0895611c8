import type { FigureAxis } from "../figure/figure.ts";

/** Ends given for an axis; null for one that is left as it is. */
interface Ends {
  readonly from: number | null;
  readonly to: number | null;
}

/**
 * An axis with ends that were given. One end alone keeps the other, unless that lies on its wrong side:
 * the axis then keeps its length. A logarithmic axis becomes linear for an end that is not positive.
 */
export function limitedAxis(axis: FigureAxis, ends: Ends | null): FigureAxis {
  if (ends === null) return axis;
  const { from, to } = ends;
  const log = axis.scale === "log" && (from ?? 1) > 0 && (to ?? 1) > 0;
  const [low, high] = axis.range;
  const moved = (value: number, way: 1 | -1): number => {
    const span = Math.max(high - low, 0.1 * Math.abs(value), Number.MIN_VALUE);
    return log ? value * (high / low) ** way : value + way * span;
  };
  const range: [number, number] = [from ?? low, to ?? high];
  if (!(range[0] < range[1])) {
    if (to === null) range[1] = moved(range[0], 1);
    else if (from === null) range[0] = moved(range[1], -1);
  }
  return { ...axis, scale: log ? "log" : "linear", range };
}
