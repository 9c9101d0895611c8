import { performance } from "node:perf_hooks";
import type { TableRows } from "../data/index.ts";
import { describeCell, summarizeCell, type Cell, type Experiment } from "../simulation/index.ts";
import {
  settlementNotice,
  startSimulation,
  type ExperimentSize,
  type ReplicateStore,
  type SweepCell,
} from "../sweep/index.ts";
import { FaultList } from "./bad-input.ts";
import type { Request } from "./command.ts";
import { progressLine } from "./progress-line.ts";
import { threadPort } from "./thread-port.ts";

/** Thrown when somebody stops the program; nothing is written then. */
export class Interrupted extends Error {
  override readonly name = "Interrupted";
  /** Status to end with, 128 + number of the signal. */
  readonly status: number;

  constructor(status: number) {
    super("stopped");
    this.status = status;
  }
}

/** A cell's experiment and where it comes from. */
export interface CellRun {
  readonly experiment: Experiment;
  /** Excess risks of its replicates, in the order of their numbers. */
  readonly draws: readonly number[];
  /** Why it fell short of the target, for a person; null where it did not. */
  readonly remark: string | null;
}

/** Signals that ask the program to stop, and their numbers. */
const SIGNALS = { SIGINT: 2, SIGTERM: 15, SIGHUP: 1 } as const;

/** A problem to be simulated: at the size asked for, unless it has one of its own. */
export interface SizedCell extends Pick<SweepCell, "problem"> {
  readonly n?: number;
}

/**
 * Runs the experiments of every cell on threads; progress goes to standard error on a terminal.
 *
 * @returns one for each cell, the same to the bit for any number of threads
 * @throws BadInput when a cell cannot be made finite (n too large, say), before anything runs.
 * @throws Interrupted when the program is told to stop.
 */
export async function runExperiments(
  sweepCells: readonly SizedCell[],
  { size, workers }: Request,
): Promise<CellRun[]> {
  const { replicates, seed, target } = size;
  const rule = { replicates, targetError: target };
  const cells = sweepCells.map(({ problem, n = size.n }): Cell => ({ problem, n }));
  checkCells(cells);
  const store = await runOnThreads(cells, size, workers);
  return cells.map((cell): CellRun => {
    const observations = store.observations(cell, seed, rule);
    return {
      experiment: summarizeCell(cell, seed, observations),
      draws: observations.map(({ excessRisk }) => excessRisk),
      remark: settlementNotice(store.assess(cell, seed, rule).settled, rule),
    };
  });
}

/**
 * Runs replicates of cells on threads, simulated or held out from a table; progress goes to standard error on a
 * terminal.
 *
 * @throws Interrupted when the program is told to stop.
 */
export async function runOnThreads(
  cells: readonly Cell[],
  { replicates, seed, target }: Omit<ExperimentSize, "n">,
  workers: number,
  table?: TableRows,
): Promise<ReplicateStore> {
  const rule = { replicates, targetError: target };
  const line = progressLine(process.stderr, target);
  const threads = Math.min(workers, Math.max(1, cells.length * replicates));
  const run = startSimulation(
    { cells, seed, ...rule },
    {
      ports: Array.from({ length: threads }, () => threadPort(table)),
      clock: () => performance.now(),
      onProgress: (progress) => line.show(progress),
    },
  );
  let status = 0;
  const handlers = Object.entries(SIGNALS).map(([signal, number]) => {
    const stop = (): void => {
      status = 128 + number;
      run.stop();
    };
    process.once(signal, stop);
    return () => process.off(signal, stop);
  });
  try {
    const { failures } = await run.finished;
    if (status !== 0) throw new Interrupted(status);
    if (failures.length > 0) {
      throw new Error([...new Set(failures.map(({ message }) => message))].join("\n"));
    }
  } finally {
    line.clear();
    for (const remove of handlers) remove();
  }
  return run.store;
}

/** Faults named at most: most cells of a sweep have the same one. */
const MAX_FAULTS = 10;

function checkCells(cells: readonly Cell[]): void {
  const messages = new Set<string>();
  for (const cell of cells) {
    if (messages.size >= MAX_FAULTS) break;
    try {
      describeCell(cell);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      messages.add(error.message);
    }
  }
  const faults = new FaultList();
  for (const message of messages) faults.add("--n", cells[0]?.n, `cannot be simulated: ${message}`);
  faults.throwIfAny();
}
