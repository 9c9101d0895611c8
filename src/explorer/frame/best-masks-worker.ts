import { loadFormulas, usesFormulas, type Problem } from "../../problem/index.ts";
import { optima } from "../../theory/index.ts";
import type { BestMasksReply } from "./best-masks-search.ts";

async function find(problem: Problem): Promise<BestMasksReply> {
  try {
    if (usesFormulas(problem)) await loadFormulas();
    return { found: optima(problem) };
  } catch (error) {
    return { failure: error instanceof Error ? error.message : String(error) };
  }
}

/** A background thread that searches for the best masks of one problem. */
addEventListener("message", (event: MessageEvent<Problem>) => {
  void find(event.data).then((reply) => postMessage(reply));
});
