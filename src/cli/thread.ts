import { parentPort, workerData } from "node:worker_threads";
import { createHoldout, type TableRows } from "../data/index.ts";
import { createSimulator } from "../simulation/index.ts";
import { answerTask, type SimulationTask } from "../sweep/index.ts";

/** A thread that runs experiments, one task at a time; it loads for itself what a problem's formulas need. */
const table = workerData as TableRows | null;
const simulator = table === null ? createSimulator() : createHoldout(table);

parentPort?.on("message", async (task: SimulationTask) => {
  parentPort?.postMessage(await answerTask(simulator, task), []);
});
