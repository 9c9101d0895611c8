/**
 * A worker as a scheduler sees it: a browser's Worker, a thread of Node, or this thread itself. It
 * answers tasks one by one, in any order relative to other ports.
 */
export interface TaskPort<Task, Reply> {
  post(task: Task): void;
  /** Registers the one listener for answers, and for the death of the worker. */
  listen(onReply: (reply: Reply) => void, onCrash: (message: string) => void): void;
  /** Ends the worker at once, in the middle of a task if need be. */
  terminate(): void;
}
