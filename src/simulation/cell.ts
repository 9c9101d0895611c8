import { isSelfSupervised, type Problem } from "../problem/index.ts";

/** One point of a sweep: a problem at a finite number of samples. */
export interface Cell {
  readonly problem: Problem;
  /** Number n of samples drawn, an integer ≥ 1. */
  readonly n: number;
}

/**
 * Most entries n·copies·d of a design that an experiment holds (80 MB of float64): more are refused
 * rather than left to fail half-way. One copy counts where the loss is averaged over masks.
 */
const MAX_DESIGN_ENTRIES = 1e7;

/** Most entries r·d of the eigenvectors that an experiment holds beside its design (200 MB). */
const MAX_EIGENVECTOR_ENTRIES = 2.5e7;

/**
 * Number of features of a cell, d = round(γn), at least 1.
 *
 * @throws RangeError when n is not an integer ≥ 1, or the design would have more than 10⁷ entries.
 */
export function featureCount({ problem, n }: Cell): number {
  if (!Number.isInteger(n) || n < 1) throw new RangeError(`n must be an integer ≥ 1; found ${n}`);
  const d = Math.max(1, Math.round(problem.gamma * n));
  const copies = finiteCopies(problem);
  const entries = n * copies * d;
  if (entries > MAX_DESIGN_ENTRIES) {
    const rows = copies > 1 ? ` and up to ${n * copies} rows` : "";
    throw new RangeError(
      `n = ${n} with γ = ${problem.gamma} means d = ${d} features${rows}: ${count(entries)} ` +
        `entries, and an experiment holds at most ${count(MAX_DESIGN_ENTRIES)}; choose a smaller n`,
    );
  }
  return d;
}

/**
 * Refuses eigenvectors that are too many to hold.
 *
 * @param vectors number r of eigenvectors kept
 * @param dimension their length D
 * @throws RangeError when r·D is more than 2.5·10⁷.
 */
export function checkEigenvectors(vectors: number, dimension: number): void {
  const entries = vectors * dimension;
  if (entries <= MAX_EIGENVECTOR_ENTRIES) return;
  throw new RangeError(
    `this spectrum at d = ${dimension} has ${vectors} eigenvectors to hold: ${count(entries)} ` +
      `entries, and an experiment holds at most ${count(MAX_EIGENVECTOR_ENTRIES)}; choose a smaller n`,
  );
}

/** A whole number in figures that can be read, such as 12,500,000. */
function count(value: number): string {
  return String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ",");
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
 * shard. Fields that problems did not have from the beginning are named only where they are not at
 * their default, so that older names stay what they were.
 */
export function cellKey({ problem, n }: Cell): string {
  const { copies, ridge, ...rest } = problem;
  const later = { ...(copies !== 1 && { copies }), ...(ridge !== 0 && { ridge }) };
  return canonicalJson({ problem: { ...rest, ...later }, n });
}
