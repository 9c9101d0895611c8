import { loadFormulas, usesFormulas, type Problem } from "../../problem/index.ts";
import { serveTasks } from "../../sweep/index.ts";
import { optima } from "../../theory/index.ts";
import type { BestMasksReply } from "./best-masks-search.ts";

async function find(problem: Problem): Promise<BestMasksReply> {
  if (usesFormulas(problem)) await loadFormulas();
  return { found: optima(problem) };
}

/** A background thread that searches for the best masks of one problem. */
serveTasks(self, find, (failure) => ({ failure }));
