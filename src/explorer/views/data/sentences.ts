import { formatNumber } from "../../../plot/index.ts";
import type { Problem } from "../../../problem/index.ts";
import type { Advice, Judged } from "./advice.ts";

/** A share as a person says it: 12 %, 0.4 %. */
export function percentOf(share: number): string {
  const size = Math.abs(100 * share);
  return `${formatNumber(100 * share, size < 0.1 ? 1 : 2)}\u00a0%`;
}

/** How much worse, or better, an error is than the best fixed ratio's. */
export function compared(error: number, best: number): string {
  const more = error / best - 1;
  if (Math.abs(more) < 5e-5) return "no different";
  const words =
    more >= 2
      ? `${formatNumber(error / best, 2)} times as large`
      : `${percentOf(Math.abs(more))} worse`;
  return more > 0 ? words : `${percentOf(-more)} better`;
}

/** Which masks to use, first; then what else would cost. */
export function recommendation(advice: Advice): string {
  const {
    ratio,
    within: [low, high],
    attained,
  } = advice;
  const range =
    low <= 0
      ? `anything up to ${percentOf(high)}`
      : `anything from ${percentOf(low)} to ${percentOf(high)}`;
  const what = ratio === 0 ? "Mask nothing" : `Mask ${percentOf(ratio)}`;
  const edge = attained ? "" : ", as far as can be told";
  return `${what}${edge} (${range} is within 1 %)`;
}

/** "R²MAE 0–0.23 would be 0.4 % worse"; with it the range that beats it, where one does. */
function rangeWords({ mask, error }: Judged, best: number): string {
  if (mask.law !== "uniform") return "";
  const [min, max] = [formatNumber(mask.min, 2), formatNumber(mask.max, 2)];
  return `R²MAE ${min}–${max} would be ${compared(error, best)}`;
}

/** What other masks would cost, as the second half of the recommendation. */
export function alternatives({ rows }: Problem, advice: Advice): string {
  const { error, fromZero, uniform, unmasked, half, twice, ratio } = advice;
  const gains = uniform !== null && uniform.error < error * (1 - 5e-5);
  const parts: string[] = [];
  if (gains) parts.push(rangeWords(uniform, error));
  else if (fromZero !== null) parts.push(rangeWords(fromZero, error));
  if (ratio > 0 && unmasked !== null) parts.push(`masking nothing ${compared(unmasked, error)}`);
  if (ratio > 0 && unmasked === null && rows === "masked-target") {
    if (half !== null) parts.push(`half as much ${compared(half, error)}`);
    if (twice !== null) parts.push(`twice as much ${compared(twice, error)}`);
  }
  return parts.length === 0 ? "" : `${parts.join("; ")}.`;
}

/** What would change if rows counted otherwise: with an outside target all do, with hidden ones few. */
export function otherRows({ rows }: Problem, own: Advice, other: Advice): string {
  const lead =
    rows === "masked-target"
      ? "With a target from outside, not one of the columns, every row counts"
      : "If the target were one of the columns, rows would count only where it is hidden";
  const change = compared(other.error, own.error);
  const cost =
    other.unmasked === null || other.ratio === 0
      ? ""
      : `, masking nothing ${compared(other.unmasked, other.error)}`;
  const what = recommendation(other);
  return `${lead}: ${what.charAt(0).toLowerCase()}${what.slice(1)}${cost}; the error would be ${change.replace("worse", "higher").replace("better", "lower")}.`;
}
