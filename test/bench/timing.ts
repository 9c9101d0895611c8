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

/** A function to time, told how often it was called before. */
export type Call = (index: number) => unknown;

/** Rounds of a call, its index running on: each gives the seconds that a call took in it. */
export function roundsOf(call: Call): (milliseconds: number) => number {
  let index = 0;
  return (milliseconds) => {
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
}

/** Seconds that each call takes: median over rounds, after a warm-up of as long as two rounds. */
export function secondsPerCall(call: Call): number {
  const round = roundsOf(call);
  round(2 * ROUND);
  return median(Array.from({ length: ROUNDS }, () => round(ROUND)));
}

/** {@link secondsPerCall} for calls so short that reading the clock would count: many a reading. */
export function secondsPerShortCall(call: Call, together: number): number {
  return (
    secondsPerCall((index) => {
      for (let i = 0; i < together; i++) call(index * together + i);
    }) / together
  );
}

/** Seconds of one call of a contestant in a round of so many milliseconds. */
export type Contestant = (milliseconds: number) => number | Promise<number>;

/**
 * Seconds that a call of each contestant takes, median over rounds, after one round of warm-up. They
 * take turns, so that a machine that slows down slows all of them down.
 */
export async function takeTurns<Name extends string>(
  contestants: Readonly<Record<Name, Contestant>>,
  { rounds = ROUNDS, milliseconds = ROUND } = {},
): Promise<Record<Name, number>> {
  const all = Object.entries<Contestant>(contestants).map(([name, contestant]) => ({
    name,
    contestant,
    seconds: [] as number[],
  }));
  for (const { contestant } of all) await contestant(milliseconds);
  for (let round = 0; round < rounds; round++) {
    for (const { contestant, seconds } of all) seconds.push(await contestant(milliseconds));
  }
  return Object.fromEntries(all.map(({ name, seconds }) => [name, median(seconds)])) as Record<
    Name,
    number
  >;
}
