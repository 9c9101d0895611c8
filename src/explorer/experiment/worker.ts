import { createSimulator } from "../../simulation/index.ts";
import { runTask, type SimulationTask } from "../../sweep/index.ts";

/** A background thread that runs experiments, one task at a time. */
const simulator = createSimulator();

addEventListener("message", (event: MessageEvent<SimulationTask>) => {
  postMessage(runTask(simulator, event.data));
});
