import { randomStream } from "../../numerics/index.ts";

/**
 * Rows of a split: n for training, drawn without replacement, then all others. A larger n at the same seed
 * and replicate has the training rows of a smaller one. Cost O(N).
 *
 * @returns a permutation of 0 … rows − 1, the first n for training
 */
export function splitRows(rows: number, n: number, seed: number, replicate: number): Int32Array {
  const order = Int32Array.from({ length: rows }, (_, i) => i);
  shuffle(order, n, seed, "split", replicate);
  return order;
}

/**
 * Columns that are the targets in a split: `count` of them, from an endless list of shuffled passes
 * through all columns, so that after columns/count splits each has had its turn.
 */
export function splitTargets(
  columns: number,
  count: number,
  seed: number,
  replicate: number,
): Int32Array {
  const wanted = Math.min(count, columns);
  const targets = new Int32Array(wanted);
  let pass = -1;
  let order = new Int32Array(0);
  for (let i = 0; i < wanted; i++) {
    const place = replicate * wanted + i;
    const at = Math.floor(place / columns);
    if (at !== pass) {
      pass = at;
      order = Int32Array.from({ length: columns }, (_, k) => k);
      shuffle(order, columns, seed, "targets", pass);
    }
    targets[i] = order[place % columns] as number;
  }
  return targets;
}

/** Brings a random choice to the first `count` places (Fisher & Yates; Durstenfeld 1964, CACM 7, 420). */
function shuffle(order: Int32Array, count: number, ...key: readonly (string | number)[]): void {
  const random = randomStream(...key);
  for (let i = 0; i < Math.min(count, order.length - 1); i++) {
    const other = i + Math.floor(random.uniform() * (order.length - i));
    const held = order[i] as number;
    order[i] = order[other] as number;
    order[other] = held;
  }
}
