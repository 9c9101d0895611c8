import type { FigureAxis } from "../figure/figure.ts";
import { axisValue } from "./scale.ts";
import { axisNumber } from "../words/format.ts";

/** Tick positions and their labels. */
export interface Ticks {
  readonly values: number[];
  readonly labels: string[];
}

/** Ticks at round numbers, about `count` of them: 1-2-5 steps, and decades on long log axes. */
export function axisTicks(axis: FigureAxis, count: number): Ticks {
  const values =
    axis.scale === "log" ? logTicks(axis.range, count) : linearTicks(axis.range, count);
  return { values, labels: values.map((value) => axisNumber(axis, value, 6)) };
}

function linearTicks([from, to]: readonly [number, number], count: number): number[] {
  const step = roundStep((to - from) / count);
  const first = Math.ceil(from / step - 1e-9);
  const last = Math.floor(to / step + 1e-9);
  const values: number[] = [];
  // multiples of the step as decimal text, so that 0.30000000000000004 never shows
  for (let k = first; k <= last; k++) values.push(Number((k * step).toPrecision(12)));
  return values;
}

function roundStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  const lead = rough / power;
  return power * (lead <= 1 ? 1 : lead <= 2 ? 2 : lead <= 5 ? 5 : 10);
}

function logTicks(range: readonly [number, number], count: number): number[] {
  const [from, to] = range;
  const decades = Math.log10(to / from);
  if (decades < 0.7) return linearTicks(range, count).filter((value) => value > 0);
  const leads = decades * 3 <= count * 1.3 ? [1, 2, 5] : [1];
  const stride = leads.length > 1 ? 1 : Math.max(1, Math.ceil(decades / count));
  const values: number[] = [];
  for (let e = Math.floor(Math.log10(from)); e <= Math.ceil(Math.log10(to)); e++) {
    if (((e % stride) + stride) % stride !== 0) continue;
    for (const lead of leads) {
      const value = Number(`${lead}e${e}`);
      if (value >= from * (1 - 1e-9) && value <= to * (1 + 1e-9)) values.push(value);
    }
  }
  return values;
}

/** The range widened to end on round numbers of its own scale. */
export function roundedRange(axis: FigureAxis): [number, number] {
  const [from, to] = axis.range;
  if (axis.scale === "log") {
    // a little air, in the axis' own scale
    return [axisValue(axis, -0.04), axisValue(axis, 1.04)];
  }
  const step = roundStep((to - from) / 12);
  const low = Math.floor(from / step + 1e-9) * step;
  const high = Math.ceil(to / step - 1e-9) * step;
  return [Number(low.toPrecision(12)), Number(high.toPrecision(12))];
}
