import type { Problem } from "../../../problem/index.ts";
import type { PlotAxis } from "../../../sweep/index.ts";
import { risk } from "../../../theory/index.ts";

/** The whole ratio, for what is refined along it. */
export const RATIO_AXIS: PlotAxis = { path: "mask.ratio", scale: "linear", range: [0, 0.9] };

const TENTHS = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9] as const;

/** The mean of the target errs by 1: what errs by much more is of no use, nor is what is half as bad again. */
const USELESS = 1.15;
const WORSE = 1.5;

/** The largest error worth showing beside the least one. */
export function largestShown(least: number): number {
  return Math.max(USELESS, WORSE * least);
}

/** The stretch of the ratio that is of use: to a tenth beyond the last one with a bearable error. */
export function usefulAxis(problem: Problem): PlotAxis {
  const errors = TENTHS.map(
    (ratio) => risk({ ...problem, mask: { law: "fixed", ratio } }).totalRisk ?? Infinity,
  );
  const limit = largestShown(Math.min(...errors));
  const last = errors.findLastIndex((error) => error <= limit);
  const end = TENTHS[Math.max(2, Math.min(last + 1, TENTHS.length - 1))] as number;
  return { ...RATIO_AXIS, range: [0, end] };
}
