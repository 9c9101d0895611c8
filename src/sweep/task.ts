import { loadFormulas, usesFormulas } from "../problem/index.ts";
import type { Cell, Observation, Simulator } from "../simulation/index.ts";
import type { TaskPort } from "./port.ts";

/** A batch of replicates for a worker: `count` of them from number `first`. Plain data, cloneable. */
export interface SimulationTask {
  readonly id: number;
  readonly cell: Cell;
  readonly seed: number;
  readonly first: number;
  readonly count: number;
}

/** What a worker answers: observations in the order of their numbers, or why there are none. */
export type TaskReply =
  | { readonly id: number; readonly observations: readonly Observation[] }
  | { readonly id: number; readonly failure: string };

/** Loads what a task's problem needs before {@link runTask} can run it: the parser of formulas. */
export async function prepareTask({ cell }: SimulationTask): Promise<void> {
  if (usesFormulas(cell.problem)) await loadFormulas();
}

/** What a worker does with a task: prepares and runs it. Never rejects. */
export async function answerTask(simulator: Simulator, task: SimulationTask): Promise<TaskReply> {
  try {
    await prepareTask(task);
  } catch (error) {
    return { id: task.id, failure: messageOf(error) };
  }
  return runTask(simulator, task);
}

/**
 * Runs a prepared task, on the worker's side. Never throws: a failure is part of the answer.
 * See {@link prepareTask}.
 */
export function runTask(simulator: Simulator, task: SimulationTask): TaskReply {
  const { id, cell, seed, first, count } = task;
  try {
    const observations = Array.from({ length: count }, (_, i) =>
      simulator.observe(cell, seed, first + i),
    );
    return { id, observations };
  } catch (error) {
    return { id, failure: messageOf(error) };
  }
}

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

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
