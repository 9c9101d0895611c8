import { parentPort } from "node:worker_threads";
import { createSimulator } from "../simulation/index.ts";
import { runTask, type SimulationTask } from "../sweep/index.ts";

/** A thread that runs experiments, one task at a time. */
const simulator = createSimulator();

parentPort?.on("message", (task: SimulationTask) =>
  parentPort?.postMessage(runTask(simulator, task), []),
);
