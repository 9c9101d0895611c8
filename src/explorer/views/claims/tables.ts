import { tableProblems } from "virtual:table-problems";
import { parseProblem, type Problem } from "../../../problem/index.ts";
import type { TableName } from "../../site/table-problems.ts";

/** The four tables of the page, in words. */
const TITLES: Readonly<Record<TableName, string>> = {
  digits: "digits",
  splice: "DNA",
  pbmc: "blood cells",
  words: "words",
};

/** A table with the number of training rows for each feature; each column predicted where it is hidden. */
export function tableAt(name: TableName, rowsEach: number, change: object = {}): Problem {
  return parseProblem({ ...tableProblems[name].problem, gamma: 1 / rowsEach, ...change });
}

/** Every table and its name in words. */
export const tables: readonly (readonly [name: TableName, title: string])[] = Object.entries(
  TITLES,
) as [TableName, string][];
