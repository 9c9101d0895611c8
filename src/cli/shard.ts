import type { SweepHeader } from "../sweep/index.ts";
import { isRecord } from "../problem/index.ts";
import { BadInput } from "./bad-input.ts";

/** One of `count` parts of a run: the cells whose place, from 0, is index − 1 modulo `count`. */
export type Shard = NonNullable<SweepHeader["shard"]>;

/** Whether the cell at a place belongs to a shard. */
export function inShard({ index, count }: Shard, place: number): boolean {
  return place % count === index - 1;
}

/** Most shards of a run. */
export const MAX_SHARDS = 100_000;

/** Reads I/M; null when it is none. */
export function parseShard(text: string): Shard | null {
  const [, index, count] = /^(\d+)\/(\d+)$/.exec(text) ?? [];
  const shard = { index: Number(index), count: Number(count) };
  return isShard(shard) ? shard : null;
}

/** Whether a value is a shard: whole numbers 1 ≤ index ≤ count, of no more than {@link MAX_SHARDS}. */
export function isShard(value: unknown): value is Shard {
  if (!isRecord(value)) return false;
  const { index, count } = value;
  if (!Number.isInteger(index) || !Number.isInteger(count)) return false;
  return Number(index) >= 1 && Number(index) <= Number(count) && Number(count) <= MAX_SHARDS;
}

/** Results read back from a file of one shard. */
export interface ShardFile<Row> {
  /** Name of the file. */
  readonly name: string;
  readonly shard: Shard;
  /** All of the header but the shard, as text: the same in all parts of a run. */
  readonly run: string;
  readonly rows: readonly Row[];
}

/**
 * Rows of all shards in the order of the whole run.
 *
 * @throws BadInput unless the files are parts of one run, every part once.
 */
export function mergedRows<Row>(files: readonly ShardFile<Row>[]): Row[] {
  const [first] = files;
  if (first === undefined) return [];
  const { count } = first.shard;
  const byIndex = new Map<number, ShardFile<Row>>();
  const fail = (name: string, message: string): never => {
    throw new BadInput([{ path: name, value: undefined, message }]);
  };
  for (const file of files) {
    const { index } = file.shard;
    if (file.run !== first.run || file.shard.count !== count) {
      fail(file.name, `is not of the same run as ${first.name}`);
    }
    const twin = byIndex.get(index);
    if (twin) fail(file.name, `is shard ${index}/${count}, as ${twin.name} is`);
    byIndex.set(index, file);
  }
  const shards = Array.from({ length: count }, (_, i) => byIndex.get(i + 1)?.rows);
  const missing = shards.findIndex((rows) => rows === undefined);
  if (missing >= 0) fail("FILE", `of shard ${missing + 1}/${count} is missing`);
  const total = files.reduce((sum, { rows }) => sum + rows.length, 0);
  return Array.from({ length: total }, (_, place) => {
    const row = shards[place % count]?.[Math.floor(place / count)];
    if (row !== undefined) return row;
    const { name } = byIndex.get((place % count) + 1) ?? first;
    return fail(name, `has ${shards[place % count]?.length} rows, too few for its run`);
  });
}
