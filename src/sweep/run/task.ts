import { loadFormulas, usesFormulas } from "../../problem/index.ts";
import type { Cell, Observation, Simulator } from "../../simulation/index.ts";
import { failureText } from "./failure.ts";
import type { TaskPort } from "./port.ts";

/**
 * A batch for a worker: `count` replicates from number `first` of each of some cells, which are
 * cheapest together when they are of one family. Plain data, cloneable.
 */
export interface SimulationTask {
  readonly id: number;
  readonly cells: readonly Cell[];
  readonly seed: number;
  readonly first: number;
  readonly count: number;
}

/** For one cell: observations in the order of their numbers, or why there are none. */
export type CellReply =
  | { readonly observations: readonly Observation[] }
  | { readonly failure: string };

/** What a worker answers: a reply for each cell of the task, in the same order. */
export interface TaskReply {
  readonly id: number;
  readonly results: readonly CellReply[];
}

/** Loads what a task's problems need before {@link runTask} can run it: the parser of formulas. */
export async function prepareTask({ cells }: SimulationTask): Promise<void> {
  if (cells.some(({ problem }) => usesFormulas(problem))) await loadFormulas();
}

/** What a worker does with a task: prepares and runs it. Never rejects. */
export async function answerTask(simulator: Simulator, task: SimulationTask): Promise<TaskReply> {
  try {
    await prepareTask(task);
  } catch (error) {
    const failure = failureText(error);
    return { id: task.id, results: task.cells.map(() => ({ failure })) };
  }
  return runTask(simulator, task);
}

/**
 * Runs a prepared task, on the worker's side. Never throws: a failure is part of the answer, for the
 * cell that has it alone. See {@link prepareTask}.
 */
export function runTask(simulator: Simulator, task: SimulationTask): TaskReply {
  const { id, cells } = task;
  try {
    const perCell = observeStretch(simulator, task, cells);
    return { id, results: perCell.map((observations) => ({ observations })) };
  } catch (error) {
    if (cells.length === 1) return { id, results: [{ failure: failureText(error) }] };
    // one of them cannot be simulated: each for itself
    return {
      id,
      results: cells.flatMap((cell) => runTask(simulator, { ...task, cells: [cell] }).results),
    };
  }
}

/** Observations of each cell, in the order of their numbers. */
function observeStretch(
  simulator: Simulator,
  { seed, first, count }: SimulationTask,
  cells: readonly Cell[],
): Observation[][] {
  const perCell = cells.map((): Observation[] => []);
  for (let replicate = first; replicate < first + count; replicate++) {
    const seen = simulator.observeAll(cells, seed, replicate);
    seen.forEach((observation, i) => perCell[i]?.push(observation));
  }
  return perCell;
}

/** A worker that runs experiments. */
export type WorkerPort = TaskPort<SimulationTask, TaskReply>;

/**
 * A port that works in this very thread, for tests, small jobs and hosts without workers.
 *
 * @param defer runs a callback soon, letting others go first, such as setImmediate: `stop` can act
 *   between tasks only.
 */
export function localPort(simulator: Simulator, defer: (callback: () => void) => void): WorkerPort {
  let answer: (reply: TaskReply) => void = () => undefined;
  let open = true;
  return {
    post(task) {
      defer(() => {
        if (open) void answerTask(simulator, task).then((reply) => open && answer(reply));
      });
    },
    listen(onReply) {
      answer = onReply;
    },
    terminate() {
      open = false;
    },
  };
}
