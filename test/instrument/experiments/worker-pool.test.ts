import { describe, expect, it } from "vitest";
import { WorkerPool } from "../../../src/instrument/experiments/worker-pool.ts";
import type { SimulationTask, TaskReply, WorkerPort } from "../../../src/sweep/index.ts";

/** A thread under the test's control. */
class Thread implements WorkerPort {
  readonly tasks: number[] = [];
  ended = false;
  #reply: (reply: TaskReply) => void = () => undefined;
  crash: (message: string) => void = () => undefined;

  post(task: SimulationTask): void {
    this.tasks.push(task.id);
  }
  listen(onReply: (reply: TaskReply) => void, onCrash: (message: string) => void): void {
    this.#reply = onReply;
    this.crash = onCrash;
  }
  terminate(): void {
    this.ended = true;
  }
  answer(): void {
    this.#reply({ id: this.tasks.at(-1) as number, results: [] });
  }
}

function poolOf(
  size: number,
  refuse = false,
): { pool: WorkerPool; threads: Thread[]; here: Thread[] } {
  const threads: Thread[] = [];
  const here: Thread[] = [];
  const pool = new WorkerPool({
    size,
    startThread: () => {
      if (refuse) throw new Error("refused");
      return threads[threads.push(new Thread()) - 1];
    },
    startHere: () => here[here.push(new Thread()) - 1],
  });
  return { pool, threads, here };
}

const task = (id: number): SimulationTask => ({ id, cells: [], seed: 1, first: 0, count: 1 });

/** A borrowed port with a task, and the answers it gets. */
function working(port: WorkerPort, id: number): { answers: number[]; crashes: string[] } {
  const got = { answers: [] as number[], crashes: [] as string[] };
  port.listen(
    (reply) => got.answers.push(reply.id),
    (message) => got.crashes.push(message),
  );
  port.post(task(id));
  return got;
}

describe("a pool of threads", () => {
  it("serves several runs with as many threads as one", () => {
    const { pool, threads } = poolOf(2);
    const ports = [...pool.borrow(), ...pool.borrow()];
    const got = ports.map((port, i) => working(port, i));
    expect(threads.map(({ tasks }) => tasks)).toEqual([[0], [1]]);
    threads.forEach((thread) => thread.answer());
    expect(threads.map(({ tasks }) => tasks)).toEqual([
      [0, 2],
      [1, 3],
    ]);
    threads.forEach((thread) => thread.answer());
    expect(got.map(({ answers }) => answers)).toEqual([[0], [1], [2], [3]]);
  });

  it("ends at once what works for a run that ends, and goes on with the other", () => {
    const { pool, threads } = poolOf(1);
    const [first] = pool.borrow() as [WorkerPort];
    const [second] = pool.borrow() as [WorkerPort];
    const [one, two] = [working(first, 1), working(second, 2)];
    first.terminate();
    expect(threads[0]?.ended).toBe(true);
    threads[0]?.answer();
    expect(one.answers).toEqual([]);
    threads[1]?.answer();
    expect(two.answers).toEqual([2]);
    second.terminate();
    expect(threads.every(({ ended }) => ended)).toBe(true);
    expect(pool.threads).toBe(0);
  });

  it("works in this thread where others cannot be started", () => {
    const { pool, here } = poolOf(3, true);
    const got = pool.borrow().map((port, i) => working(port, i));
    expect(pool.refused).toBe(true);
    expect(here).toHaveLength(1);
    for (let i = 0; i < 3; i++) here[0]?.answer();
    expect(got.map(({ answers }) => answers)).toEqual([[0], [1], [2]]);
  });

  it("works in this thread where others die before they say a word", () => {
    const { pool, threads, here } = poolOf(2);
    const got = pool.borrow().map((port, i) => working(port, i));
    for (const thread of threads) thread.crash("blocked");
    expect(pool.refused).toBe(true);
    here[0]?.answer();
    here[0]?.answer();
    expect(got.flatMap(({ answers }) => answers).toSorted((a, b) => a - b)).toEqual([0, 1]);
    expect(got.flatMap(({ crashes }) => crashes)).toEqual([]);
  });

  it("tells a run of a thread that died at work", () => {
    const { pool, threads } = poolOf(1);
    const [port] = pool.borrow() as [WorkerPort];
    const got = working(port, 1);
    threads[0]?.answer();
    port.post(task(2));
    threads[0]?.crash("out of memory");
    expect(got.crashes).toEqual(["out of memory"]);
  });
});
