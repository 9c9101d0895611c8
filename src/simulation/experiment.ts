import { summarize, type Summary } from "../numerics/index.ts";
import { featureCount, type Cell } from "./cell.ts";
import type { Notice } from "./notice.ts";
import { QUANTITIES, type Observation, type Quantity } from "./observation.ts";
import { describeCell, type Simulator } from "./simulator.ts";

/** Replicates of one cell, summarised. */
export type Experiment = {
  readonly [Q in Quantity]: Summary;
} & {
  readonly n: number;
  /** Number of features. */
  readonly d: number;
  readonly seed: number;
  readonly notices: readonly Notice[];
};

/**
 * Summarises observations in the order given. Give them in the order of their replicate numbers:
 * rounding then is the same whoever ran them and whenever they arrived. A quantity that a replicate
 * could not observe (NaN) is left out of that quantity's summary.
 */
export function summarizeCell(
  cell: Cell,
  seed: number,
  observations: readonly Observation[],
): Experiment {
  const summaries = Object.fromEntries(
    QUANTITIES.map((quantity): [Quantity, Summary] => {
      const values = observations.map((observation) => observation[quantity]);
      return [quantity, summarize(values.filter((value) => !Number.isNaN(value)))];
    }),
  ) as Record<Quantity, Summary>;
  return {
    ...summaries,
    n: cell.n,
    d: featureCount(cell),
    seed,
    notices: describeCell(cell).notices,
  };
}

/**
 * Runs replicates 0 … replicates − 1 of a cell, here and now.
 *
 * @throws RangeError as {@link Simulator.observe}.
 */
export function runExperiment(
  simulator: Simulator,
  cell: Cell,
  { seed, replicates }: { readonly seed: number; readonly replicates: number },
): Experiment {
  const observations = Array.from({ length: replicates }, (_, replicate) =>
    simulator.observe(cell, seed, replicate),
  );
  return summarizeCell(cell, seed, observations);
}
