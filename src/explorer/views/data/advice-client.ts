import { BackgroundThread, portOf } from "../../../instrument/index.ts";
import type { AdviceKind, AdviceReply, AdviceResults, AdviceTask } from "./advice-task.ts";

/** A piece that is wanted, and what it depends on. */
interface Wish {
  readonly task: AdviceTask;
  readonly key: string;
}

interface Answer {
  readonly key: string;
  readonly reply: AdviceReply;
}

/** In the order they are computed. */
const KINDS: readonly AdviceKind[] = ["advice", "cells", "refined", "learning"];

/** What is known of a piece: of just what was asked for, or of what came before it. */
export interface Known<T> {
  readonly value: T | null;
  readonly fresh: boolean;
  /** Why it could not be computed; null where it could, or is still on its way. */
  readonly failure: string | null;
}

/**
 * Advice in a background thread. While one piece is computed only the latest wish for each kind is kept,
 * so that dragging never queues up.
 */
export class AdviceClient {
  readonly #thread = new BackgroundThread<AdviceTask, AdviceReply>(() =>
    portOf(new Worker(new URL("./advice-worker.ts", import.meta.url), { type: "module" })),
  );
  readonly #answers = new Map<AdviceKind, Answer>();
  readonly #values: { [K in AdviceKind]?: AdviceResults[K] } = {};
  readonly #wishes = new Map<AdviceKind, Wish>();
  #running: Wish | null = null;
  readonly #onChange: () => void;

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  /** Asks for a piece, and tells what is known of it; `onChange` is called once it is there. */
  want<K extends AdviceKind>(
    task: Extract<AdviceTask, { readonly kind: K }>,
  ): Known<AdviceResults[K]> {
    const { kind } = task;
    const key = JSON.stringify(task);
    const answer = this.#answers.get(kind);
    const fresh = answer?.key === key;
    const running = this.#running?.key === key;
    if (fresh || running) this.#wishes.delete(kind);
    else this.#wishes.set(kind, { task, key });
    this.#next();
    const failure = fresh && answer.reply.kind === "failure" ? answer.reply.failure : null;
    const value = (this.#values[kind] ?? null) as AdviceResults[K] | null;
    return { value: failure === null ? value : null, fresh, failure };
  }

  /** Forgets what was found, for another table. */
  clear(): void {
    this.#thread.end();
    this.#running = null;
    this.#wishes.clear();
    this.#answers.clear();
    for (const kind of KINDS) delete this.#values[kind];
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

  #settle({ task, key }: Wish, reply: AdviceReply): void {
    this.#running = null;
    this.#answers.set(task.kind, { key, reply });
    if (reply.kind !== "failure") {
      (this.#values as Record<AdviceKind, unknown>)[reply.kind] = reply.result;
    }
    this.#onChange();
    this.#next();
  }
}
