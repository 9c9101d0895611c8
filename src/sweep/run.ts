import {
  countOf,
  nextWork,
  noteProgress,
  planWork,
  takeStretch,
  type CellWork,
  type SimulationPlan,
} from "./schedule.ts";
import { ReplicateStore } from "./store.ts";
import type { TaskReply, WorkerPort } from "./task.ts";

/** Where a run stands. */
export interface Progress {
  /** Replicates finished, those of cells that failed included. */
  readonly done: number;
  readonly total: number;
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
 * Simulates a plan on a pool of workers. What ends in the store is the same to the bit for any
 * number of workers and any order of arrival: replicate i of a cell depends on (seed, cell, i) alone.
 * Every worker has one task at a time.
 */
export function startSimulation(plan: SimulationPlan, options: RunOptions): SimulationRun {
  const { ports, clock, onProgress } = options;
  const store = options.store ?? new ReplicateStore();
  const all = planWork(plan, store);
  const total = all.length * plan.replicates;
  const failures: CellFailure[] = [];
  const pace = { cost: 0, milliseconds: 0 };
  let taskId = 0;
  let open = true;
  let settle: { resolve: (outcome: RunOutcome) => void; reject: (error: Error) => void };
  const finished = new Promise<RunOutcome>((resolve, reject) => (settle = { resolve, reject }));

  const close = (): void => {
    open = false;
    for (const port of ports) port.terminate();
  };
  const remaining = (work: CellWork): number =>
    work.failed ? 0 : countOf(work.waiting) + work.running;
  const idle = (): boolean => all.every((work) => remaining(work) === 0);
  // A coarse clock may see no time pass at first: nothing is known then.
  const millisecondsPerCost = (): number | null =>
    pace.milliseconds > 0 ? pace.milliseconds / pace.cost : null;

  const report = (changed: readonly number[]): void => {
    const left = all.reduce((sum, work) => sum + remaining(work) * work.cost, 0);
    const rate = millisecondsPerCost();
    onProgress?.({
      done: total - all.reduce((sum, work) => sum + remaining(work), 0),
      total,
      timeLeft: rate === null ? null : (left * rate) / ports.length,
      changed,
    });
  };

  const settleIfIdle = (): void => {
    if (!open || !idle()) return;
    close();
    settle.resolve({ status: "finished", failures });
  };

  /** Gives a free port its next task, if there is one. */
  const feed = (serve: (work: CellWork, first: number, count: number) => void): void => {
    const work = open ? nextWork(all) : undefined;
    if (!work) return;
    const rate = millisecondsPerCost();
    const most = rate === null ? 1 : Math.floor(BATCH_MILLISECONDS / (rate * work.cost));
    const { first, count } = takeStretch(work, Math.min(LARGEST_BATCH, Math.max(1, most)));
    serve(work, first, count);
  };

  for (const port of ports) {
    let current: { id: number; work: CellWork; first: number; count: number; start: number };
    const post = (work: CellWork, first: number, count: number): void => {
      current = { id: taskId++, work, first, count, start: clock() };
      port.post({ id: current.id, cell: work.cell, seed: plan.seed, first, count });
    };
    const onReply = (reply: TaskReply): void => {
      if (!open || reply.id !== current.id) return;
      const { work, first, count, start } = current;
      work.running -= count;
      if ("failure" in reply) {
        if (!work.failed) {
          failures.push(...work.places.map((place) => ({ place, message: reply.failure })));
        }
        work.failed = true;
      } else {
        store.put(work.cell, plan.seed, first, reply.observations);
        work.done += count;
        noteProgress(work, plan, store);
        pace.cost += work.cost * count;
        pace.milliseconds += clock() - start;
      }
      feed(post);
      report(work.places);
      settleIfIdle();
    };
    const onCrash = (message: string): void => {
      if (!open) return;
      close();
      settle.reject(new Error(`a simulation worker died: ${message}`));
    };
    port.listen(onReply, onCrash);
    feed(post);
  }
  settleIfIdle();

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
