import { describe, expect, it } from "vitest";
import { InvalidProblem } from "../../../src/problem/index.ts";
import { failureText } from "../../../src/sweep/run/failure.ts";
import { serveTasks } from "../../../src/sweep/run/serve.ts";

/** The global scope of a worker: what it is sent, and a promise of so many answers. */
function scopeOf<Task, Reply>(): {
  scope: Parameters<typeof serveTasks<Task, Reply>>[0];
  send: (task: Task) => void;
  answers: (count: number) => Promise<Reply[]>;
} {
  const replies: Reply[] = [];
  let listener: (event: { readonly data: Task }) => void = () => undefined;
  let check: () => void = () => undefined;
  return {
    scope: {
      addEventListener: (_, own) => (listener = own),
      postMessage: (reply) => {
        replies.push(reply);
        check();
      },
    },
    send: (data) => listener({ data }),
    answers: (count) =>
      new Promise((resolve) => {
        check = () => replies.length >= count && resolve(replies);
        check();
      }),
  };
}

describe("a worker's side of a port", () => {
  it("answers in the order of the tasks, however long each takes", async () => {
    const { scope, send, answers } = scopeOf<number, string>();
    const steps = async (count: number): Promise<string> => {
      for (let i = 0; i < count; i++) await Promise.resolve();
      return `after ${count}`;
    };
    serveTasks(scope, steps, (failure) => failure);
    [50, 1, 20].forEach(send);
    expect(await answers(3)).toEqual(["after 50", "after 1", "after 20"]);
  });

  it("answers a task that fails with the reason, and goes on", async () => {
    const { scope, send, answers } = scopeOf<number, string>();
    const inverse = (task: number): string => {
      if (task === 0) throw new Error("nothing divides by 0");
      return String(1 / task);
    };
    serveTasks(scope, inverse, (failure, task) => `${task}: ${failure}`);
    [2, 0, 4].forEach(send);
    expect(await answers(3)).toEqual(["0.5", "0: nothing divides by 0", "0.25"]);
  });

  it("tells every fault of a problem in one sentence", () => {
    const faults = [
      { path: "gamma", value: 0, message: "must be above 0" },
      { path: "", value: 1, message: "must be an object" },
    ];
    const text = "gamma must be above 0; the problem must be an object";
    expect(failureText(new InvalidProblem(faults))).toBe(text);
    expect(failureText("gone")).toBe("gone");
  });
});
