import { loadFormulas, usesFormulas, type Problem } from "../../problem/index.ts";
import { serveTasks } from "../../sweep/index.ts";
import { bestLaw, optima } from "../../theory/index.ts";
import type { BestMasksReply } from "./best-masks-search.ts";

async function find(problem: Problem): Promise<BestMasksReply> {
  if (usesFormulas(problem)) await loadFormulas();
  // the derivative by the law is not defined for a few copies
  const { copies } = problem;
  const any = copies === 1 || copies === "infinity" ? bestLaw(problem) : null;
  return { found: optima(problem), any };
}

/** A background thread that searches for the best masks of one problem. */
serveTasks(self, find, (failure) => ({ failure }));
