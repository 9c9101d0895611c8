import type { ClaimStatement } from "../claim.ts";
import { hiddenTargetFinding } from "../judges/random-ratio.ts";
import { autoencoderA, fixed, outsideD, under, uniform } from "../problems.ts";

const ratio = { path: "mask.ratio", scale: "linear" } as const;

const random = uniform(0, 0.754);

export const claim: ClaimStatement = {
  group: "random-ratio",
  statement: "A random ratio (R²MAE) can beat the best fixed ratio.",
  source:
    "Dong, Wang & Kluger 2025 (arXiv:2509.21650), abstract, for the linear model; where and why was found in this project",
  rule: "Under each condition the best uniform distribution must gain at least 1 % over the best fixed ratio in some problem.",
  quantifier: "some",
  note: "Where a row counts only if its target is hidden, one ratio sets both how many rows there are and how noisy they are. A range starting at 0 uncouples the two: heavier masks, without all the rows that they would bring.",
  opening: {
    problem: under(autoencoderA, fixed(0.218)),
    pins: [{ name: "R²MAE 0–0.544", problem: under(autoencoderA, uniform(0, 0.544)) }],
    axis: { ...ratio, range: [0.05, 0.6] },
    vertical: "fit",
  },
  trial: {
    n: 300,
    replicates: 300,
    cells: [
      { name: "D, fixed p = 0.137", problem: under(outsideD, fixed(0.137)) },
      { name: "D, R²MAE 0–0.754", problem: under(outsideD, random) },
    ],
    contrasts: [
      {
        words: "D: R²MAE against the best fixed ratio",
        first: 1,
        second: 0,
        expected: "below",
      },
    ],
  },
  judge: hiddenTargetFinding,
};
