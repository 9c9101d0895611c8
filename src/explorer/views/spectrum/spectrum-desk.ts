import { spectrumKey, type SpectrumReply, type SpectrumTask } from "./spectrum-task.ts";

/**
 * Spectra in a background thread. While one is computed only the latest wish is kept: dragging a
 * slider never queues up.
 */
export class SpectrumDesk {
  /** The latest spectrum computed; null before the first. */
  reply: SpectrumReply | null = null;

  #worker: Worker | null = null;
  #busy = false;
  #wish: SpectrumTask | null = null;
  #latest = "";
  readonly #onChange: () => void;

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  /** Asks for a spectrum; `onChange` is called once it is there. Asking again for the same costs nothing. */
  want(task: SpectrumTask): void {
    const key = spectrumKey(task);
    if (key === this.#latest) return;
    this.#latest = key;
    this.#wish = task;
    this.#next();
  }

  /** Ends the thread. */
  close(): void {
    this.#worker?.terminate();
    this.#worker = null;
    this.#busy = false;
    this.#latest = "";
  }

  #next(): void {
    if (this.#busy || this.#wish === null) return;
    this.#worker ??= this.#open();
    this.#busy = true;
    this.#worker.postMessage(this.#wish);
    this.#wish = null;
  }

  #open(): Worker {
    const worker = new Worker(new URL("./spectrum-worker.ts", import.meta.url), { type: "module" });
    worker.addEventListener("message", (event: MessageEvent<SpectrumReply>) => {
      this.#settle(event.data);
    });
    worker.addEventListener("error", (event) => {
      this.#settle({ failure: event.message || "the background thread could not be started" });
    });
    return worker;
  }

  #settle(reply: SpectrumReply): void {
    this.#busy = false;
    this.reply = reply;
    this.#onChange();
    this.#next();
  }
}
