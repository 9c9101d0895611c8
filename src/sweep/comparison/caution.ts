import type { Problem } from "../../problem/index.ts";
import { finiteSizeHelps } from "../../theory/index.ts";
import { obstacle } from "./comparable.ts";
import type { Prediction } from "./finite-error.ts";

/**
 * Why experiments with n samples would not be compared with theory for a problem, before any has
 * run; null where they would. The rule is that of {@link compareCell}, without what only the
 * experiment itself can tell. Cost O(K + nodes of the law).
 */
export function experimentCaution(problem: Problem, n: number): string | null {
  const d = Math.max(1, Math.round(problem.gamma * n));
  const prediction: Prediction = finiteSizeHelps(problem) ? "finite-size" : "limit";
  return obstacle(problem, { n, d, notices: [] }, prediction)?.why ?? null;
}
