import type { Progress } from "../sweep/index.ts";

/** One line on standard error that is written over again. */
export interface ProgressLine {
  show(progress: Progress): void;
  /** Removes the line. */
  clear(): void;
}

/**
 * A progress line where standard error is a terminal, else one that stays silent.
 *
 * @param target relative standard error wanted, 0 for none
 */
export function progressLine(stream: NodeJS.WriteStream, target: number): ProgressLine {
  if (!stream.isTTY) return { show: () => undefined, clear: () => undefined };
  const rewrite = (text: string): void => void stream.write(`\r\u001B[K${text}`);
  return {
    show: ({ done, total, timeLeft, places, reached }) => {
      const left = timeLeft === null || done === total ? "" : `, ${duration(timeLeft)} left`;
      const cells = target > 0 ? `; ${reached} of ${places} cells within ${percent(target)}` : "";
      rewrite(`${done} of ${target > 0 ? "about " : ""}${total} experiments${cells}${left}`);
    },
    clear: () => rewrite(""),
  };
}

const percent = (share: number): string => `${Number((100 * share).toPrecision(3))} %`;

/** Milliseconds as a person says them: 8 s, 3 min, 2.5 h. */
function duration(milliseconds: number): string {
  const seconds = milliseconds / 1000;
  if (seconds < 90) return `${Math.ceil(seconds)} s`;
  return seconds < 5400 ? `${Math.round(seconds / 60)} min` : `${(seconds / 3600).toFixed(1)} h`;
}
