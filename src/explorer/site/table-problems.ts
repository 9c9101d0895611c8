import { estimatePopulation, prepareTable, readTable, tableProblem } from "../../data/index.ts";
import type { Problem } from "../../problem/index.ts";

/** The tables that come with the page, as public/data has them. */
export const TABLE_NAMES = ["digits", "splice", "pbmc", "words"] as const;

export type TableName = (typeof TABLE_NAMES)[number];

/** A table as a problem: each column is predicted from the others, in rows that hide it. */
export interface SampleProblem {
  /** At as many training rows as the table has. */
  readonly problem: Problem;
  /** Rows of the table, and features that predict a column. */
  readonly rows: number;
  readonly features: number;
}

export type SampleProblems = Readonly<Record<TableName, SampleProblem>>;

/** The problem that stands for a table, given the bytes of its file. Cost: a second or so. */
export async function sampleProblem(bytes: Uint8Array): Promise<SampleProblem> {
  const prepared = await prepareTable(await readTable(bytes));
  const population = await estimatePopulation(prepared);
  const { rows } = prepared;
  const { features } = population;
  return { problem: tableProblem(population, rows, true), rows, features };
}
