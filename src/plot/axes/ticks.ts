import type { FigureAxis } from "../figure/figure.ts";
import { axisValue } from "./scale.ts";
import { axisNumber } from "../words/format.ts";

/** Tick positions and their labels. */
export interface Ticks {
  readonly values: number[];
  readonly labels: string[];
}

/** Figures that a tick shows, unless it takes more of them to tell it from its neighbour. */
const FIGURES = 6;

/** Figures that tell any two doubles apart. */
const ALL_FIGURES = 17;

/** Multiples of a step beyond this are not told apart by {@link MULTIPLE_FIGURES}. */
const MOST_STEPS = 1e13;
const MULTIPLE_FIGURES = 15;

/**
 * Ticks at round numbers, about `count` of them: 1-2-5 steps, and decades on long log axes. Ascending,
 * each once, whichever way the range runs; the ends alone where doubles are too coarse for anything
 * between.
 */
export function axisTicks(axis: FigureAxis, count: number): Ticks {
  const [a, b] = axis.range;
  const range = [Math.min(a, b), Math.max(a, b)] as const;
  const wished = Math.max(2, count);
  const values = axis.scale === "log" ? logTicks(range, wished) : linearTicks(range, wished);
  const digits = tellingFigures(values, FIGURES);
  return { values, labels: values.map((value) => axisNumber(axis, value, digits)) };
}

/** Figures that tell ascending values apart, `least` or more. */
export function tellingFigures(values: readonly number[], least: number): number {
  const alike = (digits: number): boolean =>
    values.some(
      (value, i) => i > 0 && value.toPrecision(digits) === values[i - 1]?.toPrecision(digits),
    );
  let digits = least;
  while (digits < ALL_FIGURES && alike(digits)) digits++;
  return digits;
}

function linearTicks([from, to]: readonly [number, number], count: number): number[] {
  // each end by itself: their difference may be more than a double holds
  const step = roundStep(to / count - from / count);
  const first = Math.ceil(from / step - 1e-9);
  const last = Math.floor(to / step + 1e-9);
  if (!(Math.max(Math.abs(first), Math.abs(last)) <= MOST_STEPS)) return ends(from, to);
  // multiples of the step as decimal text, so that 0.30000000000000004 never shows
  const values = Array.from({ length: Math.max(0, last - first + 1) }, (_, i) =>
    Number(((first + i) * step).toPrecision(MULTIPLE_FIGURES)),
  ).filter((value, i, all) => Number.isFinite(value) && (i === 0 || value > (all[i - 1] ?? 0)));
  return values.length > 0 ? values : ends(from, to);
}

function ends(from: number, to: number): number[] {
  if (!Number.isFinite(from) || !Number.isFinite(to)) return [];
  return to > from ? [from, to] : [from];
}

/** The least of 1, 2, 5 and 10 times a power of ten that is no smaller; NaN where no double is. */
function roundStep(rough: number): number {
  const power = Number(`1e${Math.floor(Math.log10(rough))}`);
  const lead = rough / power;
  return power * (lead <= 1 ? 1 : lead <= 2 ? 2 : lead <= 5 ? 5 : 10);
}

function logTicks(range: readonly [number, number], count: number): number[] {
  const [from, to] = range;
  // each end by itself: their quotient may be more than a double holds
  const decades = Math.log10(to) - Math.log10(from);
  if (!(decades >= 0.7 && decades < Infinity)) {
    return linearTicks(range, count).filter((value) => value > 0);
  }
  const leads = decades * 3 <= count * 1.3 ? [1, 2, 5] : [1];
  const stride = leads.length > 1 ? 1 : Math.max(1, Math.ceil(decades / count));
  const values: number[] = [];
  for (let e = Math.floor(Math.log10(from)); e <= Math.ceil(Math.log10(to)); e++) {
    if (((e % stride) + stride) % stride !== 0) continue;
    for (const lead of leads) {
      const value = Number(`${lead}e${e}`);
      const inside = value >= from * (1 - 1e-9) && value <= to * (1 + 1e-9);
      if (inside && Number.isFinite(value)) values.push(value);
    }
  }
  return values;
}

/**
 * The range widened to end on round numbers of its own scale; as it is where doubles are too coarse for
 * that, and never empty.
 */
export function roundedRange(axis: FigureAxis): [number, number] {
  const [from, to] = axis.range;
  if (axis.scale === "log") {
    // a little air, in the axis' own scale
    const [low, high] = [axisValue(axis, -0.04), axisValue(axis, 1.04)];
    return [low > 0 ? low : from, Number.isFinite(high) ? high : to];
  }
  const step = roundStep(to / 12 - from / 12);
  const low = Number((Math.floor(from / step + 1e-9) * step).toPrecision(12));
  const high = Number((Math.ceil(to / step - 1e-9) * step).toPrecision(12));
  const slack = 1e-6 * step;
  if (low <= from + slack && high >= to - slack && low < high && high - low < Infinity) {
    return [low, high];
  }
  return to > from ? [from, to] : [from - airAround(from), from + airAround(from)];
}

/** Room on each side of a range of one value. */
function airAround(value: number): number {
  return value === 0 ? 1 : Math.max(Math.abs(value) / 1000, Number.MIN_VALUE);
}
