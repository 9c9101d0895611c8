import { Worker } from "node:worker_threads";
import { parseProblem } from "../../src/problem/index.ts";
import {
  axisValues,
  startMap,
  type MapPlan,
  type MapReply,
  type MapTask,
  type TaskPort,
} from "../../src/sweep/index.ts";
import { inMilliseconds, type Measurement } from "./measurement.ts";
import { median } from "./timing.ts";

/** The built layer: threads run JavaScript. */
const BUILT = new URL("../../dist/lib/sweep/index.js", import.meta.url).href;

/** A thread that answers map tasks, as the worker of the page does. */
const THREAD = `
  const { parentPort, workerData } = require("node:worker_threads");
  const layer = import(workerData);
  parentPort.on("message", async (task) => {
    const { answerMapTask } = await layer;
    parentPort.postMessage(await answerMapTask(task));
  });
`;

function mapThread(): TaskPort<MapTask, MapReply> {
  const worker = new Worker(THREAD, { eval: true, workerData: BUILT });
  return {
    post: (task) => worker.postMessage(task, []),
    listen(onReply, onCrash) {
      worker.on("message", (reply: MapReply) => onReply(reply));
      worker.on("error", (error) => onCrash(String(error)));
    },
    terminate: () => void worker.terminate(),
  };
}

const plans: Readonly<Record<string, MapPlan>> = {
  "aspect ratio × spike": {
    family: "best",
    problem: parseProblem({
      gamma: 4,
      spectrum: { family: "spiked", spikes: [20] },
      signal: { of: "variance", alignment: { kind: "weights", weights: [0, 1] } },
    }),
    x: { path: "gamma", values: [...axisValues({ from: 0.2, to: 9, count: 64, scale: "log" })] },
    y: {
      path: "spectrum.spikes.0",
      values: [...axisValues({ from: 2, to: 100, count: 64, scale: "log" })],
    },
  },
  "aspect ratio × noise, 3 atoms": {
    family: "best",
    problem: parseProblem({
      gamma: 4,
      spectrum: { family: "atoms", values: [0.05, 0.8, 4], weights: [0.4, 0.475, 0.125] },
    }),
    x: { path: "gamma", values: [...axisValues({ from: 0.2, to: 9, count: 64, scale: "log" })] },
    y: { path: "noise", values: [...axisValues({ from: 0.1, to: 2, count: 64, scale: "linear" })] },
  },
};

/** Runs of each map, the start of its threads included. */
const RUNS = 3;

/** Whole maps of best ratio and gain on two threads, start of the threads and first code included. */
export async function maps(): Promise<Measurement[]> {
  const all: Measurement[] = [];
  for (const [name, plan] of Object.entries(plans)) {
    const seconds: number[] = [];
    for (let i = 0; i < RUNS; i++) {
      const start = performance.now();
      const ports = [mapThread(), mapThread()];
      await startMap(plan, ports, () => undefined, { clock: () => performance.now() }).finished;
      seconds.push((performance.now() - start) / 1000);
    }
    all.push({
      what: `64 × 64 map of best ratio and gain, ${name}, 2 threads`,
      figure: inMilliseconds(median(seconds)),
      target: "< 2,000 ms",
    });
  }
  return all;
}
