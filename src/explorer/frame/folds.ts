import { recall, remember } from "../storage.ts";

const KEY = "maskrisk-folds";

/** Which sections of the panel are open. What a person chose is remembered from visit to visit. */
export class Folds {
  readonly #chosen: Map<string, boolean>;
  /** Sections that had something to show: they stay open for the visit, so that nothing jumps. */
  readonly #shown = new Set<string>();

  constructor() {
    this.#chosen = new Map(readFolds(recall(KEY)));
  }

  /** Whether a section is open; one never touched is when it is no rare one, or says something. */
  isOpen(id: string, rare: boolean, usual: boolean): boolean {
    if (!usual) this.#shown.add(id);
    return this.#chosen.get(id) ?? (!rare || this.#shown.has(id));
  }

  set(id: string, open: boolean): void {
    this.#chosen.set(id, open);
    remember(KEY, JSON.stringify(Object.fromEntries(this.#chosen)));
  }
}

/** What was remembered, as far as it makes sense. */
function readFolds(text: string | null): [string, boolean][] {
  try {
    const found: unknown = JSON.parse(text ?? "{}");
    return Object.entries(found ?? {}).filter(
      (entry): entry is [string, boolean] => typeof entry[1] === "boolean",
    );
  } catch {
    return [];
  }
}
