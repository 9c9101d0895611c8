import type { ClaimStatement } from "../claim.ts";
import { rowsFinding } from "../judges/tables.ts";
import { fixed } from "../problems.ts";
import { tableAt } from "../tables.ts";

const at = (rowsEach: number, ratio: number): ReturnType<typeof tableAt> =>
  tableAt("pbmc", rowsEach, { mask: fixed(ratio) });

export const claim: ClaimStatement = {
  group: "best-ratio",
  statement: "On real tables, the more rows there are the smaller is the best ratio.",
  source: "Found in this project, on digits, DNA, blood cells and words (public/data)",
  rule: "As rows grow from one number to the next, the best fixed ratio must never rise by more than 0.005. A column is predicted from all others where it is hidden, but for the last kind of case.",
  quantifier: "every",
  note: "With few rows it falls steadily: what masks must supply is the rows that count, p·n of them, and these stay few on purpose. Somewhere between four and sixteen rows for each feature it pays to go beyond the threshold, where rows that count outnumber features, and the best ratio jumps to 0.2 and more. From there it falls again.",
  opening: {
    problem: at(2, 0.06),
    pins: [
      { name: "n = 8d", problem: at(8, 0.02) },
      { name: "n = 32d", problem: at(32, 0.23) },
    ],
    axis: { path: "mask.ratio", scale: "linear", range: [0, 0.6] },
    vertical: "fit",
  },
  trial: {
    n: 400,
    replicates: 120,
    cells: [
      { name: "n = d/2, p = 0.02", problem: at(0.5, 0.02) },
      { name: "n = d/2, p = 0.18", problem: at(0.5, 0.18) },
      { name: "n = 2d, p = 0.06", problem: at(2, 0.06) },
      { name: "n = 2d, p = 0.18", problem: at(2, 0.18) },
    ],
    contrasts: [
      { words: "n = d/2: p = 0.18 against 0.02", first: 1, second: 0, expected: "below" },
      { words: "n = 2d: p = 0.18 against 0.06", first: 3, second: 2, expected: "above" },
    ],
  },
  judge: rowsFinding,
};
