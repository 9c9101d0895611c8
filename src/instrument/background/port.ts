import type { TaskPort } from "../../sweep/index.ts";

/** Most background threads used: more would only fight over memory. */
const MOST_WORKERS = 8;

/** A background thread of the browser as a port. What goes wrong is told in a sentence. */
export function portOf<Task, Reply>(worker: Worker): TaskPort<Task, Reply> {
  return {
    post: (task) => worker.postMessage(task),
    listen(onReply, onCrash) {
      worker.addEventListener("message", (event: MessageEvent<Reply>) => onReply(event.data));
      worker.addEventListener("error", (event) =>
        onCrash(event.message || "the background thread could not be started"),
      );
      worker.addEventListener("messageerror", () =>
        onCrash("a message of the background thread could not be read"),
      );
    },
    terminate: () => worker.terminate(),
  };
}

/** Threads to use: one for each core, leaving one for the page where there are more than two. */
export function workerCount(): number {
  const cores = navigator.hardwareConcurrency || 2;
  return Math.min(MOST_WORKERS, cores > 2 ? cores - 1 : cores);
}
