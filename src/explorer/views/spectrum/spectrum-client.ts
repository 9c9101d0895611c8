import { BackgroundThread, portOf } from "../../../instrument/index.ts";
import { spectrumKey, type SpectrumReply, type SpectrumTask } from "./spectrum-task.ts";

type Kind = SpectrumTask["kind"];

/** A piece that is wanted, and what it depends on. */
interface Wish {
  readonly task: SpectrumTask;
  readonly key: string;
}

/** An answer, and what it is the answer to. */
export interface Answer extends Wish {
  readonly reply: SpectrumReply;
}

/** In the order they are computed: the cheap and telling first. */
const KINDS: readonly Kind[] = ["path", "density", "draw"];

/**
 * Spectra in a background thread. While one piece is computed only the latest wish for each kind is
 * kept: dragging a slider never queues up, and what is stale when it arrives is told apart by key.
 */
export class SpectrumClient {
  /** The latest answer of each kind. */
  readonly answers: Map<Kind, Answer> = new Map();

  readonly #thread = new BackgroundThread<SpectrumTask, SpectrumReply>(() =>
    portOf(new Worker(new URL("./spectrum-worker.ts", import.meta.url), { type: "module" })),
  );
  #running: Wish | null = null;
  readonly #wishes = new Map<Kind, Wish>();
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
  drop(kind: Kind): void {
    this.#wishes.delete(kind);
  }

  /** Ends the thread. */
  close(): void {
    this.#end();
    this.#wishes.clear();
  }

  #end(): void {
    this.#thread.end();
    this.#running = null;
  }

  #next(): void {
    if (this.#running !== null) return;
    const kind = KINDS.find((one) => this.#wishes.has(one));
    const wish = kind && this.#wishes.get(kind);
    if (wish === undefined) return;
    this.#wishes.delete(wish.task.kind);
    this.#running = wish;
    this.#thread.ask(
      wish.task,
      (reply) => this.#settle(wish, reply),
      (failure) => this.#settle(wish, { kind: "failure", failure }),
    );
  }

  #settle(wish: Wish, reply: SpectrumReply): void {
    this.#running = null;
    this.answers.set(wish.task.kind, { reply, ...wish });
    this.#onChange();
    this.#next();
  }
}
