import { tableProblem, type TableRows } from "../../../data/index.ts";
import { InvalidProblem, parseProblem, type Problem } from "../../../problem/index.ts";
import { canonicalJson } from "../../../simulation/index.ts";
import type { OpenTable } from "./table-client.ts";

/** Most training rows that a new table begins with. */
const MOST_ROWS = 2000;

/** Rows to train on at first: about half of them, so that as many are held out. */
export function usualSize(rows: number): number {
  return Math.max(2, Math.min(MOST_ROWS, Number((rows / 2).toPrecision(2))));
}

/** The rows as held-out experiments take them. */
export function rowsOf({ answer: { prepared } }: OpenTable): TableRows {
  const { rows, used, values, target } = prepared;
  return { rows, columns: used.length, values, target: target?.values ?? null };
}

/** The problem of a table at n rows, with the masks and all else of another where they go together. */
export function problemOf(open: OpenTable, n: number, like: Problem | null): Problem {
  const { population, prepared } = open.answer;
  const hidden = prepared.target === null;
  const plain = tableProblem(population, n, hidden);
  // without masks no target would be hidden
  const own: Problem = { ...plain, mask: { law: "fixed", ratio: hidden ? 0.1 : 0 } };
  if (like === null) return own;
  const { mask, copies, rescale, ridge, test } = like;
  try {
    return parseProblem({ ...own, mask, copies, rescale, ridge, test });
  } catch (error) {
    if (error instanceof InvalidProblem) return own;
    throw error;
  }
}

/** Whether a problem has the population of a table: what the table decides is as it was estimated. */
export function isOf(open: OpenTable, problem: Problem): boolean {
  const own = problemOf(open, 100, null);
  const decided = ({ spectrum, signal, noise }: Problem): string =>
    canonicalJson({ spectrum, signal, noise });
  return decided(own) === decided(problem);
}

/** Training rows n of a problem: γ is features over n. */
export function sizeOf(open: OpenTable, problem: Problem): number {
  return Math.max(1, Math.round(open.answer.population.features / problem.gamma));
}

/** γ of so many training rows. */
export function gammaOf(open: OpenTable, n: number): number {
  return Number((open.answer.population.features / n).toPrecision(12));
}
