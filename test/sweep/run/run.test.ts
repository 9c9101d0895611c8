import { describe, expect, it } from "vitest";
import { randomStream } from "../../../src/numerics/index.ts";
import { parseProblem } from "../../../src/problem/index.ts";
import {
  createSimulator,
  runExperiment,
  type Cell,
  type Experiment,
  type Observation,
} from "../../../src/simulation/index.ts";
import {
  localPort,
  ReplicateStore,
  runTask,
  startSimulation,
  type Progress,
  type SimulationTask,
  type TaskReply,
  type WorkerPort,
} from "../../../src/sweep/index.ts";

/** Each of a family of its own: their masks differ. */
const cells: Cell[] = [0.5, 1.5, 3].map((gamma, i) => ({
  problem: parseProblem({ gamma, mask: { law: "fixed", ratio: 0.2 + 0.01 * i } }),
  n: 8,
}));
const plan = { cells, seed: 5, replicates: 11 };
const noClock = (): number => 0;
const soon = (callback: () => void): void => void setImmediate(callback);

/** Ports that hold their tasks until told which of them answers. */
function heldPorts(count: number): {
  ports: WorkerPort[];
  tasks: SimulationTask[];
  terminated: boolean[];
  answer: (port: number, reply?: TaskReply) => void;
  crash: (port: number, message: string) => void;
  waiting: () => number[];
} {
  const simulator = createSimulator();
  const held: (SimulationTask | null)[] = Array.from({ length: count }, () => null);
  const listeners: [(reply: TaskReply) => void, (message: string) => void][] = [];
  const tasks: SimulationTask[] = [];
  const terminated = Array.from({ length: count }, () => false);
  const ports = held.map((_, i): WorkerPort => {
    return {
      post(task) {
        expect(held[i]).toBeNull();
        // through structured cloning, as to a real worker
        held[i] = structuredClone(task);
        tasks.push(task);
      },
      listen(onReply, onCrash) {
        listeners[i] = [onReply, onCrash];
      },
      terminate() {
        terminated[i] = true;
      },
    };
  });
  return {
    ports,
    tasks,
    terminated,
    answer(port, reply) {
      const task = held[port]!;
      held[port] = null;
      listeners[port][0](reply ?? runTask(simulator, task));
    },
    crash: (port, message) => listeners[port][1](message),
    waiting: () => held.flatMap((task, i) => (task ? [i] : [])),
  };
}

/** The experiments of a finished run on `workers` ports that answer in the order of a stream. */
async function experimentsWith(
  workers: number,
  key: string,
  clock: () => number,
): Promise<Experiment[]> {
  const pool = heldPorts(workers);
  const run = startSimulation(plan, { ports: pool.ports, clock });
  const random = randomStream("order of arrival", key);
  while (pool.waiting().length > 0) {
    const waiting = pool.waiting();
    pool.answer(waiting[Math.floor(random.uniform() * waiting.length)]);
  }
  expect(await run.finished).toEqual({ status: "finished", failures: [] });
  return cells.map((cell) => run.store.experiment(cell, plan.seed, plan));
}

describe("startSimulation", () => {
  it("gives the same results to the bit for any number of workers and order of arrival", async () => {
    const simulator = createSimulator();
    const alone = cells.map((cell) => runExperiment(simulator, cell, plan));
    for (const [workers, key] of [
      [1, "a"],
      [2, "b"],
      [2, "c"],
      [5, "d"],
    ] as const) {
      let time = 0;
      const random = randomStream("clock", key);
      const clock = (): number => (time += 40 * random.uniform());
      expect(await experimentsWith(workers, key, clock)).toEqual(alone);
    }
    const run = startSimulation(plan, {
      ports: [localPort(createSimulator(), soon)],
      clock: noClock,
    });
    await run.finished;
    expect(cells.map((cell) => run.store.experiment(cell, 5, plan))).toEqual(alone);
  });

  it("passes over the whole axis before any cell gets more, then where the error is largest", async () => {
    const pool = heldPorts(1);
    const run = startSimulation(plan, { ports: pool.ports, clock: noClock });
    while (pool.waiting().length > 0) pool.answer(0);
    await run.finished;
    const order = pool.tasks.map((task) => cells.indexOf(task.cells[0]));
    expect(order.slice(0, 12).sort((a, b) => a - b)).toEqual([0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2]);
    const error = (cell: Cell): number => {
      const { mean, standardError } = run.store.experiment(cell, 5, { replicates: 4 }).excessRisk;
      return standardError! / mean!;
    };
    const errors = cells.map(error);
    expect(order[12]).toBe(errors.indexOf(Math.max(...errors)));
    expect(order.length).toBe(33);
  });

  it("batches by the clock", async () => {
    let time = 0;
    const pool = heldPorts(1);
    const many = { cells: [cells[0]], seed: 5, replicates: 400 };
    const run = startSimulation(many, { ports: pool.ports, clock: () => time });
    while (pool.waiting().length > 0) {
      // one millisecond a replicate: batches of about a hundred
      time += pool.tasks[pool.tasks.length - 1].count;
      pool.answer(0);
    }
    await run.finished;
    const counts = pool.tasks.map((task) => task.count);
    expect(counts.slice(0, 3)).toEqual([1, 3, 100]);
    expect(Math.max(...counts)).toBe(100);
    expect(counts.reduce((a, b) => a + b)).toBe(400);
  });

  it("reports progress, the cells that changed and the time left", async () => {
    let time = 0;
    const pool = heldPorts(2);
    const seen: Progress[] = [];
    const run = startSimulation(plan, {
      ports: pool.ports,
      clock: () => time,
      onProgress: (progress) => seen.push(progress),
    });
    expect(pool.waiting()).toEqual([0, 1]);
    time = 500;
    pool.answer(0);
    const timeLeft: unknown = expect.any(Number);
    expect(seen).toEqual([{ done: 1, total: 33, places: 3, reached: 0, timeLeft, changed: [0] }]);
    const early = seen[0].timeLeft!;
    // 32 more of at least half a second each, on two workers
    expect(early).toBeGreaterThan(8000);
    while (pool.waiting().length > 0) {
      time += 250;
      pool.answer(pool.waiting()[0]);
    }
    await run.finished;
    expect(seen.at(-1)).toMatchObject({ done: 33, total: 33, timeLeft: 0 });
    const counts = seen.map((progress) => progress.done);
    expect(counts).toEqual([...counts].sort((a, b) => a - b));
  });

  it("stops at once, keeps what was done, and goes on from there", async () => {
    const pool = heldPorts(2);
    const store = new ReplicateStore();
    const seen: Progress[] = [];
    const run = startSimulation(plan, {
      ports: pool.ports,
      clock: noClock,
      store,
      onProgress: (progress) => seen.push(progress),
    });
    for (let i = 0; i < 7; i++) pool.answer(i % 2);
    run.stop();
    run.stop();
    expect(pool.terminated).toEqual([true, true]);
    expect(await run.finished).toEqual({ status: "stopped", failures: [] });
    const before = seen.length;
    pool.answer(0);
    expect(seen.length).toBe(before);
    const kept = cells.map((cell) => store.observations(cell, 5, plan).length);
    expect(kept.reduce((a, b) => a + b)).toBe(7);

    const rest = heldPorts(1);
    const again = startSimulation(plan, { ports: rest.ports, clock: noClock, store });
    while (rest.waiting().length > 0) rest.answer(0);
    await again.finished;
    expect(rest.tasks.reduce((sum, task) => sum + task.count, 0)).toBe(26);
    const simulator = createSimulator();
    expect(cells.map((cell) => store.experiment(cell, 5, plan))).toEqual(
      cells.map((cell) => runExperiment(simulator, cell, plan)),
    );
    // nothing left: done at once, without a task
    const idle = heldPorts(1);
    const done = startSimulation(plan, { ports: idle.ports, clock: noClock, store });
    expect(await done.finished).toEqual({ status: "finished", failures: [] });
    expect(idle.tasks).toEqual([]);
    expect(idle.terminated).toEqual([true]);
  });

  it("simulates a cell once where a grid repeats it", async () => {
    const pool = heldPorts(1);
    const twice = { replicates: 2 };
    const twin = { problem: parseProblem({ ...cells[0].problem }), n: 8 };
    const seen: Progress[] = [];
    const run = startSimulation(
      { cells: [cells[0], twin], seed: 5, replicates: 2 },
      { ports: pool.ports, clock: noClock, onProgress: (progress) => seen.push(progress) },
    );
    while (pool.waiting().length > 0) pool.answer(0);
    await run.finished;
    expect(seen.map((progress) => progress.changed)).toEqual([
      [0, 1],
      [0, 1],
    ]);
    expect(run.store.experiment(twin, 5, twice)).toEqual(run.store.experiment(cells[0], 5, twice));
  });

  it("leaves out a cell that cannot be simulated and says why", async () => {
    const spiked = parseProblem({ gamma: 0.1, spectrum: { family: "spiked", spikes: [3, 4] } });
    const run = startSimulation(
      { cells: [{ problem: spiked, n: 10 }, cells[1]], seed: 1, replicates: 3 },
      { ports: [localPort(createSimulator(), soon)], clock: noClock },
    );
    const { status, failures } = await run.finished;
    expect(status).toBe("finished");
    expect(failures).toEqual([{ place: 0, message: expect.stringContaining("spikes") }]);
    expect(run.store.observations(cells[1], 1, { replicates: 3 }).length).toBe(3);
  });

  it("fails when a worker dies, and ends the others", async () => {
    const pool = heldPorts(2);
    const run = startSimulation(plan, { ports: pool.ports, clock: noClock });
    pool.crash(1, "out of memory");
    await expect(run.finished).rejects.toThrow("a simulation worker died: out of memory");
    expect(pool.terminated).toEqual([true, true]);
  });
});

describe("families of cells", () => {
  const gammas = [0.5, 2, 4, 8].map((gamma) => ({ problem: parseProblem({ gamma }), n: 6 }));
  const noisy = [0, 1, 4].map((noise) => ({ problem: parseProblem({ gamma: 3, noise }), n: 7 }));
  const family = { cells: [...gammas, ...noisy], seed: 2, replicates: 9 };

  it("share a task, and give what each cell gives alone", async () => {
    const pool = heldPorts(1);
    const run = startSimulation(family, { ports: pool.ports, clock: noClock });
    while (pool.waiting().length > 0) pool.answer(0);
    await run.finished;
    expect(new Set(pool.tasks.map(({ cells: { length } }) => length))).toEqual(new Set([3, 4]));
    expect(pool.tasks.length).toBe(18);
    const simulator = createSimulator();
    for (const cell of family.cells) {
      expect(run.store.experiment(cell, 2, family)).toEqual(runExperiment(simulator, cell, family));
    }
  });

  it("blames only the cell that cannot be simulated", async () => {
    const wide = { problem: parseProblem({ gamma: 1e6 }), n: 6 };
    const run = startSimulation(
      { cells: [gammas[0], { ...wide, n: 1e6 }, gammas[1]], seed: 1, replicates: 2 },
      { ports: [localPort(createSimulator(), soon)], clock: noClock },
    );
    const { failures } = await run.finished;
    expect(failures.map(({ place }) => place)).toEqual([1]);
    expect(run.store.observations(gammas[1], 1, { replicates: 2 }).length).toBe(2);
  });
});

describe("a target of precision", () => {
  const far = [0.3, 0.6, 3, 6].map((gamma) => ({ problem: parseProblem({ gamma }), n: 20 }));
  const peak = { problem: parseProblem({ gamma: 1 }), n: 20 };
  const target = { cells: [...far, peak], seed: 4, replicates: 600, targetError: 0.05 };

  async function experiments(workers: number, key: string): Promise<Experiment[]> {
    const pool = heldPorts(workers);
    const random = randomStream("order of arrival", key);
    let time = 0;
    const clock = (): number => (time += 3 * random.uniform());
    const run = startSimulation(target, { ports: pool.ports, clock });
    while (pool.waiting().length > 0) {
      const waiting = pool.waiting();
      pool.answer(waiting[Math.floor(random.uniform() * waiting.length)]);
    }
    await run.finished;
    return target.cells.map((cell) => run.store.experiment(cell, target.seed, target));
  }

  it("gives the same results to the bit for any number of workers and order of arrival", async () => {
    const alone = await experiments(1, "one");
    for (const [workers, key] of [
      [1, "slow"],
      [4, "four"],
      [4, "again"],
    ] as const) {
      expect(await experiments(workers, key)).toEqual(alone);
    }
    alone.slice(0, 4).forEach(({ excessRisk }) => {
      expect(excessRisk.standardError! / excessRisk.mean!).toBeLessThanOrEqual(0.05);
      expect(excessRisk.replicates).toBeLessThan(600);
    });
    // and they are those of as many replicates without a target
    const simulator = createSimulator();
    alone.forEach((experiment, i) => {
      const { replicates } = experiment.excessRisk;
      const plain = runExperiment(simulator, target.cells[i], { seed: 4, replicates });
      expect(experiment).toEqual(plain);
    });
  });

  it("does not spend its budget on heavy tails", async () => {
    const [, , , , at] = await experiments(2, "peak");
    expect(at.excessRisk.replicates).toBeLessThan(600);
  });

  it("reports places within the target, and ends with all that there is to do", async () => {
    const pool = heldPorts(2);
    const seen: Progress[] = [];
    const run = startSimulation(target, {
      ports: pool.ports,
      clock: noClock,
      onProgress: (progress) => seen.push(progress),
    });
    while (pool.waiting().length > 0) pool.answer(pool.waiting()[0]);
    await run.finished;
    const last = seen.at(-1)!;
    expect(last).toMatchObject({ places: 5, reached: 4 });
    expect(last.done).toBe(last.total);
    expect(seen[0].reached).toBe(0);
  });

  it("goes on from a store when the target is made finer", async () => {
    const store = new ReplicateStore();
    const port = (): WorkerPort => localPort(createSimulator(), soon);
    await startSimulation(target, { ports: [port()], clock: noClock, store }).finished;
    const before = store.experiment(far[0], 4, target).excessRisk.replicates;
    const finer = { ...target, cells: far, targetError: 0.035 };
    await startSimulation(finer, { ports: [port()], clock: noClock, store }).finished;
    const after = store.experiment(far[0], 4, finer).excessRisk;
    expect(after.replicates).toBeGreaterThan(before);
    expect(after.standardError! / after.mean!).toBeLessThanOrEqual(0.035);
    expect(store.experiment(far[0], 4, target).excessRisk.replicates).toBe(before);
  });
});

describe("ReplicateStore", () => {
  const observation = (excessRisk: number): Observation => ({
    excessRisk,
    totalRisk: 0,
    estimationRisk: 0,
    norm2: 0,
    trainingError: Number.NaN,
  });

  it("knows what is missing, in any order of arrival", () => {
    const store = new ReplicateStore();
    const [cell] = cells;
    expect(store.missing(cell, 1, 6)).toEqual([{ first: 0, count: 6 }]);
    store.put(cell, 1, 4, [observation(4)]);
    store.put(cell, 1, 1, [observation(1), observation(2)]);
    expect(store.missing(cell, 1, 6)).toEqual([
      { first: 0, count: 1 },
      { first: 3, count: 1 },
      { first: 5, count: 1 },
    ]);
    expect(store.missing(cell, 2, 2)).toEqual([{ first: 0, count: 2 }]);
    expect(store.observations(cell, 1, { replicates: 4 }).map((seen) => seen.excessRisk)).toEqual([
      1, 2,
    ]);
    expect(store.missing(cell, 1, 0)).toEqual([]);
    expect(store.experiment(cell, 1, { replicates: 6 })).toMatchObject({
      excessRisk: { mean: expect.closeTo(7 / 3, 12), median: 2, replicates: 3 },
      trainingError: { mean: null, standardError: null, median: null, replicates: 0 },
    });
  });
});
