import { axisFraction, axisValue, type FigureAxis } from "../../plot/index.ts";

/** Ends asked for an axis. */
export type Ends = readonly [number, number];

/** Ends asked for the axes of a plot; those left out stay as they are. */
export interface ZoomDetail {
  readonly x?: Ends;
  readonly y?: Ends;
}

/** How much of an axis one key press shows of it: the inverse takes it back. */
export const KEY_STEP = 0.8;

/** The ends of an axis that shows `factor` of its length, keeping the value at a fraction of it in place. */
export function zoomed(axis: FigureAxis, at: number, factor: number): Ends {
  return [axisValue(axis, at - at * factor), axisValue(axis, at + (1 - at) * factor)];
}

/** The ends of an axis moved by a fraction of its length. */
function panned(axis: FigureAxis, by: number): Ends {
  return [axisValue(axis, by), axisValue(axis, 1 + by)];
}

/** The share of an axis at each of its ends that moves this end alone. */
const END = 0.15;
/** Nearest that a dragged end comes to the other one, as a share of the axis. */
const NEAREST = 0.02;

/**
 * The ends of an axis that was taken at fraction `from` and is now held at fraction `to`: what was taken
 * stays under the hand. Taken near an end only this end moves; else both do.
 */
export function dragged(axis: FigureAxis, from: number, to: number): Ends {
  if (from < 1 - END && from > END) return panned(axis, from - to);
  if (from <= END) {
    const held = Math.min(to, 1 - NEAREST);
    return [axisValue(axis, 1 - (1 - from) / (1 - held)), axis.range[1]];
  }
  const held = Math.max(to, NEAREST);
  return [axis.range[0], axisValue(axis, from / held)];
}

/** What a wheel asks of an axis: the share of it that is shown. Turned towards oneself it shows more. */
export function wheelFactor({ deltaY, deltaMode }: WheelEvent): number {
  const pixels = deltaY * (deltaMode === 0 ? 1 : deltaMode === 1 ? 16 : 100);
  return Math.exp(Math.max(-60, Math.min(60, pixels)) * 0.005);
}

/** Fingers nearer than this along an axis do not zoom it. */
const APART = 40;

/**
 * The ends of an axis between two fingers that were at fractions `a0`, `b0` of it and are now at `a1`,
 * `b1`: what each finger took stays under it. Null where they were too near each other to tell.
 */
export function pinched(
  axis: FigureAxis,
  [a0, b0]: Ends,
  [a1, b1]: Ends,
  length: number,
): Ends | null {
  const least = APART / Math.max(1, length);
  if (Math.abs(b0 - a0) < least || Math.abs(b1 - a1) < least || (b0 - a0) * (b1 - a1) <= 0) {
    return null;
  }
  const factor = (b0 - a0) / (b1 - a1);
  const start = a0 - a1 * factor;
  return [axisValue(axis, start), axisValue(axis, start + factor)];
}

/** Whether an axis cannot be below zero: what it shows is not a difference and it began at zero or above. */
export function atLeastZero(axis: FigureAxis, ends: Ends): Ends {
  if (axis.unit !== undefined || axis.scale === "log" || axis.range[0] < 0) return ends;
  if (ends[0] >= 0) return ends;
  const length = ends[1] - ends[0];
  const same = Math.abs(length - (axis.range[1] - axis.range[0])) < 1e-9 * length;
  return same ? [0, length] : [0, ends[1]];
}

/** The place of a value on an axis as a fraction, held inside it. */
export function inside(axis: FigureAxis, value: number): number {
  return Math.min(1, Math.max(0, axisFraction(axis, value)));
}
