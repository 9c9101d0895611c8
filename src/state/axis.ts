import { describeInterval, inInterval, type Fault, type NumericField } from "../problem/index.ts";
import type { PlotAxis } from "../sweep/index.ts";

/** What is wrong with an axis over a field; empty when nothing is. */
export function plotAxisFaults(axis: PlotAxis, field: NumericField): Fault[] {
  const [from, to] = axis.range;
  const faults: Fault[] = [];
  for (const [path, value] of [
    ["from", from],
    ["to", to],
  ] as const) {
    // an open end may be approached by an axis, but not drawn: take the closed interval inside it
    if (!inInterval(value, { ...field.interval, integer: false })) {
      faults.push({
        path,
        value,
        message: `must be ${describeInterval({ ...field.interval, integer: false })}`,
      });
    }
  }
  if (faults.length > 0) return faults;
  if (!(from < to)) faults.push({ path: "to", value: to, message: `must be larger than ${from}` });
  else if (axis.scale === "log" && !(from > 0)) {
    faults.push({ path: "from", value: from, message: "must be positive on a log axis" });
  }
  return faults;
}

/** The axis on the other scale, with a start that the scale allows. */
export function rescaledAxis(axis: PlotAxis, scale: PlotAxis["scale"]): PlotAxis {
  const [from, to] = axis.range;
  if (scale === "log" && !(from > 0)) return { ...axis, scale, range: [to / 100, to] };
  return { ...axis, scale };
}

/** Furthest that an end without a bound may be zoomed to, as a multiple of the usual end. */
const FURTHEST = 100;
/** Least extent that an axis is zoomed to, as a share of its larger end. */
const LEAST_EXTENT = 1e-5;

/**
 * Ends as a link can carry them: rounded to a thousandth of what they span at most.
 *
 * @param range ascending, finite; positive on a log scale
 */
export function roundedEnds(
  [from, to]: readonly [number, number],
  scale: PlotAxis["scale"],
): [number, number] {
  const rounded = (value: number): number => {
    const span = scale === "log" ? value * Math.min(1, Math.log(to / from)) : to - from;
    const unit = 10 ** Math.floor(Math.log10(span / 1000));
    return Number((Math.round(value / unit) * unit).toPrecision(12));
  };
  return [rounded(from), rounded(to)];
}

/**
 * The axis with ends that were zoomed or moved to, as far as its field allows: moved ones stop at a
 * bound, keeping their distance; null where they would be too near each other.
 *
 * @param ends ascending, as asked for
 */
export function fittedAxis(
  axis: PlotAxis,
  field: NumericField,
  ends: readonly [number, number],
): PlotAxis | null {
  const { scale } = axis;
  const [low, high] = zoomBounds(axis, field);
  const onScale = (value: number): number => (scale === "log" ? Math.log(value) : value);
  const back = (place: number): number => (scale === "log" ? Math.exp(place) : place);
  const extent = onScale(ends[1]) - onScale(ends[0]);
  const was = onScale(axis.range[1]) - onScale(axis.range[0]);
  let [from, to] = ends;
  if (Math.abs(extent - was) < 1e-6 * was) {
    if (from < low) [from, to] = [low, back(onScale(low) + was)];
    else if (to > high) [from, to] = [back(onScale(high) - was), high];
  }
  const held = (value: number): number => Math.min(high, Math.max(low, value));
  [from, to] = [held(from), held(to)];
  if (!(to - from > LEAST_EXTENT * Math.max(Math.abs(from), Math.abs(to)))) return null;
  const [start, end] = roundedEnds([from, to], scale);
  const range: [number, number] = [held(start), held(end)];
  return range[0] < range[1] ? { ...axis, range } : null;
}

/**
 * How far an axis over a field may be zoomed: to the ends of its interval that belong to it and are not
 * far off, else as far as it is usually shown.
 */
function zoomBounds(
  { range, scale }: PlotAxis,
  { interval, track }: NumericField,
): readonly [number, number] {
  const { min, max, openMin = false, openMax = false } = interval;
  const lowest = Math.min(track[0], range[0]);
  const highest = Math.max(track[1], range[1]);
  const far = FURTHEST * Math.max(Math.abs(track[0]), Math.abs(track[1]));
  const high = openMax ? highest : Math.min(max, Math.max(range[1], far));
  if (scale === "log") {
    const near = track[0] > 0 ? track[0] / FURTHEST : range[0];
    return [Math.max(min > 0 ? min : 0, Math.min(range[0], near)), high];
  }
  return [openMin ? lowest : Math.max(min, Math.min(range[0], -far)), high];
}
