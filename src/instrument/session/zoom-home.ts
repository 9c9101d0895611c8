import type { PlotAxis } from "../../sweep/index.ts";

/** Where an axis was before it was zoomed. */
export interface ZoomHome {
  /** Notes that an axis is zoomed to another range. */
  leave(from: PlotAxis, to: PlotAxis): void;
  /** The axis as it was before it was zoomed; null when this one is not where zooming led. */
  of(axis: PlotAxis): PlotAxis | null;
}

/** Remembers the axis before the first of several zooms; any other change of the axis ends them. */
export function zoomHome(): ZoomHome {
  let home: PlotAxis | null = null;
  let led: PlotAxis | null = null;
  const isLed = (axis: PlotAxis): boolean =>
    led !== null &&
    led.path === axis.path &&
    led.scale === axis.scale &&
    led.range[0] === axis.range[0] &&
    led.range[1] === axis.range[1];
  return {
    leave: (from, to) => {
      if (home === null || !isLed(from)) home = from;
      led = to;
    },
    of: (axis) => (isLed(axis) ? home : null),
  };
}
