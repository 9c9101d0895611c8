import type { ClaimStatement } from "../claim.ts";
import { allRowsFinding } from "../judges/random-ratio.ts";
import { fixed, spiked, uniform } from "../problems.ts";

const ratio = { path: "mask.ratio", scale: "linear" } as const;

export const claim: ClaimStatement = {
  group: "random-ratio",
  statement: "With all rows kept, no distribution of ratios below 1 beats the best fixed ratio.",
  source:
    "Numerical evidence of this project; arXiv:2509.21650 claims gains for its own linear model, which may keep other rows",
  rule: "The best distribution of any shape must not gain more than 0.1 % over the best fixed ratio. It is certified by one derivative: D(p), what a few rows at ratio p would do to the risk, is nowhere below 0.",
  quantifier: "every",
  note: "Evidence, not a proof: with raw inputs and no ridge no counterexample is known beyond a few hundredths of a per cent (masked tests, hardly any noise). Rescaled, two ratios can gain several per cent. Under a ridge nearly empty rows count in N and raise the penalty of the rest. A ratio of 1 would leave rows out, which helps any problem near its peak.",
  opening: {
    problem: spiked(8, 20, { mask: fixed(0.26) }),
    pins: [
      { name: "R²MAE 0–0.5", problem: spiked(8, 20, { mask: uniform(0, 0.5) }) },
      { name: "R²MAE 0.2–0.32", problem: spiked(8, 20, { mask: uniform(0.2, 0.32) }) },
    ],
    axis: { ...ratio, range: [0, 0.6] },
    vertical: "zero",
  },
  scanned: true,
  trial: {
    n: 60,
    replicates: 200,
    cells: [
      { name: "fixed p = 0.26", problem: spiked(8, 20, { mask: fixed(0.26) }) },
      { name: "R²MAE 0–0.8", problem: spiked(8, 20, { mask: uniform(0, 0.8) }) },
    ],
    contrasts: [
      { words: "R²MAE 0–0.8 against fixed p = 0.26", first: 1, second: 0, expected: "above" },
    ],
  },
  judge: allRowsFinding,
};
