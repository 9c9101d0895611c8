import { failureText } from "./failure.ts";

/** What a worker's code sees of the world: tasks come in as messages, answers go out as such. */
export interface WorkerScope<Task, Reply> {
  addEventListener(type: "message", listener: (event: { readonly data: Task }) => void): void;
  postMessage(reply: Reply): void;
}

/**
 * The worker's side of a `TaskPort`: each task is answered, one after the other in the order they came.
 *
 * @param scope the worker's global scope
 * @param failed the answer when `answer` throws, with the reason in a sentence
 */
export function serveTasks<Task, Reply>(
  scope: WorkerScope<Task, Reply>,
  answer: (task: Task) => Reply | Promise<Reply>,
  failed: (failure: string, task: Task) => Reply,
): void {
  let before: Promise<void> = Promise.resolve();
  const serve = async (task: Task): Promise<void> => {
    let reply: Reply;
    try {
      reply = await answer(task);
    } catch (error) {
      reply = failed(failureText(error), task);
    }
    scope.postMessage(reply);
  };
  scope.addEventListener("message", ({ data }) => {
    before = before.then(() => serve(data));
  });
}
