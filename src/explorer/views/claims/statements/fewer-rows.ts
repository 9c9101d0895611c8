import type { ClaimStatement } from "../claim.ts";
import { fewerRowsFinding } from "../judges/random-ratio.ts";
import type { MaskLaw } from "../../../../problem/index.ts";
import { autoencoderA, fixed, outsideD, under, uniform } from "../problems.ts";

const ratio = { path: "mask.ratio", scale: "linear" } as const;

const random = uniform(0, 0.754);
/** Ratio 0 keeps no row of a hidden target: such samples are left out. */
const fewer: MaskLaw = { law: "discrete", ratios: [0, 0.75], weights: [0.54, 0.46] };

export const claim: ClaimStatement = {
  group: "random-ratio",
  statement: "Where R²MAE wins, one fixed ratio with some samples left out wins by more.",
  source: "Found in this project",
  rule: "Leaving out a share of the samples and masking the rest at one ratio, both chosen best, must gain more than the best uniform distribution.",
  quantifier: "every",
  note: "So the gain is one of heavier masks without the rows that they would bring, not of variety among the masks. The rows that count may be more than at the best fixed ratio, as they are in A.",
  opening: {
    problem: under(autoencoderA, fixed(0.218)),
    pins: [
      { name: "R²MAE 0–0.544", problem: under(autoencoderA, uniform(0, 0.544)) },
      {
        name: "56 % of samples at 0.69",
        problem: under(autoencoderA, {
          law: "discrete",
          ratios: [0, 0.687],
          weights: [0.438, 0.562],
        }),
      },
    ],
    axis: { ...ratio, range: [0.05, 0.6] },
    vertical: "zero",
  },
  trial: {
    n: 300,
    replicates: 120,
    cells: [
      { name: "D, R²MAE 0–0.754", problem: under(outsideD, random) },
      { name: "D, 46 % of samples at 0.75", problem: under(outsideD, fewer) },
    ],
    contrasts: [
      { words: "D: samples left out against R²MAE", first: 1, second: 0, expected: "below" },
    ],
  },
  judge: fewerRowsFinding,
};
