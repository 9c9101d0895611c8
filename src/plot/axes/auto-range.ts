import type { FigureAxis, FigureSeries } from "../figure/figure.ts";
import { axisValue, interpolate } from "./scale.ts";
import { roundedRange } from "./ticks.ts";

/** A vertical axis that shows what matters of the curves. */
export interface AutoAxis {
  readonly scale: FigureAxis["scale"];
  readonly range: [number, number];
}

/** Places at which curves are looked at: even on the axis, unlike their own, which crowd at thresholds. */
const LOOKS = 161;
/** A curve has a peak where it exceeds this many times its median. */
const PEAK = 4;
/** A peak may rise to this many medians before it is cut. */
const ALLOWANCE = 2.5;
/** Curves that reach this many times higher than most of them do need a logarithmic axis. */
const SPREAD = 6;
/** Curves that stay above this share of the top are shown without zero. */
const AWAY = 0.55;
/** Heights of the smallest dip that the current curve may have: it then takes a tenth of the axis. */
const DIPS = 12;

/** What one curve asks for. */
interface Wish {
  readonly low: number;
  readonly high: number;
  readonly current: boolean;
  /** The depth of an interior minimum under both ends, and the lower end; null without one. */
  readonly dip: { readonly depth: number; readonly rim: number } | null;
}

/**
 * Limits from what matters. A peak, as at an interpolation threshold, is cut; the axis is logarithmic
 * where some curves are far above the others; it begins at zero unless all curves stay far from it; and
 * a dip of the current curve, as at a best ratio, is large enough to be seen.
 */
export function autoAxis(x: FigureAxis, series: readonly FigureSeries[]): AutoAxis {
  const wishes = series.flatMap((one) => wishOf(x, one) ?? []);
  const highs = wishes.map(({ high }) => high).toSorted((a, b) => a - b);
  const top = highs.at(-1);
  if (top === undefined || !(top > 0)) return { scale: "linear", range: [0, 1] };
  const low = Math.min(...wishes.map((wish) => wish.low));
  const usual = highs[Math.floor((highs.length - 1) / 2)] as number;
  if (highs.length > 1 && top > SPREAD * usual && low > 0) {
    const range = roundedRange({ label: "", symbol: "", scale: "log", range: [low, top] });
    return { scale: "log", range };
  }
  const own = wishes.find(({ current }) => current);
  const seen = own?.dip ? Math.max(own.low + DIPS * own.dip.depth, 1.02 * own.dip.rim) : top;
  // other curves stay in sight, if not whole
  const others = wishes.filter(({ current }) => !current).map((wish) => 1.15 * wish.low);
  const reach = Math.min(top, Math.max(seen, ...others));
  if (low < AWAY * reach) return linear(Math.min(0, low), reach);
  return linear(low, reach);
}

function linear(low: number, top: number): AutoAxis {
  const span = top - low;
  const from = low > 0 ? Math.max(0, low - 0.1 * Math.max(span, 0.02 * top)) : low;
  const to = top + 0.05 * Math.max(span, 0.02 * top);
  const axis = { label: "", symbol: "", scale: "linear", range: [from, to] } as const;
  return { scale: "linear", range: roundedRange(axis) };
}

function wishOf(axis: FigureAxis, { x, total, parts, current }: FigureSeries): Wish | null {
  const values = looks(axis, x, total);
  const sorted = values.toSorted((a, b) => a - b);
  const [low] = sorted;
  const largest = sorted.at(-1);
  if (low === undefined || largest === undefined) return null;
  const median = sorted[Math.floor((sorted.length - 1) / 2)] as number;
  const high = largest > PEAK * median && median > 0 ? ALLOWANCE * median : largest;
  const rim = Math.min(values[0] as number, values.at(-1) as number);
  const depth = rim - low;
  const dip = depth > 1e-3 * Math.abs(low) && depth > 0 ? { depth, rim } : null;
  if (parts === null) return { low, high, current, dip };
  const pieces = [parts.bias, parts.variance].flatMap((part) => looks(axis, x, part));
  return { low: Math.min(low, ...pieces), high, current, dip: null };
}

function looks(axis: FigureAxis, x: Float64Array, y: Float64Array): number[] {
  const places = Array.from({ length: LOOKS }, (_, i) => axisValue(axis, i / (LOOKS - 1)));
  const found = places.map((place) => interpolate(x, y, Math.min(place, x.at(-1) ?? place)));
  return found.filter((value) => Number.isFinite(value));
}
