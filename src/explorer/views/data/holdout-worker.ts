import { createHoldout, type TableRows } from "../../../data/index.ts";
import type { Simulator } from "../../../simulation/index.ts";
import {
  answerTask,
  serveTasks,
  type SimulationTask,
  type TaskReply,
} from "../../../sweep/index.ts";

/** What comes first: the rows to work on. */
export interface RowsTask {
  readonly rows: TableRows;
}

let simulator: Simulator | null = null;

async function answer(task: SimulationTask | RowsTask): Promise<TaskReply> {
  if ("rows" in task) {
    simulator = createHoldout(task.rows);
    return { id: -1, results: [] };
  }
  if (simulator === null) throw new Error("no rows came before the first task");
  return answerTask(simulator, task);
}

/** A background thread that holds out rows of a table, one task at a time. */
serveTasks<SimulationTask | RowsTask, TaskReply>(self, answer, (failure, task) =>
  "rows" in task
    ? { id: -1, results: [] }
    : { id: task.id, results: task.cells.map(() => ({ failure })) },
);
