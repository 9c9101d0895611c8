import { plainEngine } from "../../src/kernels/index.ts";
import { parseProblem } from "../../src/problem/index.ts";
import {
  createSimulator,
  featureCount,
  type Cell,
  type Simulator,
} from "../../src/simulation/index.ts";
import { startSimulation, type WorkerPort } from "../../src/sweep/index.ts";
import { perSecond, type Measurement } from "./measurement.ts";
import { median, secondsPerCall } from "./timing.ts";

const cellOf = (problem: object, n: number): Cell => ({ problem: parseProblem(problem), n });

const fixed = { law: "fixed", ratio: 0.3 };
const uniform = { law: "uniform", min: 0.1, max: 0.9 };
const isotropic = (gamma: number): object => ({ gamma, mask: fixed });
const spiked = { gamma: 2, spectrum: { family: "spiked", spikes: [20] }, mask: uniform };

const cells: [string, Cell][] = [
  ["isotropic", cellOf(isotropic(0.5), 200)],
  ["isotropic", cellOf(isotropic(2), 200)],
  ["isotropic", cellOf(isotropic(10), 200)],
  ["isotropic", cellOf(isotropic(2), 400)],
  ["spiked, uniform law", cellOf(spiked, 200)],
  ["power law", cellOf({ gamma: 2, spectrum: { family: "power-law", exponent: 1 } }, 200)],
];

/** What the plain engine, many times slower, is shown on. */
const PLAIN_CELLS = cells.slice(0, 2);

/** Replicates a second on one thread, and on two through the command's own threads. */
export async function replicates(): Promise<Measurement[]> {
  const { one, two } = await threadRates([cells[1][1]]);
  return [
    ...cells.map(([what, cell]) => oneThread(what, cell, createSimulator())),
    ...PLAIN_CELLS.map(([what, cell]) =>
      oneThread(`${what}, plain engine`, cell, createSimulator({ engine: plainEngine() })),
    ),
    {
      what: "simulation, isotropic, 200 × 400, 1 thread of the command",
      figure: rate(one),
      target: "",
    },
    {
      what: "simulation, isotropic, 200 × 400, 2 threads of the command",
      figure: rate(two),
      target: "",
    },
  ];
}

function oneThread(what: string, cell: Cell, simulator: Simulator): Measurement {
  const seconds = secondsPerCall((i) => simulator.observe(cell, 1, i));
  const size = `${cell.n} × ${featureCount(cell)}`;
  return { what: `simulation, ${what}, ${size}`, figure: rate(1 / seconds), target: "" };
}

/** A rate of replicates, with its unit. */
export const rate = (replicatesPerSecond: number): string =>
  perSecond(replicatesPerSecond, "replicates");

/** Threads run the built program: its workers are files of their own. */
const builtPort = new URL("../../dist/lib/cli/thread-port.js", import.meta.url).href;

/** Runs of each number of threads, and the seconds that each should take. */
const RUNS = 5;
const RUN_SECONDS = 3;

/** Replicates a second on one thread and on two, runs taking turns; medians. */
export async function threadRates(
  cells: readonly Cell[],
): Promise<{ readonly one: number; readonly two: number }> {
  const simulator = createSimulator();
  const seconds = secondsPerCall((i) => simulator.observeAll(cells, 1, i));
  const rates: Record<1 | 2, number[]> = { 1: [], 2: [] };
  for (let run = 0; run < RUNS; run++) {
    for (const threads of [1, 2] as const) {
      const replicates = Math.max(20, Math.ceil((threads * RUN_SECONDS) / seconds));
      rates[threads].push(await pooledRate(cells, threads, replicates));
    }
  }
  return { one: median(rates[1]), two: median(rates[2]) };
}

/** Replicates a second once a third is done, while all threads have work: they are warm by then. */
async function pooledRate(
  cells: readonly Cell[],
  threads: number,
  replicates: number,
): Promise<number> {
  const { threadPort } = (await import(builtPort)) as { threadPort: () => WorkerPort };
  const marks: { time: number; done: number }[] = [];
  const run = startSimulation(
    { cells, seed: 2, replicates },
    {
      ports: Array.from({ length: threads }, threadPort),
      clock: () => performance.now(),
      onProgress: ({ done, total }) => {
        if (done >= total / 3 && done <= total * 0.95)
          marks.push({ time: performance.now(), done });
      },
    },
  );
  await run.finished;
  const [from, to] = [marks[0], marks.at(-1)];
  if (from === undefined || to === undefined || from === to) {
    throw new Error("the run reported too little progress");
  }
  return ((to.done - from.done) / (to.time - from.time)) * 1000;
}
