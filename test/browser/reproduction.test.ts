import { fileURLToPath } from "node:url";
import { build, type Rolldown } from "vite";
import { beforeAll, describe, expect, it } from "vitest";
import { loadFormulas, parseProblem } from "../../src/problem/index.ts";
import { createSimulator, type Experiment } from "../../src/simulation/index.ts";
import { localPort, startSimulation, type SimulationPlan } from "../../src/sweep/index.ts";
import { useExplorer } from "./page.ts";
import type * as reproductionPage from "./reproduction-page.ts";

declare const reproduction: typeof reproductionPage;

const open = useExplorer();

const cells = [
  { gamma: 0.5, mask: { law: "fixed", ratio: 0.3 } },
  { gamma: 2, mask: { law: "fixed", ratio: 0.3 } },
  { gamma: 2, mask: { law: "fixed", ratio: 0.3 }, noise: 1, ridge: 0.2 },
  { gamma: 3, mask: { law: "fixed", ratio: 0.9 } },
  { gamma: 0.7, mask: { law: "uniform", min: 0.1, max: 0.9 }, rescale: true },
  { gamma: 1.5, mask: { law: "beta", a: 2, b: 3 }, rows: "masked-target", test: { mask: 0.2 } },
  { gamma: 3, mask: { law: "beta", a: 2, b: 3 }, rescale: true },
  { gamma: 0.6, mask: { law: "uniform", min: 0.2, max: 0.7 }, copies: "infinity" },
  { gamma: 2.5, mask: { law: "discrete", ratios: [0, 0.5], weights: [1, 2] } },
  { gamma: 3, mask: { law: "fixed", ratio: 0.4 }, copies: 3 },
  { gamma: 2, mask: { law: "fixed", ratio: 0.4 }, copies: "infinity" },
  { gamma: 2, spectrum: { family: "spiked", spikes: [9] }, mask: { law: "fixed", ratio: 0.2 } },
  { gamma: 1.2, spectrum: { family: "power-law", exponent: 0.8 }, ridge: 0.05 },
  {
    gamma: 0.5,
    spectrum: { family: "ar1", rho: 0.6 },
    signal: { alignment: { kind: "self-supervised" } },
    rows: "masked-target",
    mask: { law: "fixed", ratio: 0.3 },
  },
  {
    gamma: 2,
    spectrum: { family: "formula", formula: "1 + u^2", dimension: 40 },
    mask: { law: "fixed", ratio: 0.1 },
  },
];

/** A module and all that it needs as the text of one classic script. */
async function scriptOf(path: string): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: "error",
    define: { global: "globalThis" },
    build: {
      write: false,
      minify: false,
      target: "es2022",
      lib: {
        entry: fileURLToPath(new URL(path, import.meta.url)),
        formats: ["iife"],
        name: "reproduction",
      },
    },
  });
  const [{ output }] = built as Rolldown.RolldownOutput[];
  return output[0].code;
}

describe("experiments in Chromium", () => {
  let worker: string;
  let driver: string;
  let plan: SimulationPlan;
  let here: Experiment[];

  beforeAll(async () => {
    worker = await scriptOf("../../src/instrument/experiments/worker.ts");
    driver = await scriptOf("./reproduction-page.ts");
    await loadFormulas();
    plan = {
      cells: cells.map((problem) => ({ problem: parseProblem(problem), n: 40 })),
      seed: 11,
      replicates: 60,
      targetError: 0.06,
    };
    const port = localPort(createSimulator(), (callback) => setImmediate(callback));
    const run = startSimulation(plan, { ports: [port], clock: () => performance.now() });
    expect((await run.finished).failures).toEqual([]);
    here = plan.cells.map((cell) => run.store.experiment(cell, plan.seed, plan));
  });

  it.each([1, 4])("are those of Node to the bit, on %i workers", async (workers) => {
    // the page's policy allows no script of a test; what is asked here is about bits
    const { page } = await open("", { bypassCSP: true });
    await page.addScriptTag({ content: driver });
    const there = await page.evaluate(
      ([asked, count, script]) => reproduction.experiments(asked, count, script),
      [plan, workers, worker] as const,
    );
    const differing = cells.filter((_, i) => JSON.stringify(there[i]) !== JSON.stringify(here[i]));
    expect(differing).toEqual([]);
    // the plan is worth the name: some places stopped early, some did not
    const counts = new Set(here.map(({ excessRisk }) => excessRisk.replicates));
    expect(counts.size).toBeGreaterThan(2);
  });
});
