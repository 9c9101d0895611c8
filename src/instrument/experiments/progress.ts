import { formatNumber } from "../../plot/index.ts";
import { failureText, type Progress } from "../../sweep/index.ts";

/**
 * "128 of 260 · 12 s left"; with a target "11 of 13 places within 2 % · 12 s left".
 *
 * @param target relative standard error wanted, 0 for none
 */
export function progressText(now: Progress, target: number): string {
  const { done, total, places, reached, timeLeft } = now;
  const count =
    target > 0
      ? `${reached} of ${places} ${places === 1 ? "place" : "places"} within ${percent(target)}`
      : `${done} of ${total}`;
  if (timeLeft === null || done === total) return count;
  const seconds = Math.ceil(timeLeft / 1000);
  return `${count} · ${seconds < 90 ? `${seconds} s` : `${Math.ceil(seconds / 60)} min`} left`;
}

/** A share as a person says it: 2 %. */
export function percent(share: number): string {
  return `${formatNumber(100 * share, 3)} %`;
}

/** Why a run ended before its time, in a sentence. */
export function stoppedText(error: unknown): string {
  return `The experiment stopped: ${failureText(error)}`;
}
