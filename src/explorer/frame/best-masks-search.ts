import { BackgroundThread, portOf } from "../../instrument/index.ts";
import type { Problem } from "../../problem/index.ts";
import { failureText } from "../../sweep/index.ts";
import type { BestLaw, Optimum } from "../../theory/index.ts";

import type * as drawingModule from "./best-masks.ts";

/** What a search for the best masks gave. */
export interface FoundMasks {
  readonly found: readonly Optimum[];
  readonly any: BestLaw | null;
}

/** The same, or why there is nothing. */
export type BestMasksReply = FoundMasks | { readonly failure: string };

type Drawing = typeof drawingModule.bestMasks;

/** The best masks of a problem, searched for in a background thread when asked for. */
export class BestMasksSearch {
  #key = "";
  #reply: BestMasksReply | null = null;
  #drawing: Drawing | null = null;
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

  /** What draws the masks found: loaded with the first search, there once anything was found. */
  get drawing(): Drawing | null {
    return this.#drawing;
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
    const key = this.#key;
    const settle = async (answer: BestMasksReply): Promise<void> => {
      const reply = await this.#drawable(answer);
      if (this.#key !== key) return; // another search began meanwhile
      this.#thread.end();
      this.#reply = reply;
      if ("found" in reply) then(reply.found);
      this.#onChange();
    };
    this.#thread.ask(
      problem,
      (reply) => void settle(reply),
      (failure) => void settle({ failure }),
    );
    this.#onChange();
  }

  /** The answer once it can be drawn. */
  async #drawable(answer: BestMasksReply): Promise<BestMasksReply> {
    if (this.#drawing !== null || "failure" in answer) return answer;
    try {
      this.#drawing = (await import("./best-masks.ts")).bestMasks;
      return answer;
    } catch (error) {
      return { failure: failureText(error) };
    }
  }
}

/** Problems that differ in their mask law only have the same best masks. */
function keyOf(problem: Problem): string {
  return JSON.stringify({ ...problem, mask: 0 });
}
