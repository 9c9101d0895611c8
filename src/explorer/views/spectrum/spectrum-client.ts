import { spectrumKey, type SpectrumReply, type SpectrumTask } from "./spectrum-task.ts";

/** An answer, and what it is the answer to. */
export interface Answer {
  readonly reply: SpectrumReply;
  readonly key: string;
  readonly task: SpectrumTask;
}

/**
 * Spectra in a background thread. While one piece is computed only the latest wish for each kind is
 * kept: dragging a slider never queues up, and what is stale when it arrives is told apart by key.
 */
export class SpectrumClient {
  /** The latest answer of each kind. */
  readonly answers: Map<SpectrumTask["kind"], Answer> = new Map();

  #worker: Worker | null = null;
  #running: { readonly task: SpectrumTask; readonly key: string } | null = null;
  readonly #wishes = new Map<SpectrumTask["kind"], { task: SpectrumTask; key: string }>();
  readonly #onChange: () => void;

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  /**
   * Asks for a piece; `onChange` is called once it is there. Asking again for the same costs
   * nothing. True when the latest answer is that very piece.
   */
  want(task: SpectrumTask): boolean {
    const key = spectrumKey(task);
    const { kind } = task;
    if (this.answers.get(kind)?.key === key) {
      this.#wishes.delete(kind);
      return true;
    }
    if (this.#running?.key === key && this.#running.task.kind === kind) {
      this.#wishes.delete(kind);
      return false;
    }
    this.#wishes.set(kind, { task, key });
    // a draw that nobody waits for any more may take seconds
    if (this.#running?.task.kind === "draw") this.#end();
    this.#next();
    return false;
  }

  /** No longer asks for a kind. */
  drop(kind: SpectrumTask["kind"]): void {
    this.#wishes.delete(kind);
  }

  /** Ends the thread. */
  close(): void {
    this.#end();
    this.#wishes.clear();
  }

  #end(): void {
    this.#worker?.terminate();
    this.#worker = null;
    this.#running = null;
  }

  /** The cheap and telling first. */
  #next(): void {
    if (this.#running !== null) return;
    const kind = (["path", "density", "draw"] as const).find((one) => this.#wishes.has(one));
    const wish = kind === undefined ? undefined : this.#wishes.get(kind);
    if (kind === undefined || wish === undefined) return;
    this.#wishes.delete(kind);
    this.#worker ??= this.#open();
    this.#running = wish;
    this.#worker.postMessage(wish.task);
  }

  #open(): Worker {
    const worker = new Worker(new URL("./spectrum-worker.ts", import.meta.url), { type: "module" });
    worker.addEventListener("message", (event: MessageEvent<SpectrumReply>) => {
      this.#settle(event.data);
    });
    worker.addEventListener("error", (event) => {
      const failure = event.message || "the background thread could not be started";
      this.#settle({ kind: "failure", failure });
    });
    return worker;
  }

  #settle(reply: SpectrumReply): void {
    const running = this.#running;
    this.#running = null;
    if (running === null) return;
    this.answers.set(running.task.kind, { reply, key: running.key, task: running.task });
    this.#onChange();
    this.#next();
  }
}
