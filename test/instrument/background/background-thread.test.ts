import { describe, expect, it } from "vitest";
import { BackgroundThread } from "../../../src/instrument/background/background-thread.ts";
import type { TaskPort } from "../../../src/sweep/index.ts";

/** A thread under the test's control: it answers with its task, in order. */
class Thread implements TaskPort<number, string> {
  readonly tasks: number[] = [];
  ended = false;
  #reply: (reply: string) => void = () => undefined;
  crash: (message: string) => void = () => undefined;

  post(task: number): void {
    this.tasks.push(task);
  }
  listen(onReply: (reply: string) => void, onCrash: (message: string) => void): void {
    this.#reply = onReply;
    this.crash = onCrash;
  }
  terminate(): void {
    this.ended = true;
  }
  answer(): void {
    this.#reply(`answer ${this.tasks.shift()}`);
  }
}

function started(): { thread: BackgroundThread<number, string>; threads: Thread[] } {
  const threads: Thread[] = [];
  const thread = new BackgroundThread(() => threads[threads.push(new Thread()) - 1]);
  return { thread, threads };
}

/** What comes of a task, in words. */
function asked(thread: BackgroundThread<number, string>, task: number, told: string[]): void {
  thread.ask(
    task,
    (reply) => told.push(`${task}: ${reply}`),
    (message) => told.push(`${task} failed: ${message}`),
  );
}

describe("a background thread", () => {
  it("starts with its first task and gives each answer to whoever waits for it", () => {
    const { thread, threads } = started();
    expect(threads).toHaveLength(0);
    const told: string[] = [];
    asked(thread, 1, told);
    asked(thread, 2, told);
    expect(threads).toHaveLength(1);
    expect(thread.busy).toBe(true);
    threads[0]?.answer();
    expect(thread.busy).toBe(true);
    threads[0]?.answer();
    expect(told).toEqual(["1: answer 1", "2: answer 2"]);
    expect(thread.busy).toBe(false);
    expect(thread.pending).toBe(0);
  });

  it("passes over what was forgotten and goes on with what is asked next", () => {
    const { thread, threads } = started();
    const told: string[] = [];
    asked(thread, 1, told);
    asked(thread, 2, told);
    thread.forget();
    expect(thread.busy).toBe(false);
    asked(thread, 3, told);
    for (let i = 0; i < 3; i++) threads[0]?.answer();
    expect(told).toEqual(["3: answer 3"]);
    expect(threads).toHaveLength(1);
  });

  it("says nothing more once ended, and starts again when asked again", () => {
    const { thread, threads } = started();
    const told: string[] = [];
    asked(thread, 1, told);
    thread.end();
    expect(threads[0]?.ended).toBe(true);
    threads[0]?.answer();
    threads[0]?.crash("late");
    asked(thread, 2, told);
    threads[1]?.answer();
    expect(told).toEqual(["2: answer 2"]);
  });

  it("tells everybody who waits that it has died, and starts again when asked again", () => {
    const { thread, threads } = started();
    const told: string[] = [];
    asked(thread, 1, told);
    asked(thread, 2, told);
    threads[0]?.crash("out of memory");
    expect(told).toEqual(["1 failed: out of memory", "2 failed: out of memory"]);
    expect(thread.busy).toBe(false);
    asked(thread, 3, told);
    threads[1]?.answer();
    expect(told.at(-1)).toBe("3: answer 3");
  });

  it("throws what its start throws, and is none the worse for it", () => {
    const threads: Thread[] = [];
    let refused = true;
    const thread = new BackgroundThread(() => {
      if (refused) throw new Error("refused");
      return threads[threads.push(new Thread()) - 1];
    });
    const told: string[] = [];
    expect(() => asked(thread, 1, told)).toThrow("refused");
    expect(thread.busy).toBe(false);
    refused = false;
    asked(thread, 2, told);
    threads[0]?.answer();
    expect(told).toEqual(["2: answer 2"]);
  });
});
