import type { VerticalScale } from "../../state/index.ts";
import type { FigureAxis, FigureSeries } from "../figure/figure.ts";
import { axisValue } from "./scale.ts";
import { roundedRange } from "./ticks.ts";

/** How far above the bulk of the values a peak may push the axis before it is cut. */
const PEAK_ALLOWANCE = 2.2;

/**
 * A vertical range that shows the curves. Peaks at an interpolation threshold are infinite, so
 * the top follows the bulk of the values and lets peaks leave the frame. Experiments move no axis.
 */
export function verticalRange(
  series: readonly FigureSeries[],
  scale: Exclude<VerticalScale, "zero">,
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
  return values.filter((value) => Number.isFinite(value) && value >= 0);
}

/** Most that a difference beyond the bulk of them may push the axis. */
const DIFFERENCE_ALLOWANCE = 2.5;

/** A vertical range for differences: zero is on it, and what leaves the bulk may leave the frame. */
export function differenceRange(series: readonly FigureSeries[]): [number, number] {
  const values = series
    .flatMap((one) => [...one.total])
    .filter((value) => Number.isFinite(value))
    .toSorted((a, b) => a - b);
  const at = (share: number): number => values[Math.floor(share * (values.length - 1))] ?? 0;
  const bulk = Math.max(at(0.95), -at(0.05), 1e-9);
  const low = Math.max(Math.min(at(0), 0), -DIFFERENCE_ALLOWANCE * bulk);
  const high = Math.min(Math.max(at(1), 0), DIFFERENCE_ALLOWANCE * bulk);
  const air = 0.06 * (high - low);
  if (!(air > 0)) return [-1, 1];
  return roundedRange({ label: "", symbol: "", scale: "linear", range: [low - air, high + air] });
}

/** How much further than it must a held range grow, as a share of itself: so that it grows seldom. */
const GROWTH = 0.2;

/**
 * The range to show while something is dragged: it grows at once where it must, and shrinks only
 * when let go, so that the axis does not breathe.
 */
export function heldRange(
  held: readonly [number, number] | null,
  wanted: readonly [number, number],
  scale: FigureAxis["scale"],
): [number, number] {
  if (held === null) return [wanted[0], wanted[1]];
  const union = {
    label: "",
    symbol: "",
    scale,
    range: [Math.min(held[0], wanted[0]), Math.max(held[1], wanted[1])] as const,
  };
  return [
    // nothing is below a zero at which the axis began
    wanted[0] < held[0] && wanted[0] !== 0 ? axisValue(union, -GROWTH) : union.range[0],
    wanted[1] > held[1] ? axisValue(union, 1 + GROWTH) : union.range[1],
  ];
}
