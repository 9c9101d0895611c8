import type { ClaimStatement } from "../claim.ts";
import { peakFinding } from "../judges/masking.ts";
import { fixed, problem, uniform } from "../problems.ts";

export const claim: ClaimStatement = {
  group: "what-masking-does",
  statement: "Masks leave the double-descent peak where it was, at as many features as samples.",
  source: "Derived in this project (THEORY.md, equation 3.10)",
  rule: "The aspect ratio γ = d/n at which the risk is infinite must be 1.",
  quantifier: "every",
  note: "The peak stands where rows and features are equally many. Neither weight nor distribution of the masks changes the number of rows; copies add rows, and hidden targets take rows away.",
  opening: {
    problem: problem({ gamma: 2, mask: fixed(0.3) }),
    pins: [
      { name: "no masks", problem: problem({ gamma: 2 }) },
      { name: "R²MAE 0.1–0.9", problem: problem({ gamma: 2, mask: uniform(0.1, 0.9) }) },
      {
        name: "hidden target, p = 0.5",
        problem: problem({ gamma: 2, mask: fixed(0.5), rows: "masked-target" }),
      },
    ],
    axis: { path: "gamma", scale: "log", range: [0.1, 10] },
    vertical: "log",
  },
  trial: {
    n: 60,
    replicates: 60,
    cells: [
      {
        name: "p = 0.5, γ = 0.5",
        problem: problem({ gamma: 0.5, mask: fixed(0.5) }),
        at: { x: 0.5, tone: 2 },
      },
      {
        name: "p = 0.5, γ = 0.9",
        problem: problem({ gamma: 0.9, mask: fixed(0.5) }),
        at: { x: 0.9, tone: 2 },
      },
      {
        name: "p = 0.5, γ = 2",
        problem: problem({ gamma: 2, mask: fixed(0.5) }),
        at: { x: 2, tone: 2 },
      },
    ],
    contrasts: [
      { words: "γ = 0.5 against γ = 0.9", first: 0, second: 1, expected: "below" },
      { words: "γ = 2 against γ = 0.9", first: 2, second: 1, expected: "below" },
    ],
  },
  judge: peakFinding,
};
