import type { MapReply, MapTask, TaskPort } from "../../../sweep/index.ts";
import { portOf, workerCount } from "../../../instrument/index.ts";

/** A task that takes longer than this when its map is given up is not waited for, in milliseconds. */
const PATIENCE = 250;

interface Thread {
  readonly port: TaskPort<MapTask, MapReply>;
  /** Replies under way, of whichever map. */
  outstanding: number;
  /** Those among them that nobody waits for any more. */
  unwanted: number;
  posted: number;
  onReply: (reply: MapReply) => void;
  onCrash: (message: string) => void;
}

/**
 * Background threads that stay warm from one map to the next: starting one takes longer than the
 * first sketch of a map. One map at a time.
 */
export class MapWorkers {
  #threads: Thread[] = [];

  /** Ports for a new map; terminating them frees the threads for the next one. */
  ports(): TaskPort<MapTask, MapReply>[] {
    while (this.#threads.length < workerCount()) this.#threads.push(this.#start());
    return this.#threads.map((thread) => this.#lend(thread));
  }

  /** Ends every thread. */
  close(): void {
    for (const { port } of this.#threads.splice(0)) port.terminate();
  }

  #lend(thread: Thread): TaskPort<MapTask, MapReply> {
    return {
      post: (task) => {
        thread.outstanding += 1;
        thread.posted = performance.now();
        thread.port.post(task);
      },
      listen: (onReply, onCrash) => {
        thread.onReply = onReply;
        thread.onCrash = onCrash;
      },
      terminate: () => {
        thread.onReply = () => undefined;
        thread.onCrash = () => undefined;
        // replies come in the order of the tasks: those still to come are of the map given up
        thread.unwanted = thread.outstanding;
        const stuck = thread.outstanding > 0 && performance.now() - thread.posted > PATIENCE;
        if (stuck) this.#drop(thread);
      },
    };
  }

  #drop(thread: Thread): void {
    thread.port.terminate();
    this.#threads = this.#threads.filter((one) => one !== thread);
  }

  #start(): Thread {
    const port = portOf<MapTask, MapReply>(
      new Worker(new URL("./map-worker.ts", import.meta.url), { type: "module" }),
    );
    const thread: Thread = {
      port,
      outstanding: 0,
      unwanted: 0,
      posted: 0,
      onReply: () => undefined,
      onCrash: () => undefined,
    };
    port.listen(
      (reply) => {
        thread.outstanding -= 1;
        if (thread.unwanted > 0) thread.unwanted -= 1;
        else thread.onReply(reply);
      },
      (message) => {
        this.#drop(thread);
        thread.onCrash(message);
      },
    );
    return thread;
  }
}
