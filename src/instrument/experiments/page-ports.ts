import type { SimulationTask, TaskReply, WorkerPort } from "../../sweep/index.ts";
import { portOf, workerCount } from "../background/port.ts";

/** New threads for one run of experiments, from a file of the page: for pages that load modules. */
export function pagePorts(): WorkerPort[] {
  return Array.from({ length: workerCount() }, () =>
    portOf<SimulationTask, TaskReply>(
      new Worker(new URL("./worker.ts", import.meta.url), { type: "module" }),
    ),
  );
}
