import type { MapReply, MapTask, TaskPort } from "../../../sweep/index.ts";
import { BackgroundThread, portOf, workerCount } from "../../../instrument/index.ts";

/** A task that takes longer than this when its map is given up is not waited for, in milliseconds. */
const PATIENCE = 250;

type Thread = BackgroundThread<MapTask, MapReply>;

/**
 * Background threads that stay warm from one map to the next: starting one takes longer than the
 * first sketch of a map. One map at a time.
 */
export class MapWorkers {
  readonly #threads: Thread[] = [];

  /** Ports for a new map; terminating them frees the threads for the next one. */
  ports(): TaskPort<MapTask, MapReply>[] {
    while (this.#threads.length < workerCount()) this.#threads.push(new BackgroundThread(start));
    return this.#threads.map(lend);
  }

  /** Ends every thread. */
  close(): void {
    for (const thread of this.#threads) thread.end();
  }
}

function start(): TaskPort<MapTask, MapReply> {
  return portOf(new Worker(new URL("./map-worker.ts", import.meta.url), { type: "module" }));
}

function lend(thread: Thread): TaskPort<MapTask, MapReply> {
  let answer: (reply: MapReply) => void = () => undefined;
  let crash: (message: string) => void = () => undefined;
  return {
    post: (task) => thread.ask(task, answer, crash),
    listen: (onReply, onCrash) => {
      answer = onReply;
      crash = onCrash;
    },
    terminate: () => {
      if (thread.pending > PATIENCE) thread.end();
      else thread.forget();
    },
  };
}
