import { summarize } from "../numerics/index.ts";
import { cellKey, type Cell } from "../simulation/index.ts";
import type { ReplicateStore, Stretch } from "./store.ts";

/** What is to be simulated: replicates 0 … replicates − 1 of every cell. */
export interface SimulationPlan {
  readonly cells: readonly Cell[];
  /** Any safe integer. */
  readonly seed: number;
  readonly replicates: number;
}

/** Replicates everywhere before any cell gets more: enough for a first error bar. */
const COARSE = 4;

/** Work on one distinct cell. */
export interface CellWork {
  readonly cell: Cell;
  /** Places of this cell in the plan: more than one where a grid repeats a value. */
  readonly places: number[];
  /** Estimated cost of a replicate, in arbitrary but common units. */
  readonly cost: number;
  /** What is not handed out yet. */
  waiting: Stretch[];
  /** Replicates handed out and not answered. */
  running: number;
  /** Replicates in the store. */
  done: number;
  /** Standard error of the excess risk over its mean, as far as it is known; else infinite. */
  relativeError: number;
  failed: boolean;
}

/** Work still to do for a plan, given what a store already holds. */
export function planWork(plan: SimulationPlan, store: ReplicateStore): CellWork[] {
  const byKey = new Map<string, CellWork>();
  plan.cells.forEach((cell, place) => {
    const key = cellKey(cell);
    const known = byKey.get(key);
    if (known) {
      known.places.push(place);
      return;
    }
    const waiting = store.missing(cell, plan.seed, plan.replicates);
    const work: CellWork = {
      cell,
      places: [place],
      cost: replicateCost(cell),
      waiting,
      running: 0,
      done: plan.replicates - countOf(waiting),
      relativeError: Number.POSITIVE_INFINITY,
      failed: false,
    };
    noteProgress(work, plan, store);
    byKey.set(key, work);
  });
  return [...byKey.values()];
}

/** Brings the relative error of a cell up to date with the store. */
export function noteProgress(work: CellWork, plan: SimulationPlan, store: ReplicateStore): void {
  const observations = store.observations(work.cell, plan.seed, plan.replicates);
  const { mean, standardError } = summarize(observations.map((seen) => seen.excessRisk));
  work.relativeError =
    mean === null || standardError === null || mean === 0
      ? Number.POSITIVE_INFINITY
      : standardError / Math.abs(mean);
}

/**
 * The cell to work on next: first a few replicates of every cell, in order; then wherever the
 * relative error is largest, counting what is already under way. The order is for the eye only: in
 * the end every cell has all its replicates, and results do not depend on it.
 */
export function nextWork(all: readonly CellWork[]): CellWork | undefined {
  const open = all.filter((work) => work.waiting.length > 0 && !work.failed);
  const coarse = open.find((work) => work.done + work.running < COARSE);
  if (coarse) return coarse;
  const expected = (work: CellWork): number =>
    work.relativeError * Math.sqrt(work.done / (work.done + work.running));
  return open.reduce<CellWork | undefined>(
    (best, work) => (best === undefined || expected(work) > expected(best) ? work : best),
    undefined,
  );
}

/** Takes up to `most` replicates off a cell's waiting list, fewer in the coarse pass. */
export function takeStretch(work: CellWork, most: number): Stretch {
  const taken = work.done + work.running;
  const limit = taken < COARSE ? Math.min(most, COARSE - taken) : most;
  const [next, ...rest] = work.waiting as [Stretch, ...Stretch[]];
  const count = Math.min(next.count, limit);
  const left = { first: next.first + count, count: next.count - count };
  work.waiting = left.count > 0 ? [left, ...rest] : rest;
  work.running += count;
  return { first: next.first, count };
}

/** Replicates in a list of stretches. */
export function countOf(stretches: readonly Stretch[]): number {
  return stretches.reduce((sum, { count }) => sum + count, 0);
}

/** A ridge solves one system in the time that a pseudoinverse needs ten of. */
const RIDGE_SHARE = 0.1;

/** A decomposition of N×d, and the drawing of it. */
function replicateCost({ problem, n }: Cell): number {
  const { gamma, copies, ridge } = problem;
  const d = Math.max(1, gamma * n);
  const rows = copies === "infinity" ? n : n * copies;
  const share = ridge > 0 || copies === "infinity" ? RIDGE_SHARE : 1;
  return rows * d * (share * Math.min(rows, d) + 50) + 1e4;
}
