import { createSimulator } from "../../simulation/index.ts";
import { answerTask, type SimulationTask } from "../../sweep/index.ts";

/** A background thread that runs experiments, one task at a time. */
const simulator = createSimulator();

addEventListener("message", (event: MessageEvent<SimulationTask>) => {
  void answerTask(simulator, event.data).then((reply) => postMessage(reply));
});
