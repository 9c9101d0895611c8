import {
  cellKey,
  summarizeCell,
  type Cell,
  type Experiment,
  type Observation,
} from "../../simulation/index.ts";
import { assess, type Assessment, type ReplicateRule } from "./stopping.ts";

/** A stretch of replicate numbers: `count` from `first`. */
export interface Stretch {
  readonly first: number;
  readonly count: number;
}

/** Replicates of a cell under one seed, and how many of the first ones are there without a gap. */
interface Shelf {
  readonly list: (Observation | undefined)[];
  unbroken: number;
}

/**
 * Replicates kept by (seed, cell, number). What is summarised depends on which replicates are there,
 * not on when they came or who ran them. Further runs with the same store go on where it stands.
 */
export class ReplicateStore {
  readonly #shelves = new Map<string, Shelf>();
  readonly #keys = new WeakMap<Cell, string>();

  #shelf(cell: Cell, seed: number): Shelf {
    const key = this.#keys.get(cell) ?? cellKey(cell);
    this.#keys.set(cell, key);
    const name = `${seed} ${key}`;
    const shelf = this.#shelves.get(name) ?? { list: [], unbroken: 0 };
    this.#shelves.set(name, shelf);
    return shelf;
  }

  /** Keeps the observations of replicates `first`, `first` + 1, … of a cell. */
  put(cell: Cell, seed: number, first: number, observations: readonly Observation[]): void {
    const shelf = this.#shelf(cell, seed);
    observations.forEach((observation, i) => (shelf.list[first + i] = observation));
    while (shelf.list[shelf.unbroken] !== undefined) shelf.unbroken++;
  }

  /** Forgets the replicates of a cell under a seed. */
  forget(cell: Cell, seed: number): void {
    this.#shelves.delete(`${seed} ${cellKey(cell)}`);
  }

  /** How many replicates a cell gets by a rule, and how many it still needs. */
  assess(cell: Cell, seed: number, rule: ReplicateRule): Assessment {
    const { list, unbroken } = this.#shelf(cell, seed);
    const known = Math.min(unbroken, rule.replicates);
    return assess(
      Float64Array.from({ length: known }, (_, i) => list[i]?.excessRisk ?? Number.NaN),
      rule,
    );
  }

  /**
   * Observations of a cell that count by a rule, in the order of their numbers: exactly those of its
   * settlement once there is one, before that all that are kept within the budget.
   */
  observations(cell: Cell, seed: number, rule: ReplicateRule): Observation[] {
    const { settled } = this.assess(cell, seed, rule);
    const { list } = this.#shelf(cell, seed);
    const counted = list.slice(0, settled?.replicates ?? rule.replicates);
    return counted.filter((observation) => observation !== undefined);
  }

  /** Stretches of replicates 0 … replicates − 1 not kept yet, in order. */
  missing(cell: Cell, seed: number, replicates: number): Stretch[] {
    const { list } = this.#shelf(cell, seed);
    const stretches: Stretch[] = [];
    let first = 0;
    for (let i = 0; i <= replicates; i++) {
      if (i < replicates && list[i] === undefined) continue;
      if (i > first) stretches.push({ first, count: i - first });
      first = i + 1;
    }
    return stretches;
  }

  /** The cell's experiment from the observations that count by a rule. */
  experiment(cell: Cell, seed: number, rule: ReplicateRule): Experiment {
    return summarizeCell(cell, seed, this.observations(cell, seed, rule));
  }
}
