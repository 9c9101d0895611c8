import { describe, expect, it, vi } from "vitest";
import { parseProblem, setField } from "../../../src/problem/index.ts";
import {
  answerMapTask,
  completeStride,
  MAP_FAMILIES,
  mapCell,
  mapOrder,
  mapStrides,
  problemOfCell,
  standIns,
  startMap,
  type MapCell,
  type MapPlan,
  type MapReply,
  type MapRun,
  type MapTask,
  type TaskPort,
} from "../../../src/sweep/index.ts";
import { optimum, risk } from "../../../src/theory/index.ts";

describe("mapOrder", () => {
  it.each([
    [64, 64],
    [13, 7],
    [1, 9],
    [8, 1],
  ])("covers every cell of %i × %i once", (columns, rows) => {
    const order = mapOrder(columns, rows);
    expect(order.toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: columns * rows }, (_, i) => i),
    );
  });

  it("spreads every prefix evenly over the map", () => {
    const [columns, rows] = [40, 24];
    const order = mapOrder(columns, rows);
    let width = mapStrides(columns, rows)[0];
    expect(width).toBe(4);
    for (let length = 1; length <= order.length; length++) {
      const prefix = order.slice(0, length);
      // once all corners of blocks of a width are there, no block of that width is empty
      if (length === (columns / width) * (rows / width)) {
        const blocks = new Set(
          prefix.map((cell) => {
            const row = Math.floor(cell / columns);
            return `${Math.floor(row / width)} ${Math.floor((cell % columns) / width)}`;
          }),
        );
        expect(blocks.size).toBe(length);
        width /= 2;
      }
    }
    expect(width).toBe(0.5);
  });
});

describe("standIns and completeStride", () => {
  it("let the nearest coarser block stand for a cell, once the coarsest is there", () => {
    const [columns, rows] = [20, 12];
    const order = mapOrder(columns, rows);
    const done = new Uint8Array(columns * rows);
    expect(standIns(done, columns).every((cell) => cell === -1)).toBe(true);
    expect(completeStride(done, columns)).toBe(0);
    let finest = Infinity;
    order.forEach((cell, i) => {
      done[cell] = 1;
      const stands = standIns(done, columns);
      order.slice(0, i + 1).forEach((known) => expect(stands[known]).toBe(known));
      const stride = completeStride(done, columns);
      if (stride > 0) {
        expect(stride).toBeLessThanOrEqual(finest);
        finest = stride;
        expect(stands.every((one) => one >= 0)).toBe(true);
      }
    });
    expect(finest).toBe(1);
    const half = standIns(
      done.map((_, cell) => (cell % 2 === 0 && Math.floor(cell / columns) % 2 === 0 ? 1 : 0)),
      columns,
    );
    expect(half[1]).toBe(0);
    expect(half[3 * columns + 7]).toBe(2 * columns + 6);
  });
});

const columns = 12;
const plan: MapPlan = {
  problem: parseProblem({ gamma: 2, spectrum: { family: "spiked", spikes: [20] } }),
  x: { path: "gamma", values: Array.from({ length: columns }, (_, i) => 0.3 + 0.4 * i) },
  y: { path: "noise", values: [0, 0.2, 0.5, 1, 1.5, 2] },
  family: "best",
};
const total = columns * plan.y.values.length;

/** Replies are handed over when `pick` chooses them, one at a time: any order of arrival. */
class FakePool {
  readonly #waiting: (() => void)[] = [];
  readonly terminated: boolean[] = [];
  readonly crash: ((message: string) => void)[] = [];

  port(answer: (task: MapTask) => Promise<MapReply> = answerMapTask): TaskPort<MapTask, MapReply> {
    const index = this.terminated.push(false) - 1;
    let listener: (reply: MapReply) => void = () => undefined;
    return {
      post: (task) =>
        void answer(structuredClone(task)).then((reply) =>
          this.#waiting.push(() => listener(structuredClone(reply))),
        ),
      listen: (onReply, onCrash) => {
        listener = onReply;
        this.crash[index] = onCrash;
      },
      terminate: () => (this.terminated[index] = true),
    };
  }

  /** Hands over replies until none is left, or `most` of them. */
  async deliver(pick: (count: number) => number, most: number = Infinity): Promise<void> {
    for (let delivered = 0; delivered < most; delivered++) {
      // promises of answers settle first
      await new Promise((resolve) => setImmediate(resolve));
      if (this.#waiting.length === 0) return;
      this.#waiting.splice(pick(this.#waiting.length), 1)[0]();
    }
  }
}

const silent = (): void => undefined;

async function whole(ports: number, pick: (count: number) => number): Promise<MapRun> {
  const pool = new FakePool();
  const progress = vi.fn<(done: number, total: number) => void>();
  const run = startMap(
    plan,
    Array.from({ length: ports }, () => pool.port()),
    progress,
  );
  await pool.deliver(pick);
  expect(await run.finished).toBe("finished");
  expect(progress).toHaveBeenLastCalledWith(total, total);
  expect(pool.terminated).toEqual(Array.from({ length: ports }, () => true));
  return run;
}

describe("startMap", () => {
  it("gives the same values for any number of workers and any order of arrival", async () => {
    const first = (): number => 0;
    const last = (count: number): number => count - 1;
    const { values, done } = await whole(1, first);
    expect(done.every((one) => one === 1)).toBe(true);
    expect(values.bestRatio?.every(Number.isFinite)).toBe(true);
    for (const [ports, pick] of [
      [2, first],
      [2, last],
      [3, last],
      [3, (count: number) => count >> 1],
    ] as const) {
      expect((await whole(ports, pick)).values).toEqual(values);
    }
    const cell = 3 * columns + 5;
    const alone = mapCell(problemOfCell(plan, cell)!, "best");
    for (const column of MAP_FAMILIES.best) expect(values[column]?.[cell]).toBe(alone[column]);
  });

  it("keeps what is done when stopped, and hears nothing afterwards", async () => {
    const pool = new FakePool();
    const progress = vi.fn<(done: number, total: number) => void>();
    const run = startMap(plan, [pool.port(), pool.port()], progress);
    await pool.deliver(() => 0, 1);
    run.stop();
    expect(await run.finished).toBe("stopped");
    expect(pool.terminated).toEqual([true, true]);
    const kept = run.values.bestRisk!.slice();
    const count = run.done.reduce((sum, one) => sum + one, 0);
    expect(count).toBe(32);
    await pool.deliver(() => 0);
    expect(run.values.bestRisk).toEqual(kept);
    expect(progress).toHaveBeenCalledTimes(1);
    expect(kept.filter(Number.isFinite)).toHaveLength(count);
  });

  it("goes on where a run was stopped, cutting tasks to the time they take", async () => {
    const pool = new FakePool();
    const first = startMap(plan, [pool.port()], silent);
    await pool.deliver(() => 0, 1);
    first.stop();
    let time = 0;
    const sizes: number[] = [];
    const slow = (task: MapTask): Promise<MapReply> => {
      sizes.push(task.cells.length);
      time += 20 * task.cells.length;
      return answerMapTask(task);
    };
    const rest = new FakePool();
    const run = startMap(plan, [rest.port(slow)], silent, { known: first, clock: () => time });
    await rest.deliver(() => 0);
    expect(await run.finished).toBe("finished");
    expect(sizes.reduce((sum, one) => sum + one, 0)).toBe(total - 32);
    // 20 ms a cell: tasks of 30 ms hold one or two
    expect(Math.max(...sizes.slice(1))).toBeLessThanOrEqual(2);
    const whole = new FakePool();
    const anew = startMap(plan, [whole.port()], silent);
    await whole.deliver(() => 0);
    expect(run.values).toEqual(anew.values);
    const nothing = startMap(plan, [new FakePool().port()], silent, { known: run });
    expect(await nothing.finished).toBe("finished");
  });

  it("rejects when a task fails, or a worker dies, and ends every worker", async () => {
    const failing = new FakePool();
    const fail = ({ id }: MapTask): Promise<MapReply> =>
      Promise.resolve({ id, failure: "no luck" });
    const run = startMap(plan, [failing.port(), failing.port(fail)], silent);
    const refused = expect(run.finished).rejects.toThrow("no luck");
    await failing.deliver((count) => count - 1);
    await refused;
    expect(failing.terminated).toEqual([true, true]);

    const dying = new FakePool();
    const other = startMap(plan, [dying.port(), dying.port()], silent);
    const dead = expect(other.finished).rejects.toThrow("a worker died: gone");
    dying.crash[1]("gone");
    await dead;
    expect(dying.terminated).toEqual([true, true]);
  });
});

describe("answerMapTask", () => {
  it("leaves cells that are no problem undefined", async () => {
    const odd = { ...plan, y: { path: "noise", values: [-1, 1] } };
    const reply = await answerMapTask({ id: 4, plan: odd, cells: [0, columns] });
    if ("failure" in reply) throw new Error(reply.failure);
    const width = MAP_FAMILIES.best.length;
    const [wrong, right] = [reply.values.slice(0, width), reply.values.slice(width)];
    expect(wrong.every(Number.isNaN)).toBe(true);
    expect(right.every(Number.isFinite)).toBe(true);
  });

  it("loads what formulas need", async () => {
    const spectrum = { family: "formula", formula: "0.5 + u", dimension: 40 };
    const problem = { ...plan.problem, spectrum } as MapPlan["problem"];
    const reply = await answerMapTask({ id: 5, plan: { ...plan, problem }, cells: [1] });
    expect(reply).toMatchObject({ id: 5, values: expect.any(Float64Array) as Float64Array });
  });
});

describe("mapCell", () => {
  const three = { family: "atoms", values: [0.05, 0.8, 4], weights: [0.4, 0.475, 0.125] };
  const spiked = {
    spectrum: { family: "spiked", spikes: [20] },
    signal: { of: "variance", alignment: { kind: "weights", weights: [0, 1] } },
  };
  const cells = [
    ...[0.3, 0.8, 1.2, 3, 8].map((gamma) => ({ gamma })),
    ...[0.4, 0.9, 2, 6].map((gamma) => ({ gamma, ...spiked })),
    ...[0.5, 1.5, 4].map((gamma) => ({ gamma, spectrum: three, noise: 0.3 })),
    ...[0.2, 0.6, 1.4, 5].map((gamma) => ({ gamma, spectrum: three, rows: "masked-target" })),
    ...[0.6, 3].map((gamma) => ({ gamma, ...spiked, rows: "masked-target", rescale: true })),
    { gamma: 2, ...spiked, ridge: 0.2 },
    { gamma: 3, spectrum: three, copies: 2, mask: { law: "fixed", ratio: 0.3 } },
    { gamma: 1.5, ...spiked, test: { mask: 0.3 } },
  ];

  it.each(cells)("agrees with the full search: %j", (input) => {
    const problem = parseProblem(input);
    const found = mapCell(problem, "best") as MapCell;
    const fixed = optimum(problem, "fixed");
    const uniform = optimum(problem, "uniform");
    const best = fixed.risk.excessRisk!;
    expect(found.bestRisk / best - 1).toBeLessThan(1e-6);
    expect(found.bestRisk / best - 1).toBeGreaterThan(-1e-6);
    const gain = 1 - found.rangeRisk / found.bestRisk;
    expect(Math.abs(gain - uniform.gain)).toBeLessThan(1e-4);
    const ratio = (fixed.mask as { ratio: number }).ratio;
    if (Math.abs(found.bestRatio - ratio) >= 1e-3) {
      // only where the risk is flat may the ratio be another one
      const there = risk(setField({ ...problem, mask: fixed.mask }, "mask.ratio", found.bestRatio));
      expect(Math.abs(there.excessRisk! / best - 1)).toBeLessThan(1e-7);
    }
    if (problem.copies === 1 && problem.rows === "all") {
      const clean = risk({ ...problem, mask: { law: "fixed", ratio: 0 } }).excessRisk!;
      expect(found.unmasked).toBeCloseTo(clean, 9);
      if (problem.ridge > 0) expect(found.side).toBeNaN();
      else expect(found.side).toBeCloseTo(Math.log(problem.gamma), 9);
    }
    const quick = mapCell(problem, "fixed");
    expect([quick.bestRatio, quick.bestRisk]).toEqual([found.bestRatio, found.bestRisk]);
  });

  it("tells of the problem's own law, and where its risk is infinite", () => {
    const problem = parseProblem({ gamma: 2, mask: { law: "fixed", ratio: 0.3 } });
    const found = mapCell(problem, "own");
    expect(found.risk).toBe(risk(problem).excessRisk);
    expect(found.side).toBeCloseTo(Math.log(2), 9);
    expect(mapCell({ ...problem, gamma: 1 }, "own").risk).toBe(Infinity);
  });

  it("claims nothing of random laws where there are none", () => {
    const mask = { law: "fixed", ratio: 0.3 };
    const many = parseProblem({ gamma: 2, copies: 6, mask });
    expect(mapCell(many, "best").rangeRisk).toBeNaN();
    // unmasked copies are one sample
    const bare = risk(parseProblem({ gamma: 2, mask: { law: "fixed", ratio: 0 } })).excessRisk;
    expect(mapCell(many, "fixed").unmasked).toBe(bare);
  });
});
