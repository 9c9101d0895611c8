import { Worker } from "node:worker_threads";
import type { TableRows } from "../data/index.ts";
import type { TaskReply, WorkerPort } from "../sweep/index.ts";

/** A thread of Node as a port of the scheduler: one that simulates, or works on the rows of a table. */
export function threadPort(table?: TableRows): WorkerPort {
  const worker = new Worker(new URL("./thread.js", import.meta.url), { workerData: table ?? null });
  return {
    post: (task) => worker.postMessage(task, []),
    listen(onReply, onCrash) {
      worker.on("message", (reply: TaskReply) => onReply(reply));
      worker.on("error", (error) =>
        onCrash(error instanceof Error ? error.message : String(error)),
      );
      worker.on("messageerror", () => onCrash("a message could not be read"));
      worker.on("exit", (code) => onCrash(`it ended with status ${code}`));
    },
    terminate: () => void worker.terminate(),
  };
}
