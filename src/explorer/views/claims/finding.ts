/** One exact test of a claim: problems that were solved, and whether the claim's rule held in them. */
export interface Case {
  /** What was tested, in a few words: "γ = 3". */
  readonly name: string;
  /** What it stands for, as it reads after "only if": "inputs are not rescaled". */
  readonly condition: string;
  readonly holds: boolean;
  /** The numbers that decide, one for each column of the finding; null where there is none. */
  readonly values: readonly (number | null)[];
}

/** How a column's numbers are written. */
export interface Column {
  readonly name: string;
  readonly unit?: "%";
}

/** One line of a small chart. NaN is a gap. */
export interface ChartLine {
  readonly name: string;
  readonly tone: number | "random";
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly dashed?: boolean;
}

/** A point worth marking: a best ratio, say. */
export interface ChartMark {
  readonly x: number;
  readonly y: number;
  readonly tone: number | "random";
}

/** One axis of a small chart. */
export interface ChartAxis {
  readonly name: string;
  readonly scale: "linear" | "log";
  readonly range: readonly [number, number];
}

/** A small chart: what a claim looks like. */
export interface Chart {
  readonly x: ChartAxis;
  readonly y: ChartAxis;
  readonly lines: readonly ChartLine[];
  /** Open rings. */
  readonly marks?: readonly ChartMark[];
  /** Small dots, one for each of many problems. */
  readonly dots?: readonly ChartMark[];
}

/** What theory says about a claim. */
export interface Finding {
  readonly columns: readonly Column[];
  readonly cases: readonly Case[];
  readonly chart: Chart | null;
  /** The number that tells most, for the list of claims; empty when there is none. */
  readonly telling: string;
}

/**
 * How cases decide: an `every` statement must hold in all of them, a `some` statement ("it can")
 * in one of each condition.
 */
export type Quantifier = "every" | "some";

/** What becomes of a claim. */
export type VerdictKind = "holds" | "only-if" | "fails" | "untestable";

export interface Verdict {
  readonly kind: VerdictKind;
  /** "holds only if features outnumber samples" */
  readonly words: string;
}

/** Verdicts in a word or two. */
export const VERDICT_WORDS: Readonly<Record<VerdictKind, string>> = {
  holds: "holds",
  "only-if": "holds only if …",
  fails: "does not hold here",
  untestable: "not testable here",
};

/**
 * The verdict that a claim's cases yield, and nothing else: conditions under which the rule held
 * are told apart from those under which it did not. Without any case there is nothing to test.
 */
export function verdictOf(cases: readonly Case[], quantifier: Quantifier): Verdict {
  if (cases.length === 0) return { kind: "untestable", words: VERDICT_WORDS.untestable };
  const conditions = [...new Set(cases.map(({ condition }) => condition))];
  const met = conditions.filter((condition) => {
    const own = cases.filter((one) => one.condition === condition);
    return quantifier === "every"
      ? own.every(({ holds }) => holds)
      : own.some(({ holds }) => holds);
  });
  if (met.length === 0) return { kind: "fails", words: VERDICT_WORDS.fails };
  if (met.length === conditions.length) return { kind: "holds", words: VERDICT_WORDS.holds };
  return { kind: "only-if", words: `holds only if ${met.join(", or if ")}` };
}
