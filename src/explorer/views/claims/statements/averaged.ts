import type { ClaimStatement } from "../claim.ts";
import { averagedFinding } from "../judges/ridge.ts";
import type { Problem } from "../../../../problem/index.ts";
import { fixed, twoLevels, uniform } from "../problems.ts";

const ratio = { path: "mask.ratio", scale: "linear" } as const;

const averaged = (mask: object): object => ({ rescale: true, copies: "infinity", mask });

const twoLevelsAt = (change: object): Problem => twoLevels(1.5, change);

export const claim: ClaimStatement = {
  group: "ridge-and-copies",
  statement: "Dropout is a ridge, and a random ratio a fixed one.",
  source:
    "Wager, Wang & Liang 2013 for dropout; for random ratios derived in this project (THEORY.md, equation 9.12)",
  rule: "Rescaled masks at p must have the risk of the ridge ℓ = p/(1−p)·diag Σ without masks, and a random ratio that of the fixed ratio with the same mean odds p/(1−p), to 0.01 %.",
  quantifier: "every",
  note: "With infinitely many masked copies only the first two moments of a mask are left, and they are those of a ridge (in the limit; with few samples each feature is penalised by its own mean square). With few copies the noise of the masks themselves remains.",
  opening: {
    problem: twoLevelsAt(averaged(fixed(0.4))),
    pins: [
      { name: "1 copy", problem: twoLevelsAt({ rescale: true, mask: fixed(0.4) }) },
      {
        name: "8 copies",
        problem: twoLevelsAt({ rescale: true, copies: 8, mask: fixed(0.4) }),
      },
    ],
    axis: { ...ratio, range: [0.02, 0.9] },
    vertical: "log",
  },
  trial: {
    n: 100,
    replicates: 80,
    cells: [
      { name: "K = ∞, p = 0.5", problem: twoLevelsAt(averaged(fixed(0.5))) },
      { name: "ridge 1.18, no masks", problem: twoLevelsAt({ ridge: 1.18 }) },
      { name: "K = ∞, R²MAE 0.2–0.714", problem: twoLevelsAt(averaged(uniform(0.2, 0.714))) },
      { name: "K = 1, p = 0.5", problem: twoLevelsAt({ rescale: true, mask: fixed(0.5) }) },
    ],
    contrasts: [
      { words: "averaged masks against the ridge", first: 0, second: 1, expected: "same" },
      {
        words: "averaged random ratio against the fixed one",
        first: 2,
        second: 0,
        expected: "same",
      },
      { words: "one copy against the ridge", first: 3, second: 1, expected: "differs" },
    ],
  },
  judge: averagedFinding,
};
