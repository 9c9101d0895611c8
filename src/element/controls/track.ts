import { axisFraction, axisValue, type FigureAxis } from "../../plot/index.ts";
import type { NumericField } from "../../problem/index.ts";

/** Steps of a slider: fine enough that no step shows on a plot. */
export const TRACK_STEPS = 1000;

function trackAxis(field: NumericField): FigureAxis {
  return { label: "", symbol: "", scale: field.scale, range: field.track };
}

/** Whether the left end of a logarithmic track stands for zero. */
function startsAtZero(field: NumericField): boolean {
  return field.scale === "log" && field.interval.min === 0 && field.interval.openMin !== true;
}

/** Slider position (0…TRACK_STEPS) of a value; values off the track sit at its ends. */
export function trackPosition(field: NumericField, value: number): number {
  if (field.scale === "log" && value <= 0) return 0;
  const fraction = axisFraction(trackAxis(field), value);
  return Math.round(TRACK_STEPS * Math.min(1, Math.max(0, fraction)));
}

/** The value at a slider position, rounded to three figures of the step, and to what the field admits. */
export function trackValue(field: NumericField, position: number): number {
  if (position === 0 && startsAtZero(field)) return 0;
  const axis = trackAxis(field);
  const value = axisValue(axis, position / TRACK_STEPS);
  if (field.interval.integer) return Math.round(value);
  const step = Math.abs(axisValue(axis, (position + 1) / TRACK_STEPS) - value);
  const unit = 10 ** Math.floor(Math.log10(step * 2.5));
  return Number((Math.round(value / unit) * unit).toPrecision(10));
}

/** The neighbouring round value for an arrow key in a value's own field. */
export function nudged(
  field: NumericField,
  value: number,
  direction: 1 | -1,
  coarse: boolean,
): number {
  if (field.interval.integer) return value + direction * (coarse ? 10 : 1);
  const size = Math.abs(value) || Math.abs(field.track[1] - field.track[0]) / 10;
  const unit = 10 ** (Math.floor(Math.log10(size)) - (coarse ? 0 : 1));
  return Number((Math.round((value + direction * unit) / unit) * unit).toPrecision(12));
}
