import type { RampKind } from "./colour.ts";
import { formatNumber } from "../words/format.ts";
import { axisTicks, tellingFigures } from "../axes/ticks.ts";

/** How the values of a map become colours. */
export interface MapScale {
  readonly ramp: RampKind;
  readonly log: boolean;
  /** Values at the ramp's ends; those beyond have the colour of the end. */
  readonly domain: readonly [number, number];
  /** Whether values lie beyond each end. */
  readonly clipped: readonly [boolean, boolean];
}

/** What a quantity asks of its scale. */
export interface MapScaleWish {
  readonly ramp: RampKind;
  /** Where the ramp starts whatever the values; left out, at the values' own start. */
  readonly from?: number;
  /** A ratio: log, with 1 in the middle of a diverging ramp. */
  readonly ratio?: boolean;
  /** Whether the scale may be log where the values spread far. */
  readonly mayBeLog?: boolean;
}

/** Values that spread over more than this factor are told on a log scale. */
const WIDE = 12;

/** Share of extreme cells at each end that must not wash out all others (next to a threshold). */
const EXTREME = 0.01;

/** The scale for a map's finite values; a sound one also for none, or for one value only. */
export function mapScale(values: readonly number[], wish: MapScaleWish): MapScale {
  const sorted = Float64Array.from(values).sort();
  const { ramp } = wish;
  const least = sorted[0] ?? 0;
  const most = sorted[sorted.length - 1] ?? 1;
  const low = sorted[Math.floor(EXTREME * (sorted.length - 1))] ?? least;
  const high = sorted[Math.ceil((1 - EXTREME) * (sorted.length - 1))] ?? most;
  if (wish.ratio === true) {
    const reach = Math.max(high, low > 0 ? 1 / low : 1, 1.01);
    const domain = [1 / reach, reach] as const;
    return { ramp, log: true, domain, clipped: [least < domain[0], most > domain[1]] };
  }
  const from = wish.from ?? low;
  const log = wish.mayBeLog === true && from > 0 && high / from > WIDE;
  // a map of one value has no extent of its own
  const to = high > from ? high : from + (Math.abs(from) > 0 ? 0.1 * Math.abs(from) : 1);
  const beyond = (value: number): boolean => value > to + 1e-9 * Math.abs(to);
  return { ramp, log, domain: [from, to], clipped: [least < from, beyond(most)] };
}

/** Place of a value on its ramp: 0 to 1 within the domain, not clamped. */
export function scalePlace({ log, domain: [from, to] }: MapScale, value: number): number {
  if (log) return value > 0 ? Math.log(value / from) / Math.log(to / from) : -Infinity;
  return (value - from) / (to - from);
}

/** A mark on a scale. */
export interface ScaleTick {
  readonly value: number;
  readonly place: number;
  readonly label: string;
}

/** Round values on a scale, about so many, in the quantity's unit. */
export function scaleTicks(scale: MapScale, count: number, unit: "%" | "×" | ""): ScaleTick[] {
  const { domain, log } = scale;
  const times = unit === "%" ? 100 : 1;
  const range: [number, number] = [domain[0] * times, domain[1] * times];
  const axis = {
    label: "",
    symbol: "",
    scale: log ? ("log" as const) : ("linear" as const),
    range,
  };
  const { values } = axisTicks(axis, count);
  const marks = values.length > 1 ? values : [range[0], range[1]];
  const digits = tellingFigures(marks, values.length > 1 ? 6 : 2);
  return marks.map((shown) => ({
    value: shown / times,
    place: scalePlace(scale, shown / times),
    label: `${unit === "×" ? "×" : ""}${formatNumber(shown, digits)}${unit === "%" ? " %" : ""}`,
  }));
}

/** A value in the quantity's unit, for people. */
export function mapNumber(value: number, unit: "%" | "×" | "", digits = 3): string {
  if (!Number.isFinite(value)) return "–";
  if (unit === "%") return `${formatNumber(100 * value, digits)} %`;
  return `${unit}${formatNumber(value, digits)}`;
}
