import type { ClaimStatement } from "../claim.ts";
import { tunedRidgeFinding } from "../judges/ridge.ts";
import { fixed, isotropic, spiked } from "../problems.ts";

const ratio = { path: "mask.ratio", scale: "linear" } as const;

export const claim: ClaimStatement = {
  group: "ridge-and-copies",
  statement: "A tuned ridge leaves masks nothing to do.",
  source:
    "A common guess: with uncorrelated features it follows from Hastie et al. 2022 (ridge) and this project",
  rule: "With the ridge tuned at every ratio, ratio 0 must be best, to 0.1 %.",
  quantifier: "every",
  note: "Uncorrelated features: the best ridge is γ(σ² + pr²)/r², and masks only add noise to it. A ridge shrinks every direction, the strong ones too; raw masks inflate the strong ones against the rest. Where one direction is strong both together do best: 0.052 with the ridge alone, 0.018 with both, for a spike of 20 at γ = 2.",
  opening: {
    problem: spiked(2, 20, { mask: fixed(0.4), ridge: 1.5 }),
    pins: [
      { name: "no ridge", problem: spiked(2, 20, { mask: fixed(0.4) }) },
      { name: "Σ = I, ridge 0.5", problem: isotropic(2, { mask: fixed(0.4), ridge: 0.5 }) },
    ],
    axis: { ...ratio, range: [0, 0.8] },
    vertical: "log",
  },
  trial: {
    n: 100,
    replicates: 60,
    cells: [
      { name: "spike, tuned ridge, p = 0", problem: spiked(2, 20, { ridge: 4 }) },
      {
        name: "spike, tuned ridge, p = 0.5",
        problem: spiked(2, 20, { ridge: 4, mask: fixed(0.5) }),
      },
      { name: "Σ = I, ℓ*, p = 0", problem: isotropic(2, { ridge: 0.5 }) },
      { name: "Σ = I, ℓ*, p = 0.3", problem: isotropic(2, { ridge: 1.1, mask: fixed(0.3) }) },
    ],
    contrasts: [
      { words: "spike: masks at 0.5 against none", first: 1, second: 0, expected: "below" },
      { words: "Σ = I: masks at 0.3 against none", first: 3, second: 2, expected: "above" },
    ],
  },
  judge: tunedRidgeFinding,
};
