import { isSelfSupervised, type Problem } from "../problem/index.ts";

/** One point of a sweep: a problem at a finite number of samples. */
export interface Cell {
  readonly problem: Problem;
  /** Number n of samples drawn, an integer ≥ 1. */
  readonly n: number;
}

/** More entries than this (1 GiB of float64) are refused rather than left to fail half-way. */
const MAX_ENTRIES = 2 ** 27;

/**
 * Number of features of a cell, d = round(γn), at least 1.
 *
 * @throws RangeError when n is not an integer ≥ 1, or the rows' entries would not fit in memory.
 */
export function featureCount({ problem, n }: Cell): number {
  if (!Number.isInteger(n) || n < 1) throw new RangeError(`n must be an integer ≥ 1; found ${n}`);
  const d = Math.max(1, Math.round(problem.gamma * n));
  const copies = finiteCopies(problem);
  if (n * copies * d > MAX_ENTRIES || d * d > MAX_ENTRIES) {
    const rows = copies > 1 ? ` and up to ${n * copies} rows` : "";
    throw new RangeError(
      `n = ${n} with γ = ${problem.gamma} means d = ${d} features${rows}, too many to hold in ` +
        `memory; choose a smaller n`,
    );
  }
  return d;
}

/** Copies of a sample that are held in memory: one where the loss is averaged over masks. */
export function finiteCopies({ copies }: Problem): number {
  return copies === "infinity" ? 1 : copies;
}

/**
 * Number of coordinates of x: the features, and beside them the coordinate that is the target when
 * the target is self-supervised.
 */
export function coordinateCount(cell: Cell): number {
  return featureCount(cell) + (isSelfSupervised(cell.problem) ? 1 : 0);
}

/** JSON with the keys of every object in order: one text for one value, however it was built. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) => {
    if (typeof inner !== "object" || inner === null || Array.isArray(inner)) return inner;
    return Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}

/**
 * The name of a cell: the same problem at the same n has the same name in every grid, order and
 * shard, and its replicates the same draws. Fields that problems did not have from the beginning are
 * named only where they are not at their default, so that older draws stay what they were.
 */
export function cellKey({ problem, n }: Cell): string {
  const { copies, ridge, ...rest } = problem;
  const later = { ...(copies !== 1 && { copies }), ...(ridge !== 0 && { ridge }) };
  return canonicalJson({ problem: { ...rest, ...later }, n });
}
