import type { TaskPort } from "../../sweep/index.ts";

/** Whoever waits for an answer. */
interface Waiting<Reply> {
  readonly onReply: (reply: Reply) => void;
  readonly onFailure: (message: string) => void;
}

/**
 * One background thread: started with its first task, and again after it was ended or has died. It
 * answers in the order it is asked, so that each answer finds whoever waits for it.
 */
export class BackgroundThread<Task, Reply> {
  readonly #start: () => TaskPort<Task, Reply>;
  #port: TaskPort<Task, Reply> | null = null;
  /** Who waits for the answers to come, in their order; null for one that nobody waits for. */
  #waiting: (Waiting<Reply> | null)[] = [];
  #asked = 0;

  /** @param start starts the thread; what it throws, {@link ask} throws */
  constructor(start: () => TaskPort<Task, Reply>) {
    this.#start = start;
  }

  /** Whether somebody waits for an answer. */
  get busy(): boolean {
    return this.#waiting.some((one) => one !== null);
  }

  /** Milliseconds since the last task, while answers are still to come; 0 when none are. */
  get pending(): number {
    return this.#waiting.length === 0 ? 0 : performance.now() - this.#asked;
  }

  /**
   * Asks for an answer. One of the two is called, once; neither after {@link forget} or {@link end}.
   *
   * @param onFailure called when the thread dies, or cannot be started, with the reason in a sentence
   */
  ask(task: Task, onReply: (reply: Reply) => void, onFailure: (message: string) => void): void {
    const port = this.#port ?? this.#open();
    this.#waiting.push({ onReply, onFailure });
    this.#asked = performance.now();
    port.post(task);
  }

  /** Waits for no answer any more. The thread goes on with what it was asked, and stays warm. */
  forget(): void {
    this.#waiting.fill(null);
  }

  /** Ends the thread at once, in the middle of a task if need be. */
  end(): void {
    this.#port?.terminate();
    this.#port = null;
    this.#waiting = [];
  }

  #open(): TaskPort<Task, Reply> {
    const port = this.#start();
    this.#port = port;
    port.listen(
      (reply) => {
        // what an ended thread still had to say
        if (port === this.#port) this.#waiting.shift()?.onReply(reply);
      },
      (message) => {
        if (port !== this.#port) return;
        const waiting = this.#waiting;
        this.end();
        for (const one of waiting) one?.onFailure(message);
      },
    );
    return port;
  }
}
