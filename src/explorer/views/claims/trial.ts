import type { Problem } from "../../../problem/index.ts";
import type { Cell } from "../../../simulation/index.ts";
import { summarize } from "../../../numerics/index.ts";
import { compareCell, type CellComparison, type ReplicateStore } from "../../../sweep/index.ts";
import { risk, type Risk } from "../../../theory/index.ts";

/** One problem that is simulated, and where its mean belongs on the claim's chart. */
export interface TrialCell {
  readonly name: string;
  readonly problem: Problem;
  readonly at?: { readonly x: number; readonly tone: number | "random" };
}

/**
 * What the claim says about two cells, `first` minus `second`, or about a cell and its own theory.
 * `same` means within 5 % of the second, and `differs` the opposite.
 */
export interface Contrast {
  readonly words: string;
  readonly first: number;
  readonly second: number | "theory";
  readonly expected: "below" | "above" | "same" | "differs";
}

/** The experiment that decides a claim: few cells, moderate n. */
export interface Trial {
  readonly n: number;
  readonly replicates: number;
  readonly cells: readonly TrialCell[];
  readonly contrasts: readonly Contrast[];
}

/** Draws of every trial follow from this seed. */
export const TRIAL_SEED = 1;

/** Standard errors beyond which a difference counts: chance 1 %, both sides. */
const CLEAR = 2.58;
/** Relative difference that still counts as the same. */
const SAME = 0.05;

/** How a contrast came out. */
export type Outcome = "clear" | "open" | "contrary";

/** A contrast as simulated: the difference, replicate by replicate, and what it says. */
export interface ContrastReading {
  readonly words: string;
  /** Mean difference of excess risks. */
  readonly difference: number;
  readonly standardError: number;
  readonly z: number;
  /** The difference as a share of the second. */
  readonly relative: number;
  readonly outcome: Outcome;
}

/** What is known of a trial so far. */
export interface TrialReading {
  readonly cells: readonly (CellComparison & { readonly replicates: number })[];
  readonly contrasts: readonly ContrastReading[];
  readonly outcome: Outcome;
  /** The outcome in a sentence. */
  readonly words: string;
}

/** The cells of a trial as a plan of experiments has them. */
export function trialCells({ cells, n }: Trial): Cell[] {
  return cells.map(({ problem }) => ({ problem, n }));
}

const limits = new WeakMap<Problem, Risk>();

/** The risk in the limit, worked out once for each problem. */
function limitOf(problem: Problem): Risk {
  const limit = limits.get(problem) ?? risk(problem);
  limits.set(problem, limit);
  return limit;
}

/** Reads a trial's replicates; null until every cell has two. */
export function readTrial(
  trial: Trial,
  plan: readonly Cell[],
  store: ReplicateStore,
  replicates: number,
): TrialReading | null {
  const drawn = plan.map((cell) => store.observations(cell, TRIAL_SEED, { replicates }));
  if (drawn.some((list) => list.length < 2)) return null;
  const values = drawn.map((list) => list.map(({ excessRisk }) => excessRisk));
  const cells = plan.map((cell, i) => {
    const experiment = store.experiment(cell, TRIAL_SEED, { replicates });
    const draws = values[i] ?? [];
    const options = { prediction: "limit", draws } as const;
    const comparison = compareCell(cell.problem, limitOf(cell.problem), experiment, options);
    return { ...comparison, replicates: drawn[i]?.length ?? 0 };
  });
  const contrasts = trial.contrasts.map((contrast) => readContrast(contrast, values, cells));
  const outcomes = new Set(contrasts.map(({ outcome }) => outcome));
  const outcome = outcomes.has("contrary") ? "contrary" : outcomes.has("open") ? "open" : "clear";
  return { cells, contrasts, outcome, words: sentence(outcome, contrasts) };
}

/**
 * Differences are taken replicate by replicate: where cells share their draws the noise that they
 * have in common cancels, where they do not the standard error is right all the same.
 */
function readContrast(
  { words, first, second, expected }: Contrast,
  values: readonly (readonly number[])[],
  cells: readonly CellComparison[],
): ContrastReading {
  const a = values[first] ?? [];
  const theory = cells[first]?.theory ?? Number.NaN;
  const b = second === "theory" ? a.map(() => theory) : (values[second] ?? []);
  const pairs = Math.min(a.length, b.length);
  const differences = Array.from({ length: pairs }, (_, i) => (a[i] ?? 0) - (b[i] ?? 0));
  const summary = summarize(differences);
  const difference = summary.mean ?? Number.NaN;
  const standardError = summary.standardError ?? Number.NaN;
  const reference = summarize(b.slice(0, pairs)).mean ?? Number.NaN;
  const z = difference / standardError;
  const facts = { words, difference, standardError, z, relative: difference / reference };
  return { ...facts, outcome: outcomeOf(expected, difference, standardError, reference) };
}

function outcomeOf(
  expected: Contrast["expected"],
  difference: number,
  standardError: number,
  reference: number,
): Outcome {
  const margin = CLEAR * standardError;
  const near = SAME * Math.abs(reference);
  switch (expected) {
    case "below":
      return difference < -margin ? "clear" : difference > margin ? "contrary" : "open";
    case "above":
      return difference > margin ? "clear" : difference < -margin ? "contrary" : "open";
    case "same":
      if (Math.abs(difference) > near + margin) return "contrary";
      return Math.abs(difference) + margin <= 3 * near ? "clear" : "open";
    case "differs":
      return Math.abs(difference) > near + margin ? "clear" : "open";
  }
}

function sentence(outcome: Outcome, contrasts: readonly ContrastReading[]): string {
  const count = contrasts.length;
  switch (outcome) {
    case "clear":
      return count === 1
        ? "The simulation shows it: what is expected stands clear of chance."
        : `The simulation shows it: ${count === 2 ? "both" : `all ${count}`} comparisons come out as expected, clear of chance.`;
    case "contrary":
      return "The simulation speaks against it: a comparison comes out the other way, clear of chance.";
    case "open":
      return "Not decided yet: the standard errors still cover what is expected and its opposite. More replicates would tell.";
  }
}
