import { VERSION } from "../../plot/index.ts";
import { createSimulator } from "../../simulation/index.ts";
import { localPort, type SimulationTask, type TaskReply } from "../../sweep/index.ts";
import { portOf, workerCount } from "../background/port.ts";
import InlineWorker from "./worker.ts?worker&inline";
import { WorkerPool } from "./worker-pool.ts";

/** Where the pool of a page is kept: copies of one version share it, other versions have their own. */
const KEY = Symbol.for(`maskrisk/worker-pool/${VERSION}`);

type Holder = { [KEY]?: WorkerPool };

/** The one pool of threads of this page, whose code is part of this file. */
export function sharedPool(): WorkerPool {
  const holder = globalThis as unknown as Holder;
  return (holder[KEY] ??= new WorkerPool({
    startThread: () => portOf<SimulationTask, TaskReply>(new InlineWorker()),
    startHere: () => localPort(createSimulator(), afterPaint),
    size: workerCount(),
  }));
}

/** Lets the page paint and take input before the next slice of work. */
function afterPaint(callback: () => void): void {
  setTimeout(callback, 0);
}
