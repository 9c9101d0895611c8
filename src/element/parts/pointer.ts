import {
  axisFraction,
  axisValue,
  innerHeight,
  innerWidth,
  type FigureAxis,
  type Frame,
} from "../../plot/index.ts";

/** The axis value under a pointer, clamped to the axis. `x` in pixels from the plot's left edge. */
export function valueAtPixel(axis: FigureAxis, frame: Frame, x: number): number {
  const fraction = (x - frame.left) / innerWidth(frame);
  return axisValue(axis, Math.min(1, Math.max(0, fraction)));
}

/** Pixels from the plot's left edge of an axis value; not clamped. */
export function pixelOfValue(axis: FigureAxis, frame: Frame, value: number): number {
  return frame.left + axisFraction(axis, value) * innerWidth(frame);
}

/** Pixels from the plot's top of a value on its vertical axis; null where it is not on the plot. */
export function pixelOfHeight(axis: FigureAxis, frame: Frame, value: number): number | null {
  const up = axisFraction(axis, value);
  return up >= 0 && up <= 1 ? frame.top + innerHeight(frame) * (1 - up) : null;
}

/** Rounded to what a pixel can tell: three figures of the axis' extent, so that values stay readable. */
export function roundToPixel(axis: FigureAxis, frame: Frame, value: number): number {
  const here = axisFraction(axis, value);
  const step = Math.abs(axisValue(axis, here + 1 / innerWidth(frame)) - value);
  if (!(step > 0)) return value;
  const unit = 10 ** Math.floor(Math.log10(step * 2));
  return Number((Math.round(value / unit) * unit).toPrecision(15));
}

/** The value one keyboard step away: a hundredth of the axis, a tenth with `coarse`. */
export function keyboardStep(
  axis: FigureAxis,
  value: number,
  direction: number,
  coarse: boolean,
): number {
  const fraction = axisFraction(axis, value) + direction * (coarse ? 0.1 : 0.01);
  const moved = axisValue(axis, Math.min(1, Math.max(0, fraction)));
  return roundedStep(value, moved);
}

/** Where a step ends, to four figures, or to as many as show the step. */
function roundedStep(from: number, to: number): number {
  const shown = Math.ceil(Math.log10(Math.abs(to) / Math.abs(to - from))) + 2;
  return Number(to.toPrecision(Math.min(17, Math.max(4, Number.isFinite(shown) ? shown : 4))));
}

/** Where a key moves a slider on the axis; null for keys that mean nothing to it. */
export function keyTarget(event: KeyboardEvent, axis: FigureAxis, from: number): number | null {
  const coarse = event.shiftKey;
  switch (event.key) {
    case "ArrowLeft":
    case "ArrowDown":
      return keyboardStep(axis, from, -1, coarse);
    case "ArrowRight":
    case "ArrowUp":
      return keyboardStep(axis, from, 1, coarse);
    case "PageDown":
      return keyboardStep(axis, from, -1, true);
    case "PageUp":
      return keyboardStep(axis, from, 1, true);
    case "Home":
      return axis.range[0];
    case "End":
      return axis.range[1];
    default:
      return null;
  }
}
