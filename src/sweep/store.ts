import {
  cellKey,
  summarizeCell,
  type Cell,
  type Experiment,
  type Observation,
} from "../simulation/index.ts";

/** A stretch of replicate numbers: `count` from `first`. */
export interface Stretch {
  readonly first: number;
  readonly count: number;
}

/**
 * Replicates kept by (seed, cell, number). What is summarised depends on which replicates are there,
 * not on when they came or who ran them. Further runs with the same store go on where it stands.
 */
export class ReplicateStore {
  readonly #observations = new Map<string, (Observation | undefined)[]>();
  readonly #keys = new WeakMap<Cell, string>();

  #list(cell: Cell, seed: number): (Observation | undefined)[] {
    const key = this.#keys.get(cell) ?? cellKey(cell);
    this.#keys.set(cell, key);
    const name = `${seed} ${key}`;
    const list = this.#observations.get(name) ?? [];
    this.#observations.set(name, list);
    return list;
  }

  /** Keeps the observations of replicates `first`, `first` + 1, … of a cell. */
  put(cell: Cell, seed: number, first: number, observations: readonly Observation[]): void {
    const list = this.#list(cell, seed);
    observations.forEach((observation, i) => (list[first + i] = observation));
  }

  /** Observations kept among replicates 0 … replicates − 1, in the order of their numbers. */
  observations(cell: Cell, seed: number, replicates: number): Observation[] {
    const list = this.#list(cell, seed).slice(0, replicates);
    return list.filter((observation) => observation !== undefined);
  }

  /** Stretches of replicates 0 … replicates − 1 not kept yet, in order. */
  missing(cell: Cell, seed: number, replicates: number): Stretch[] {
    const list = this.#list(cell, seed);
    const stretches: Stretch[] = [];
    let first = 0;
    for (let i = 0; i <= replicates; i++) {
      if (i < replicates && list[i] === undefined) continue;
      if (i > first) stretches.push({ first, count: i - first });
      first = i + 1;
    }
    return stretches;
  }

  /** The cell's experiment from what is kept among replicates 0 … replicates − 1. */
  experiment(cell: Cell, seed: number, replicates: number): Experiment {
    return summarizeCell(cell, seed, this.observations(cell, seed, replicates));
  }
}
