import { createHash } from "node:crypto";
import type { SweepHeader } from "../sweep/index.ts";
import { isRecord, type Fault } from "../problem/index.ts";
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
  const { index, count, rows = 0, sha256 = "" } = value;
  if (!Number.isInteger(index) || !Number.isInteger(count)) return false;
  if (!Number.isInteger(rows) || typeof sha256 !== "string") return false;
  return Number(index) >= 1 && Number(index) <= Number(count) && Number(count) <= MAX_SHARDS;
}

/** What a part says of its rows, so that what is lost on the way is found: their number and a checksum. */
export interface Seal {
  readonly rows: number;
  readonly sha256: string;
}

/** The seal of rows as they are written. */
export function sealOf(rows: number, text: string): Seal {
  return { rows, sha256: createHash("sha256").update(text).digest("hex") };
}

/** Results read back from a file of one shard. */
export interface ShardFile<Row> {
  /** Name of the file. */
  readonly name: string;
  readonly shard: Shard;
  /** All of the header but the shard, as text: the same in all parts of a run. */
  readonly run: string;
  readonly rows: readonly Row[];
  /** Seal of the rows that are there. */
  readonly seal: Seal;
}

/** What is wrong with a part by itself: null when it has what was written. */
function damageOf({ shard, seal }: ShardFile<unknown>): string | null {
  const { rows, sha256 } = shard;
  if (rows === undefined || sha256 === undefined)
    return "has no checksum, as parts written by version 0.1 have none: run that shard again";
  if (rows !== seal.rows)
    return `is not whole: it has ${seal.rows} of ${rows} rows; run that shard again`;
  if (sha256 !== seal.sha256) return "was changed after it was written: its checksum is another";
  return null;
}

/** Whole numbers, ascending, as ranges: 1-3,7. */
export function asRanges(numbers: readonly number[]): string {
  const ranges: [number, number][] = [];
  for (const n of numbers) {
    const last = ranges.at(-1);
    if (last !== undefined && last[1] === n - 1) last[1] = n;
    else ranges.push([n, n]);
  }
  return ranges.map(([a, b]) => (a === b ? `${a}` : `${a}-${b}`)).join(",");
}

/**
 * Rows of all shards in the order of the whole run.
 *
 * @throws BadInput, with every fault, unless the files are the whole parts of one run, each once.
 */
export function mergedRows<Row>(files: readonly ShardFile<Row>[]): Row[] {
  const [first] = files;
  if (first === undefined) return [];
  const { count } = first.shard;
  const byIndex = new Map<number, ShardFile<Row>>();
  const faults: Fault[] = [];
  const fail = (path: string, message: string): void => {
    faults.push({ path, value: undefined, message });
  };
  for (const file of files) {
    const { index } = file.shard;
    const twin = byIndex.get(index);
    const damage = damageOf(file);
    if (damage !== null) fail(file.name, damage);
    else if (file.run !== first.run || file.shard.count !== count)
      fail(file.name, `is not of the same run as ${first.name}`);
    else if (twin) fail(file.name, `is shard ${index}/${count}, as ${twin.name} is`);
    byIndex.set(index, file);
  }
  const places = Array.from({ length: count }, (_, i) => i + 1);
  const missing = asRanges(places.filter((index) => !byIndex.has(index)));
  if (missing !== "")
    fail(
      "FILE",
      `of shard ${missing} of ${count} is missing (an array job runs them with --array=${missing})`,
    );
  if (faults.length > 0) throw new BadInput(faults);
  const total = files.reduce((sum, { rows }) => sum + rows.length, 0);
  return Array.from({ length: total }, (_, place) => {
    const file = byIndex.get((place % count) + 1);
    const row = file?.rows[Math.floor(place / count)];
    if (row !== undefined) return row;
    const message = `has ${file?.rows.length} rows, too few for its run`;
    throw new BadInput([{ path: file?.name ?? first.name, value: undefined, message }]);
  });
}
