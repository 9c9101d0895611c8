import type { FigureAxis } from "./figure.ts";
import { innerHeight, innerWidth, type Frame } from "../axes/frame.ts";

/** How many heights of the plot a line may leave it: further out nothing is to be seen. */
const FAR = 4;

/**
 * The line through a curve as an SVG path, in pixels from the top left corner between the axes. A
 * gap (NaN; a value without a logarithm on a log axis) breaks it.
 */
export function linePath(
  { x, y }: { readonly x: FigureAxis; readonly y: FigureAxis },
  frame: Frame,
  xs: Float64Array,
  ys: Float64Array,
): string {
  const across = pixels(x, innerWidth(frame));
  const height = innerHeight(frame);
  const up = pixels(y, height);
  let path = "";
  let drawing = false;
  for (let i = 0; i < xs.length; i++) {
    const h = up(ys[i] as number);
    if (!Number.isFinite(h)) {
      drawing = false;
      continue;
    }
    const clamped = Math.min(Math.max(height - h, -FAR * height), (1 + FAR) * height);
    path += `${drawing ? "L" : "M"}${round(across(xs[i] as number))},${round(clamped)}`;
    drawing = true;
  }
  return path;
}

/** From values to pixels; not finite where the axis has no place for a value. */
function pixels({ scale, range: [from, to] }: FigureAxis, length: number): (v: number) => number {
  if (scale === "log") {
    const origin = Math.log(from);
    const factor = length / (Math.log(to) - origin);
    return (value) => (Math.log(value) - origin) * factor;
  }
  const factor = length / (to - from);
  return (value) => (value - from) * factor;
}

const round = (value: number): number => Math.round(value * 100) / 100;
