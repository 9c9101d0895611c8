import { summarize } from "../../numerics/index.ts";
import { spectralAtoms } from "../../problem/index.ts";
import { cellKey, familyKey, type Cell } from "../../simulation/index.ts";
import type { ReplicateRule, Settlement } from "./stopping.ts";
import type { ReplicateStore, Stretch } from "./store.ts";

/**
 * What is to be simulated: replicates 0 … replicates − 1 of every cell, or of each as many of these
 * as a target of precision takes.
 */
export interface SimulationPlan extends ReplicateRule {
  readonly cells: readonly Cell[];
  /** Any safe integer. */
  readonly seed: number;
}

/** Replicates everywhere before any cell gets more: enough for a first error bar. */
const COARSE = 4;

/** Work on one distinct cell. */
export interface CellWork {
  readonly cell: Cell;
  /** Places of this cell in the plan: more than one where a grid repeats a value. */
  readonly places: number[];
  /** Cells of one family are cheap together: their replicates share draws and factors. */
  readonly family: string;
  /** Estimated cost of a replicate alone, in arbitrary but common units. */
  readonly cost: number;
  /** What is not handed out yet. */
  waiting: Stretch[];
  /** Replicates handed out and not answered. */
  running: number;
  /** Replicates in the store. */
  done: number;
  /** Standard error of the excess risk over its mean, as far as it is known; else infinite. */
  relativeError: number;
  /** Replicates worth having before the next look at the error. */
  goal: number;
  /** Replicates that it will take, as far as can be told. */
  expected: number;
  /** How it ended; null while it is under way. */
  settled: Settlement | null;
  failed: boolean;
}

/** A batch: some cells of one family and a stretch of replicates of each. */
export interface Batch extends Stretch {
  readonly works: readonly CellWork[];
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
      family: familyOf(cell, key),
      cost: replicateCost(cell),
      waiting,
      running: 0,
      done: plan.replicates - countOf(waiting),
      relativeError: Number.POSITIVE_INFINITY,
      goal: plan.replicates,
      expected: plan.replicates,
      settled: null,
      failed: false,
    };
    noteProgress(work, plan, store);
    byKey.set(key, work);
  });
  return [...byKey.values()];
}

/** A cell's family; a cell that cannot be made finite stands alone, and its worker says why. */
function familyOf(cell: Cell, key: string): string {
  try {
    return familyKey(cell);
  } catch (error) {
    if (error instanceof RangeError) return key;
    throw error;
  }
}

/** Brings what is known of a cell up to date with the store. */
export function noteProgress(work: CellWork, plan: SimulationPlan, store: ReplicateStore): void {
  const observations = store.observations(work.cell, plan.seed, plan);
  const { mean, standardError } = summarize(observations.map((seen) => seen.excessRisk));
  work.relativeError =
    mean === null || standardError === null || mean === 0
      ? Number.POSITIVE_INFINITY
      : standardError / Math.abs(mean);
  Object.assign(work, store.assess(work.cell, plan.seed, plan));
}

/** Whether nothing more is to come for a cell. */
export function isOver({ settled, failed }: CellWork): boolean {
  return settled !== null || failed;
}

/** Replicates of a cell still to come, as far as can be told. */
export function remainingOf(work: CellWork): number {
  return isOver(work) ? 0 : Math.max(work.running, work.expected - work.done);
}

/** What can be handed out of a cell now. */
function nextStretch({ waiting, goal }: CellWork): Stretch | undefined {
  const [next] = waiting;
  if (next === undefined || next.first >= goal) return undefined;
  return { first: next.first, count: Math.min(next.count, goal - next.first) };
}

/**
 * The batch to work on next: first a few replicates of every cell, in order; then wherever the
 * relative error is largest, counting what is already under way. Cells of the same family that want
 * these replicates too are taken along. The order is for the eye only: how many replicates a cell
 * gets in the end, and so its result, does not depend on it.
 *
 * @param most how many replicates to take of cells that cost so much together
 */
export function takeBatch(
  all: readonly CellWork[],
  most: (cost: number) => number,
): Batch | undefined {
  const open = all.filter((work) => !isOver(work) && nextStretch(work) !== undefined);
  const lead = open.find(isCoarse) ?? withLargestError(open);
  const next = lead && nextStretch(lead);
  if (next === undefined) return undefined;
  const along = open.filter(
    (work) => work.family === lead?.family && holds(work.waiting[0], next.first, 1),
  );
  const taken = (lead?.done ?? 0) + (lead?.running ?? 0);
  const limit = taken < COARSE ? Math.min(next.count, COARSE - taken) : next.count;
  const count = Math.max(1, Math.min(limit, most(costTogether(along.map(({ cost }) => cost)))));
  const works = along.filter(({ waiting }) => holds(waiting[0], next.first, count));
  for (const work of works) withdraw(work, count);
  return { works, first: next.first, count };
}

const isCoarse = ({ done, running }: CellWork): boolean => done + running < COARSE;

function withLargestError(open: readonly CellWork[]): CellWork | undefined {
  const expected = (work: CellWork): number =>
    work.relativeError * Math.sqrt(work.done / (work.done + work.running));
  return open.reduce<CellWork | undefined>(
    (best, work) => (best === undefined || expected(work) > expected(best) ? work : best),
    undefined,
  );
}

/** Whether a stretch begins with `count` replicates from `first`. */
function holds(stretch: Stretch | undefined, first: number, count: number): boolean {
  return stretch !== undefined && stretch.first === first && stretch.count >= count;
}

/** Takes the first `count` replicates off a cell's waiting list. */
function withdraw(work: CellWork, count: number): void {
  const [next, ...rest] = work.waiting as [Stretch, ...Stretch[]];
  const left = { first: next.first + count, count: next.count - count };
  work.waiting = left.count > 0 ? [left, ...rest] : rest;
  work.running += count;
}

/** Replicates in a list of stretches. */
function countOf(stretches: readonly Stretch[]): number {
  return stretches.reduce((sum, { count }) => sum + count, 0);
}

/** What a cell costs beside a dearer one of its family, as a share of its cost alone. */
const MARGINAL = 0.15;

/** Cost of a replicate of several cells of one family. */
export function costTogether(costs: readonly number[]): number {
  const largest = Math.max(0, ...costs);
  return largest + MARGINAL * (costs.reduce((sum, cost) => sum + cost, 0) - largest);
}

/** Cost of all that is still to come. */
export function remainingCost(all: readonly CellWork[]): number {
  const families = new Map<string, number[]>();
  for (const work of all) {
    const costs = families.get(work.family) ?? [];
    families.set(work.family, [...costs, remainingOf(work) * work.cost]);
  }
  return [...families.values()].reduce((sum, costs) => sum + costTogether(costs), 0);
}

/** Time of a multiplication in a Gram matrix over that of drawing and masking an entry. */
const GRAM = 0.03;

/** Time of an entry on one eigenvector over that of drawing it. */
const COLOUR = 0.3;

/** Drawing n·d entries, colouring them by r eigenvectors, masking the copies, a Gram and its factor. */
function replicateCost({ problem, n }: Cell): number {
  const { gamma, copies } = problem;
  const d = Math.max(1, gamma * n);
  const rows = copies === "infinity" ? n : n * copies;
  const directions = eigenvectorCount(problem, d);
  const entries = n * d * (1 + COLOUR * directions) + rows * d;
  return entries + GRAM * rows * d * Math.min(rows, d) + 1e4;
}

/** Eigenvectors drawn for d features: those of all but the most common eigenvalue, at least half of it. */
function eigenvectorCount({ spectrum }: Cell["problem"], d: number): number {
  const { mass } = spectralAtoms(spectrum);
  const largest = Math.max(...mass);
  const spikes = mass.filter((one) => one === 0).length;
  return spikes + d * (largest < 0.5 ? 1 : 1 - largest);
}
