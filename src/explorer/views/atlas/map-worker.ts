import { answerMapTask, type MapTask } from "../../../sweep/index.ts";

/** A background thread that computes cells of a map. */
addEventListener("message", (event: MessageEvent<MapTask>) => {
  void answerMapTask(event.data).then((reply) => postMessage(reply));
});
