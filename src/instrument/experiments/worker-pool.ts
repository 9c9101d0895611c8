import { BackgroundThread } from "../background/background-thread.ts";
import type { SimulationTask, TaskReply, WorkerPort } from "../../sweep/index.ts";

/** What a pool is made of. */
export interface PoolParts {
  /** Starts a thread; throws where the page may not have any. */
  readonly startThread: () => WorkerPort;
  /** A port that works in this very thread, for pages that may not have others. */
  readonly startHere: () => WorkerPort;
  /** Most threads at a time. */
  readonly size: number;
}

/** One port that a run has borrowed: it has at most one task at a time. */
interface Borrowed {
  answer: (reply: TaskReply) => void;
  crash: (message: string) => void;
  task: SimulationTask | null;
  open: boolean;
}

/** One thread, and whose task it works on. */
interface Thread {
  readonly background: BackgroundThread<SimulationTask, TaskReply>;
  owner: Borrowed | null;
}

/**
 * Threads that several runs share. A run borrows as many ports as the pool has threads; tasks wait
 * their turn in the order they come, so that runs go on side by side. Ending a run ends the threads
 * that work for it, at once; a thread is started again when there is work for it. While nobody runs
 * there is no thread.
 *
 * Where threads are refused (by the content security policy of the page, most often) one port works
 * in this very thread, task by task.
 */
export class WorkerPool {
  readonly #parts: PoolParts;
  #threads: Thread[] = [];
  readonly #borrowed = new Set<Borrowed>();
  readonly #waiting: Borrowed[] = [];
  /** Whether some thread has answered: what fails later is no refusal. */
  #proven = false;
  #refused = false;

  constructor(parts: PoolParts) {
    this.#parts = parts;
  }

  /** Whether threads were refused, so that work is done in this one. */
  get refused(): boolean {
    return this.#refused;
  }

  /** Threads there are now. */
  get threads(): number {
    return this.#threads.length;
  }

  /** Ports for one run, which terminates each of them when it ends. */
  borrow(): WorkerPort[] {
    return Array.from({ length: this.#parts.size }, () => this.#lend());
  }

  #lend(): WorkerPort {
    const own: Borrowed = {
      answer: () => undefined,
      crash: () => undefined,
      task: null,
      open: true,
    };
    this.#borrowed.add(own);
    return {
      post: (task) => {
        own.task = task;
        this.#waiting.push(own);
        this.#work();
      },
      listen: (onReply, onCrash) => {
        own.answer = onReply;
        own.crash = onCrash;
      },
      terminate: () => this.#giveBack(own),
    };
  }

  #giveBack(own: Borrowed): void {
    own.open = false;
    this.#borrowed.delete(own);
    const at = this.#waiting.indexOf(own);
    if (at >= 0) this.#waiting.splice(at, 1);
    const nobody = this.#borrowed.size === 0;
    for (const thread of this.#threads.filter(({ owner }) => nobody || owner === own)) {
      this.#end(thread);
    }
    this.#work();
  }

  #end(thread: Thread): void {
    this.#drop(thread);
    thread.background.end();
  }

  #drop(thread: Thread): void {
    this.#threads = this.#threads.filter((one) => one !== thread);
  }

  /** Gives waiting tasks to threads, as far as there are any. */
  #work(): void {
    while (this.#waiting.length > 0) {
      const thread = this.#threads.find(({ owner }) => owner === null) ?? this.#add();
      if (thread === null) return;
      const own = this.#waiting.shift() as Borrowed;
      thread.owner = own;
      thread.background.ask(
        own.task as SimulationTask,
        (reply) => this.#onReply(thread, own, reply),
        (message) => this.#onCrash(thread, own, message),
      );
    }
  }

  /** A further thread; null where there are as many as may be. */
  #add(): Thread | null {
    if (this.#threads.length >= (this.#refused ? 1 : this.#parts.size)) return null;
    const thread: Thread = {
      background: new BackgroundThread(() => this.#open()),
      owner: null,
    };
    this.#threads.push(thread);
    return thread;
  }

  #open(): WorkerPort {
    if (!this.#refused) {
      try {
        return this.#parts.startThread();
      } catch {
        this.#refused = true;
      }
    }
    return this.#parts.startHere();
  }

  #onReply(thread: Thread, own: Borrowed, reply: TaskReply): void {
    this.#proven = true;
    thread.owner = null;
    own.task = null;
    own.answer(reply);
    this.#work();
  }

  #onCrash(thread: Thread, own: Borrowed, message: string): void {
    this.#drop(thread);
    if (this.#proven) {
      own.crash(message);
    } else {
      // it never came to life: what it was to do is done here
      this.#refused = true;
      if (own.open) this.#waiting.unshift(own);
    }
    this.#work();
  }
}
