import {
  costTogether,
  isOver,
  noteProgress,
  planWork,
  remainingCost,
  remainingOf,
  takeBatch,
  type Batch,
  type SimulationPlan,
} from "./schedule.ts";
import { ReplicateStore } from "./store.ts";
import type { TaskReply, WorkerPort } from "./task.ts";

/** Where a run stands. */
export interface Progress {
  /** Replicates finished, those of cells that failed included. */
  readonly done: number;
  /** Replicates there will be: with a target an estimate, until every cell is settled. */
  readonly total: number;
  /** Places in the plan, and how many of them have reached the target; 0 where there is none. */
  readonly places: number;
  readonly reached: number;
  /** Estimated time left, in the clock's milliseconds; null until one can be made. */
  readonly timeLeft: number | null;
  /** Places in the plan whose experiments changed since the last report. */
  readonly changed: readonly number[];
}

/** A cell that could not be simulated. */
export interface CellFailure {
  /** Its place in the plan. */
  readonly place: number;
  readonly message: string;
}

/** How a run ended. */
export interface RunOutcome {
  /** "stopped" when somebody stopped it with work left; what was done is in the store. */
  readonly status: "finished" | "stopped";
  readonly failures: readonly CellFailure[];
}

/** What a run needs beside its plan. */
export interface RunOptions {
  /** Workers, at least one; the run owns them and terminates them when it ends. */
  readonly ports: readonly WorkerPort[];
  /** Milliseconds from any origin; used for batch sizes and time left only, never for results. */
  readonly clock: () => number;
  /** Where replicates are kept; a new one unless given. */
  readonly store?: ReplicateStore;
  readonly onProgress?: (progress: Progress) => void;
}

/** A simulation under way. */
export interface SimulationRun {
  readonly store: ReplicateStore;
  /** Settles when all is done or stopped; rejects when a worker dies. */
  readonly finished: Promise<RunOutcome>;
  /** Ends every worker at once. What was done stays in the store. */
  stop(): void;
}

/** A batch aims at this many milliseconds: long enough to drown a message, short enough to watch. */
const BATCH_MILLISECONDS = 100;

/** And holds at most this many replicates, whatever the clock says. */
const LARGEST_BATCH = 1000;

/**
 * Simulates a plan on a pool of workers. The experiments in the store are the same to the bit for any
 * number of workers and any order of arrival: replicate i of a cell depends on (seed, cell, i) alone,
 * and how many of them count on the replicates before ({@link assess}). With a target a worker may
 * have run ahead: such replicates stay in the store, uncounted, for a later run that wants them.
 * Every worker has one task at a time.
 */
export function startSimulation(plan: SimulationPlan, options: RunOptions): SimulationRun {
  const { ports, clock, onProgress } = options;
  const store = options.store ?? new ReplicateStore();
  const all = planWork(plan, store);
  const failures: CellFailure[] = [];
  const pace = { cost: 0, milliseconds: 0 };
  const idle = new Set<() => void>();
  let taskId = 0;
  let open = true;
  let settle: { resolve: (outcome: RunOutcome) => void; reject: (error: Error) => void };
  const finished = new Promise<RunOutcome>((resolve, reject) => (settle = { resolve, reject }));

  const close = (): void => {
    open = false;
    for (const port of ports) port.terminate();
  };
  // A coarse clock may see no time pass at first: nothing is known then.
  const millisecondsPerCost = (): number | null =>
    pace.milliseconds > 0 ? pace.milliseconds / pace.cost : null;

  const report = (changed: readonly number[]): void => {
    const rate = millisecondsPerCost();
    const total = all.reduce((sum, { expected }) => sum + expected, 0);
    const reached = all.filter(({ settled }) => settled?.reason === "target");
    onProgress?.({
      done: total - all.reduce((sum, work) => sum + remainingOf(work), 0),
      total,
      places: plan.cells.length,
      reached: reached.reduce((sum, { places }) => sum + places.length, 0),
      timeLeft: rate === null ? null : (remainingCost(all) * rate) / ports.length,
      changed,
    });
  };

  const settleIfOver = (): void => {
    if (!open || !all.every(isOver)) return;
    close();
    settle.resolve({ status: "finished", failures });
  };

  /** Replicates for a batch of cells that cost so much together. */
  const batchSize = (cost: number): number => {
    const rate = millisecondsPerCost();
    return rate === null
      ? 1
      : Math.min(LARGEST_BATCH, Math.floor(BATCH_MILLISECONDS / (rate * cost)));
  };

  const take = (batch: Batch, reply: TaskReply): void => {
    batch.works.forEach((work, i) => {
      const result = reply.results[i] ?? { failure: "a worker left a cell unanswered" };
      work.running -= batch.count;
      if ("failure" in result) {
        if (!work.failed) {
          failures.push(...work.places.map((place) => ({ place, message: result.failure })));
        }
        work.failed = true;
        return;
      }
      store.put(work.cell, plan.seed, batch.first, result.observations);
      work.done += batch.count;
      noteProgress(work, plan, store);
    });
  };

  for (const port of ports) {
    let current: { id: number; batch: Batch; start: number };
    /** Gives the port its next task; where there is none yet it waits for what others find out. */
    const feed = (): void => {
      const batch = open ? takeBatch(all, batchSize) : undefined;
      if (batch === undefined) {
        idle.add(feed);
        return;
      }
      idle.delete(feed);
      current = { id: taskId++, batch, start: clock() };
      const cells = batch.works.map(({ cell }) => cell);
      const { first, count } = batch;
      port.post({ id: current.id, cells, seed: plan.seed, first, count });
    };
    const onReply = (reply: TaskReply): void => {
      if (!open || reply.id !== current.id) return;
      const { batch, start } = current;
      take(batch, reply);
      if (reply.results.some((result) => "observations" in result)) {
        pace.cost += costTogether(batch.works.map(({ cost }) => cost)) * batch.count;
        pace.milliseconds += clock() - start;
      }
      feed();
      for (const other of idle) other();
      report(batch.works.flatMap(({ places }) => places));
      settleIfOver();
    };
    const onCrash = (message: string): void => {
      if (!open) return;
      close();
      settle.reject(new Error(`a simulation worker died: ${message}`));
    };
    port.listen(onReply, onCrash);
    feed();
  }
  settleIfOver();

  return {
    store,
    finished,
    stop: () => {
      if (!open) return;
      close();
      settle.resolve({ status: "stopped", failures });
    },
  };
}
