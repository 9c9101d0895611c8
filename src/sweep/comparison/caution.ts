import type { Problem } from "../../problem/index.ts";
import { finiteSizeAllowance, type Prediction } from "./allowance.ts";
import { LARGEST_ALLOWANCE } from "./comparison.ts";

/**
 * Why experiments with n samples would not be compared with theory for a problem, before any has
 * run; null where they would. The rule is that of {@link compareCell}, without what only the
 * experiment itself can tell. Cost O(K + nodes of the law).
 */
export function experimentCaution(
  problem: Problem,
  n: number,
  wanted: Prediction = "limit",
): string | null {
  const d = Math.max(1, Math.round(problem.gamma * n));
  const prediction = problem.copies === 1 ? wanted : "limit";
  const { total, main } = finiteSizeAllowance(problem, { n, d, notices: [] }, prediction);
  return total > LARGEST_ALLOWANCE ? main : null;
}
