/** How many replicates a cell gets. */
export interface ReplicateRule {
  /** Most replicates; all of them where no target is set. */
  readonly replicates: number;
  /**
   * Standard error of the mean excess risk, relative to that mean, at which a cell has enough:
   * 0.01 is 1 %. Absent or 0: no target.
   */
  readonly targetError?: number;
}

/** Why a cell has as many replicates as it has. */
export type Settlement = {
  /** Its result uses replicates 0 … replicates − 1. */
  readonly replicates: number;
  /**
   * - `target`: the standard error is as small as wanted;
   * - `budget`: there are as many replicates as were allowed;
   * - `tails`: a single replicate makes more than half of the variance, so that neither mean nor
   *   standard error can be trusted, however many replicates there are.
   */
  readonly reason: "target" | "budget" | "tails";
};

/** What is to be done for a cell, from what is known of it. */
export interface Assessment {
  /** Null while more replicates are needed. */
  readonly settled: Settlement | null;
  /** Replicates worth having before the next look. */
  readonly goal: number;
  /** Replicates that it will take, as far as can be told. */
  readonly expected: number;
}

/** Replicates before the first look: with fewer a standard error means little. */
export const FEWEST_REPLICATES = 16;

/** From one checkpoint to the next. */
const GROWTH = 1.5;

/** A goal is at most this many times what is there: estimates from few replicates are rough. */
const FURTHEST = 4;

/** Heavy tails show only in this many replicates: fewer normal ones may look the same. */
const TAILS_FROM = 256;

/** Share of the squared deviations in a single replicate that tells heavy tails. */
const TAILS_SHARE = 0.5;

/**
 * Decides how many replicates a cell gets.
 *
 * With a target it is checked at 16, 24, 36, 54, 81, … replicates and at the budget; the first
 * checkpoint where the target is met (or tails turn out heavy) settles it. The rule sees replicates
 * 0 … k − 1 alone, at fixed k, so the result is the same to the bit however many workers there are
 * and in whatever order they answer.
 *
 * Stopping when an estimate looks precise favours moments where the spread happens to look small.
 * With few checkpoints, well apart, the standard error is a few per cent too small on average, and a
 * mean whose size goes with its spread is slightly too low, by much less than its standard error.
 * Without a target there is no such effect.
 *
 * @param values excess risks of replicates 0, 1, … without a gap, in this order
 */
export function assess(values: ArrayLike<number>, rule: ReplicateRule): Assessment {
  const { replicates: budget, targetError: target = 0 } = rule;
  const available = Math.min(values.length, budget);
  if (!(target > 0)) {
    const settled = available < budget ? null : { replicates: budget, reason: "budget" as const };
    return { settled, goal: budget, expected: budget };
  }
  let [mean, squares, low, high] = [0, 0, Infinity, -Infinity];
  let checkpoint = Math.min(budget, FEWEST_REPLICATES);
  let need = checkpoint;
  const settle = (replicates: number, reason: Settlement["reason"]): Assessment => {
    return { settled: { replicates, reason }, goal: replicates, expected: replicates };
  };
  for (let count = 1; count <= available; count++) {
    const value = values[count - 1] as number;
    const delta = value - mean;
    mean += delta / count;
    squares += delta * (value - mean);
    low = Math.min(low, value);
    high = Math.max(high, value);
    if (count < checkpoint) continue;
    const error = relativeError(count, mean, squares);
    if (error <= target) return settle(count, "target");
    if (count === budget) return settle(count, "budget");
    const largest = Math.max(high - mean, mean - low);
    if (count >= TAILS_FROM && largest ** 2 > TAILS_SHARE * squares) return settle(count, "tails");
    checkpoint = after(checkpoint, budget);
    need = Math.min(budget, Math.ceil(count * (error / target) ** 2));
  }
  // several checkpoints at once where the target is far: half-way there, by what is known
  const reach = Math.min(need / 2, (FURTHEST * checkpoint) / GROWTH);
  let goal = checkpoint;
  while (goal < budget && after(goal, budget) <= reach) goal = after(goal, budget);
  return { settled: null, goal, expected: Math.max(goal, need) };
}

function after(checkpoint: number, budget: number): number {
  return Math.min(budget, Math.ceil(checkpoint * GROWTH));
}

/** Standard error of a mean over its size; 0 where nothing varies, infinite below two values. */
function relativeError(count: number, mean: number, squares: number): number {
  if (count < 2) return Number.POSITIVE_INFINITY;
  if (squares === 0) return 0;
  return Math.sqrt(squares / (count - 1) / count) / Math.abs(mean);
}

/** What a person should know of how a cell ended; null where there is nothing to tell. */
export function settlementNotice(
  settled: Settlement | null,
  { targetError = 0 }: ReplicateRule,
): string | null {
  if (!(targetError > 0) || settled === null || settled.reason === "target") return null;
  if (settled.reason === "tails") {
    return (
      "Heavy tails: one replicate makes more than half of the variance, so more would not settle " +
      "the mean; look at the median."
    );
  }
  return `The standard error wanted was not reached in ${settled.replicates} replicates.`;
}
