import type { TableRows } from "../../../data/index.ts";
import { portOf, stoppedText, workerCount } from "../../../instrument/index.ts";
import type { Observation } from "../../../simulation/index.ts";
import {
  ReplicateStore,
  startSimulation,
  type Progress,
  type SimulationRun,
  type SimulationTask,
  type TaskReply,
  type WorkerPort,
} from "../../../sweep/index.ts";
import type { HeldCell } from "./holdout-cells.ts";
import type { RowsTask } from "./holdout-worker.ts";
import workerAddress from "./holdout-worker.ts?worker&url";
import { privateWorker } from "./private-worker.ts";

/** Splits at each place at most: they see the same rows again and again. */
export const SPLITS = 32;

/** Memory for copies of the rows, one for each thread. */
const MOST_BYTES = 4e8;

/** Milliseconds between redraws while results arrive. */
const REDRAW = 200;

/** Held-out experiments on the rows of one table: start, stop, progress, what they gave so far. */
export class HoldoutRuns {
  progress: Progress | null = null;
  /** A failure to tell; empty when there is none. */
  notice = "";
  #run: SimulationRun | null = null;
  #store = new ReplicateStore();
  readonly #table: TableRows;
  readonly #onChange: () => void;

  constructor(table: TableRows, onChange: () => void) {
    this.#table = table;
    this.#onChange = onChange;
  }

  /** Runs what is missing of some cells. */
  async start(cells: readonly HeldCell[], seed: number, target: number): Promise<void> {
    this.stop();
    this.notice = "";
    let drawn = 0;
    const run = startSimulation(
      { cells: cells.map(({ cell }) => cell), seed, replicates: SPLITS, targetError: target },
      {
        ports: this.#ports(),
        clock: () => performance.now(),
        store: this.#store,
        onProgress: (progress) => {
          this.progress = progress;
          if (performance.now() - drawn < REDRAW) return;
          drawn = performance.now();
          this.#onChange();
        },
      },
    );
    this.#run = run;
    this.progress ??= { done: 0, total: 0, places: 0, reached: 0, timeLeft: null, changed: [] };
    this.#onChange();
    try {
      const { failures } = await run.finished;
      const [failure] = failures;
      if (failure) this.notice = `${failures.length} places could not be tried: ${failure.message}`;
    } catch (error) {
      this.notice = stoppedText(error);
    }
    if (this.#run !== run) return;
    this.#run = null;
    this.progress = null;
    this.#onChange();
  }

  /** Ends the run under way at once; what it gave stays. */
  stop(): void {
    this.#run?.stop();
    this.#run = null;
    this.progress = null;
  }

  /** What a cell gave so far. */
  observations({ cell }: HeldCell, seed: number, target: number): readonly Observation[] {
    return this.#store.observations(cell, seed, { replicates: SPLITS, targetError: target });
  }

  #ports(): WorkerPort[] {
    const copies = Math.floor(MOST_BYTES / (8 * this.#table.rows * this.#table.columns));
    const count = Math.max(1, Math.min(workerCount(), copies));
    return Array.from({ length: count }, () => {
      const port = portOf<SimulationTask | RowsTask, TaskReply>(privateWorker(workerAddress));
      port.post({ rows: this.#table });
      return port;
    });
  }
}
