import type { Progress } from "../../../sweep/index.ts";

/** "128 of 260 · 12 s left". */
export function progressText({ done, total, timeLeft }: Progress): string {
  const count = `${done} of ${total}`;
  if (timeLeft === null || done === total) return count;
  const seconds = Math.ceil(timeLeft / 1000);
  return `${count} · ${seconds < 90 ? `${seconds} s` : `${Math.ceil(seconds / 60)} min`} left`;
}
