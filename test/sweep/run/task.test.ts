import { beforeAll, describe, expect, it, vi } from "vitest";
import type * as problemLayer from "../../../src/problem/index.ts";
import type * as simulationLayer from "../../../src/simulation/index.ts";
import type * as sweepLayer from "../../../src/sweep/index.ts";

/** The layers as a worker finds them when it starts: nothing loaded that another thread loaded. */
interface Fresh {
  readonly problem: typeof problemLayer;
  readonly simulation: typeof simulationLayer;
  readonly sweep: typeof sweepLayer;
}

async function freshWorker(): Promise<Fresh> {
  vi.resetModules();
  return {
    problem: await import("../../../src/problem/index.ts"),
    simulation: await import("../../../src/simulation/index.ts"),
    sweep: await import("../../../src/sweep/index.ts"),
  };
}

const INPUT = {
  gamma: 0.5,
  spectrum: { family: "formula", formula: "0.5 + u", dimension: 40 },
  signal: { alignment: { kind: "formula", formula: "lambda" } },
  mask: { law: "fixed", ratio: 0.3 },
};

describe("answerTask", () => {
  let task: sweepLayer.SimulationTask;
  let observations: readonly simulationLayer.Observation[];

  beforeAll(async () => {
    const { problem, simulation } = await freshWorker();
    await problem.loadFormulas();
    const cell = { problem: problem.parseProblem(INPUT), n: 12 };
    task = structuredClone({ id: 3, cells: [cell], seed: 1, first: 0, count: 2 });
    const simulator = simulation.createSimulator();
    observations = [0, 1].map((i) => simulator.observe(cell, 1, i));
  });

  it("runs a problem with formulas in a worker that never saw one", async () => {
    const { simulation, sweep } = await freshWorker();
    const simulator = simulation.createSimulator();
    // not without being prepared: the answer says why
    expect(sweep.runTask(simulator, task)).toEqual({
      id: 3,
      results: [{ failure: expect.stringContaining("formula") }],
    });
    expect(await sweep.answerTask(simulator, task)).toEqual({ id: 3, results: [{ observations }] });
    // prepared once, it stays so
    expect(sweep.runTask(simulator, task)).toEqual({ id: 3, results: [{ observations }] });
  });

  it("answers through a port of its own thread", async () => {
    const { simulation, sweep } = await freshWorker();
    const port = sweep.localPort(simulation.createSimulator(), (callback) =>
      setImmediate(callback),
    );
    const reply = await new Promise((resolve, reject) => {
      port.listen(resolve, reject);
      port.post(task);
    });
    expect(reply).toEqual({ id: 3, results: [{ observations }] });
    const silent = vi.fn<(reply: sweepLayer.TaskReply) => void>();
    port.listen(silent, () => undefined);
    port.post(task);
    port.terminate();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(silent).not.toHaveBeenCalled();
  });

  it("makes an answer of a failure", async () => {
    const { problem, simulation, sweep } = await freshWorker();
    const cell = { problem: problem.parseProblem({ gamma: 1e6 }), n: 1e6 };
    const reply = await sweep.answerTask(simulation.createSimulator(), {
      ...task,
      cells: [cell],
    });
    expect(reply).toEqual({ id: 3, results: [{ failure: expect.any(String) }] });
  });
});
