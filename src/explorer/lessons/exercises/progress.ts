import { recall, remember } from "../../storage.ts";

const KEY = "maskrisk-lessons";

/** Which exercises were solved, kept for the next visit where that is allowed. */
export class Progress {
  readonly #solved: Set<string>;

  /** @param known ids of all exercises: anything else that is remembered is dropped */
  constructor(known: ReadonlySet<string>) {
    const remembered = (recall(KEY) ?? "").slice(0, 10_000).split(" ");
    this.#solved = new Set(remembered.filter((id) => known.has(id)));
  }

  has(id: string): boolean {
    return this.#solved.has(id);
  }

  add(id: string): void {
    this.#solved.add(id);
    remember(KEY, [...this.#solved].join(" "));
  }
}
