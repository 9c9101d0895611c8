import { createSimulator } from "../../simulation/index.ts";
import { answerTask, serveTasks, type SimulationTask } from "../../sweep/index.ts";

/** A background thread that runs experiments, one task at a time. */
const simulator = createSimulator();

serveTasks(
  self,
  (task: SimulationTask) => answerTask(simulator, task),
  (failure, { id, cells }) => ({ id, results: cells.map(() => ({ failure })) }),
);
