/** Milliseconds of one round: long against the clock and a pause of the garbage collector. */
const ROUND = 150;

/** Rounds of which the median is taken. */
const ROUNDS = 9;

/** The middle value; the mean of the two middle ones for an even count. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

/** Seconds that each call takes: median over rounds, after a warm-up of as long as two rounds. */
export function secondsPerCall(call: (index: number) => unknown): number {
  let index = 0;
  const round = (milliseconds: number): number => {
    const start = performance.now();
    let calls = 0;
    let elapsed = 0;
    do {
      call(index++);
      calls++;
      elapsed = performance.now() - start;
    } while (elapsed < milliseconds);
    return elapsed / calls / 1000;
  };
  round(2 * ROUND);
  return median(Array.from({ length: ROUNDS }, () => round(ROUND)));
}

/** {@link secondsPerCall} for calls so short that reading the clock would count: many a reading. */
export function secondsPerShortCall(call: (index: number) => unknown, together: number): number {
  return (
    secondsPerCall((index) => {
      for (let i = 0; i < together; i++) call(index * together + i);
    }) / together
  );
}
