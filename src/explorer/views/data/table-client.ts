import type { Preparation } from "../../../data/index.ts";
import { BackgroundThread, portOf } from "../../../instrument/index.ts";
import type { TaskPort } from "../../../sweep/index.ts";
import { privateWorker } from "./private-worker.ts";
import type { TableAnswer, TableProgress, TableReply, TableTask } from "./table-task.ts";
import workerAddress from "./table-worker.ts?worker&url";

/** A file, and how it is to be prepared. */
export interface TableWish {
  readonly name: string;
  readonly file: Blob;
  readonly preparation: Preparation;
}

/** A wish that was fulfilled. */
export interface OpenTable extends TableWish {
  readonly answer: TableAnswer;
}

/**
 * The table of the page, read in a background thread. A table that is refused leaves the one before it
 * in force; the rows themselves stay here and in threads of this page.
 */
export class TableClient {
  /** The table in force; null before the first. */
  open: OpenTable | null = null;
  /** How far the work under way has come; null when none is. */
  progress: (Pick<TableProgress, "share"> & { readonly stage: string }) | null = null;
  /** Why the last table is not in force, line by line; empty when it is. */
  faults: readonly string[] = [];
  /** Name of the table that was asked for last. */
  asked = "";

  readonly #thread: BackgroundThread<TableTask, TableReply>;
  readonly #onChange: () => void;
  readonly #onOpen: (opened: OpenTable, before: OpenTable | null) => void;
  /** Numbers of files: a file that comes again is not read again. */
  readonly #ids = new WeakMap<Blob, number>();
  #files = 0;

  /** @param onOpen called with every new table in force, before `onChange` */
  constructor(onChange: () => void, onOpen: (opened: OpenTable, before: OpenTable | null) => void) {
    this.#onChange = onChange;
    this.#onOpen = onOpen;
    this.#thread = new BackgroundThread(() =>
      withProgress(
        portOf<TableTask, TableReply | TableProgress>(privateWorker(workerAddress)),
        (now) => {
          if (!this.#thread.busy) return;
          this.progress = now;
          this.#onChange();
        },
      ),
    );
  }

  /** Reads a table, or prepares it in another way. What is under way ends. */
  read(wish: TableWish): void {
    if (this.#thread.busy) this.#thread.end();
    this.asked = wish.name;
    this.faults = [];
    this.progress = { share: 0, stage: "reading" };
    const task = { id: this.#idOf(wish.file), file: wish.file, preparation: wish.preparation };
    this.#thread.ask(
      task,
      (reply) => {
        if (reply.kind === "refused") return this.refuse(wish.name, reply.lines);
        const before = this.open;
        this.progress = null;
        this.open = { ...wish, answer: reply.answer };
        this.#onOpen(this.open, before);
        this.#onChange();
      },
      (message) => this.refuse(wish.name, [`The table could not be read: ${message}`]),
    );
    this.#onChange();
  }

  /** Tells why a table is not in force; the one before it stays. */
  refuse(name: string, lines: readonly string[]): void {
    this.asked = name;
    this.progress = null;
    this.faults = lines;
    this.#onChange();
  }

  /** Ends the work under way at once. */
  stop(): void {
    this.#thread.end();
    this.progress = null;
    this.#onChange();
  }

  #idOf(file: Blob): number {
    const id = this.#ids.get(file) ?? ++this.#files;
    this.#ids.set(file, id);
    return id;
  }
}

/** A port whose reports on the way to an answer go elsewhere. */
function withProgress(
  port: TaskPort<TableTask, TableReply | TableProgress>,
  onProgress: (progress: TableProgress) => void,
): TaskPort<TableTask, TableReply> {
  return {
    post: (task) => port.post(task),
    listen: (onReply, onCrash) =>
      port.listen((reply) => {
        if (reply.kind === "progress") onProgress(reply);
        else onReply(reply);
      }, onCrash),
    terminate: () => port.terminate(),
  };
}
