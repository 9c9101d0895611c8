import { portOf } from "../../src/instrument/background/port.ts";
import { loadFormulas, usesFormulas } from "../../src/problem/index.ts";
import type { Experiment } from "../../src/simulation/index.ts";
import {
  startSimulation,
  type SimulationPlan,
  type SimulationTask,
  type TaskReply,
} from "../../src/sweep/index.ts";

/** Runs a plan in the browser, on workers made from a script's text, as embeds make them. */
export async function experiments(
  plan: SimulationPlan,
  workers: number,
  script: string,
): Promise<Experiment[]> {
  if (plan.cells.some(({ problem }) => usesFormulas(problem))) await loadFormulas();
  const url = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
  const ports = Array.from({ length: workers }, () =>
    portOf<SimulationTask, TaskReply>(new Worker(url)),
  );
  const run = startSimulation(plan, { ports, clock: () => performance.now() });
  const { failures } = await run.finished;
  if (failures.length > 0) throw new Error(failures.map(({ message }) => message).join("; "));
  return plan.cells.map((cell) => run.store.experiment(cell, plan.seed, plan));
}
