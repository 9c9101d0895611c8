import {
  ReplicateStore,
  startSimulation,
  type Progress,
  type SimulationRun,
} from "../../../sweep/index.ts";
import type { Cell } from "../../../simulation/index.ts";
import { pagePorts, stoppedText } from "../../../instrument/index.ts";
import type { Claim, ClaimId } from "./claim.ts";
import { readTrial, TRIAL_SEED, trialCells, type TrialReading } from "./trial.ts";

/** Milliseconds between redraws while replicates arrive. */
const REDRAW = 200;

/** A trial as the page shows it. */
export interface TrialState {
  /** Replicates asked for in each cell. */
  readonly replicates: number;
  readonly reading: TrialReading | null;
  /** A failure to tell; empty when there is none. */
  readonly notice: string;
}

/** Runs the claims' experiments, one at a time; what they gave is kept. */
export class TrialRunner {
  /** Where the run under way stands; null when none is. */
  running: { readonly id: ClaimId; readonly progress: Progress | null } | null = null;

  readonly #states = new Map<ClaimId, TrialState>();
  readonly #plans = new Map<ClaimId, readonly Cell[]>();
  readonly #store = new ReplicateStore();
  #run: SimulationRun | null = null;
  readonly #onChange: () => void;

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  /** What is known of a claim's trial; null before it was run. */
  of(id: ClaimId): TrialState | null {
    return this.#states.get(id) ?? null;
  }

  /** Runs a claim's trial; once more, it is run on to twice as many replicates. */
  async run({ id, trial }: Claim): Promise<void> {
    if (trial === null) return;
    this.stop();
    const before = this.#states.get(id);
    const complete = before?.reading?.cells.every((cell) => cell.replicates >= before.replicates);
    const replicates =
      before === undefined ? trial.replicates : before.replicates * (complete === true ? 2 : 1);
    const plan = this.#plans.get(id) ?? trialCells(trial);
    this.#plans.set(id, plan);
    const read = (notice = ""): void => {
      const reading = readTrial(trial, plan, this.#store, replicates);
      this.#states.set(id, { replicates, reading, notice });
      this.#onChange();
    };
    this.running = { id, progress: null };
    read();
    let drawn = 0;
    const run = startSimulation(
      { cells: plan, seed: TRIAL_SEED, replicates },
      {
        ports: pagePorts(),
        clock: () => performance.now(),
        store: this.#store,
        onProgress: (progress) => {
          if (this.#run !== run) return;
          this.running = { id, progress };
          if (performance.now() - drawn < REDRAW) return;
          drawn = performance.now();
          read();
        },
      },
    );
    this.#run = run;
    let notice = "";
    try {
      const { failures } = await run.finished;
      notice = failures[0]?.message ?? "";
    } catch (error) {
      notice = stoppedText(error);
    }
    if (this.#run === run) {
      this.#run = null;
      this.running = null;
    }
    read(notice);
  }

  /** Ends the run under way, at once; its replicates stay. */
  stop(): void {
    this.#run?.stop();
    this.#run = null;
    this.running = null;
    this.#onChange();
  }
}
