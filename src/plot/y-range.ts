import type { FigureSeries } from "./figure.ts";
import { roundedRange } from "./ticks.ts";

/** How the vertical axis is chosen: from zero, around the curves, or logarithmic. */
export type VerticalScale = "zero" | "fit" | "log";

/** How far above the bulk of the values a peak may push the axis before it is cut. */
const PEAK_ALLOWANCE = 2.2;

/**
 * A vertical range that shows the curves. Peaks at an interpolation threshold are infinite, so
 * the top follows the bulk of the values and lets peaks leave the frame.
 */
export function verticalRange(
  series: readonly FigureSeries[],
  scale: VerticalScale,
): [number, number] {
  const values = series.flatMap((one) => shownValues(one)).toSorted((a, b) => a - b);
  const smallest = values.find((value) => value > 0);
  if (smallest === undefined) return scale === "log" ? [0.1, 10] : [0, 1];
  const largest = values[values.length - 1] as number;
  const bulk = values[Math.floor(0.9 * (values.length - 1))] as number;
  const cut = scale === "log" ? bulk * 12 : bulk * PEAK_ALLOWANCE;
  const top = Math.min(largest, cut);
  if (scale === "log") {
    // a part may vanish somewhere (no bias below the threshold): a little below the totals will do
    const totals = series.flatMap((one) => [...one.total]).filter((value) => value > 0);
    const bottom = Math.max(smallest, Math.min(...totals, top) / 8);
    return roundedRange({
      label: "",
      symbol: "",
      scale: "log",
      range: [bottom, Math.max(top, bottom * 1.5)],
    });
  }
  const bottom = scale === "fit" ? (values[0] as number) : 0;
  const span = Math.max(top - bottom, top * 0.02);
  const from = scale === "fit" ? Math.max(0, bottom - 0.08 * span) : 0;
  return roundedRange({ label: "", symbol: "", scale: "linear", range: [from, top + 0.05 * span] });
}

function shownValues(series: FigureSeries): number[] {
  const arrays = series.parts
    ? [series.total, series.parts.bias, series.parts.variance]
    : [series.total];
  const values = arrays.flatMap((array) => [...array]);
  for (const point of series.points) if (point.caution === null) values.push(point.mean);
  return values.filter((value) => Number.isFinite(value) && value >= 0);
}
