import { parentPort } from "node:worker_threads";
import { createSimulator } from "../simulation/index.ts";
import { answerTask, type SimulationTask } from "../sweep/index.ts";

/** A thread that runs experiments, one task at a time; it loads for itself what a problem's formulas need. */
const simulator = createSimulator();

parentPort?.on("message", async (task: SimulationTask) => {
  parentPort?.postMessage(await answerTask(simulator, task), []);
});
