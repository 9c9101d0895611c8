import { BackgroundThread, portOf } from "../../instrument/index.ts";
import type { Problem } from "../../problem/index.ts";
import type { BestLaw, Optimum } from "../../theory/index.ts";

/** What a search for the best masks gave, or why it gave nothing. */
export type BestMasksReply =
  | { readonly found: readonly Optimum[]; readonly any: BestLaw | null }
  | { readonly failure: string };

/** The best masks of a problem, searched for in a background thread when asked for. */
export class BestMasksSearch {
  #key = "";
  #reply: BestMasksReply | null = null;
  readonly #thread = new BackgroundThread<Problem, BestMasksReply>(() =>
    portOf(new Worker(new URL("./best-masks-worker.ts", import.meta.url), { type: "module" })),
  );
  readonly #onChange: () => void;

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  /** What is known for a problem: null before it is asked for, "searching" while it is looked for. */
  of(problem: Problem): BestMasksReply | "searching" | null {
    if (keyOf(problem) !== this.#key) return null;
    return this.#reply ?? "searching";
  }

  /**
   * Searches. A search under way for another problem ends.
   *
   * @param then called with what was found
   */
  find(problem: Problem, then: (found: readonly Optimum[]) => void = () => undefined): void {
    this.#thread.end();
    this.#key = keyOf(problem);
    this.#reply = null;
    const settle = (reply: BestMasksReply): void => {
      this.#thread.end();
      this.#reply = reply;
      if ("found" in reply) then(reply.found);
      this.#onChange();
    };
    this.#thread.ask(problem, settle, (failure) => settle({ failure }));
    this.#onChange();
  }
}

/** Problems that differ in their mask law only have the same best masks. */
function keyOf(problem: Problem): string {
  return JSON.stringify({ ...problem, mask: 0 });
}
