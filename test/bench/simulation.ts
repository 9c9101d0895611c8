import { availableParallelism } from "node:os";
import { parseProblem } from "../../src/problem/index.ts";
import { createSimulator, type Cell } from "../../src/simulation/index.ts";
import { startSimulation, type WorkerPort } from "../../src/sweep/index.ts";
import { perSecond, type Measurement } from "./measurement.ts";
import { secondsPerCall } from "./timing.ts";

/** n = 200, d = 400. */
const cell: Cell = {
  problem: parseProblem({
    gamma: 2,
    spectrum: { family: "spiked", spikes: [20] },
    mask: { law: "uniform", min: 0.1, max: 0.9 },
  }),
  n: 200,
};

/** Replicates a second on one thread, and on every core through the command's own threads. */
export async function replicates(): Promise<Measurement[]> {
  const simulator = createSimulator();
  const seconds = secondsPerCall((i) => simulator.observe(cell, 1, i));
  const cores = availableParallelism();
  return [
    { what: "simulation, n = 200, d = 400, 1 thread", figure: rate(1 / seconds), target: "" },
    {
      what: `simulation, n = 200, d = 400, ${cores} threads`,
      figure: rate(await pooledRate(cores, Math.ceil((10 * cores) / seconds))),
      target: "",
    },
  ];
}

const rate = (replicatesPerSecond: number): string => perSecond(replicatesPerSecond, "replicates");

/** Threads run the built program: its workers are files of their own. */
const builtPort = new URL("../../dist/lib/cli/thread-port.js", import.meta.url).href;

/** Replicates a second between a third of the way and the end: threads are warm by then. */
async function pooledRate(threads: number, count: number): Promise<number> {
  const { threadPort } = (await import(builtPort)) as { threadPort: () => WorkerPort };
  let mark: { time: number; done: number } | null = null;
  const run = startSimulation(
    { cells: [cell], seed: 2, replicates: count },
    {
      ports: Array.from({ length: threads }, threadPort),
      clock: () => performance.now(),
      onProgress: ({ done, total }) => {
        if (mark === null && done >= total / 3) mark = { time: performance.now(), done };
      },
    },
  );
  await run.finished;
  const from = mark as { time: number; done: number } | null;
  if (from === null) throw new Error("the run reported no progress");
  return (count - from.done) / ((performance.now() - from.time) / 1000);
}
