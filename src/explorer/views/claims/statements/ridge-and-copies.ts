import type { ClaimGroup } from "../claim.ts";
import type { Problem } from "../../../../problem/index.ts";
import { fixed, isotropic, spiked, twoLevels, uniform } from "../problems.ts";

const ratio = { path: "mask.ratio", scale: "linear" } as const;

const averaged = (mask: object): object => ({ rescale: true, copies: "infinity", mask });

const twoLevelsAt = (change: object): Problem => twoLevels(1.5, change);

/** Masks beside the ridge and dropout. */
export const ridgeAndCopiesClaims: ClaimGroup = {
  title: "Ridge, dropout and copies",
  claims: [
    {
      id: "tuned-ridge",
      statement: "A tuned ridge leaves masks nothing to do.",
      source:
        "A common guess: with uncorrelated features it follows from Hastie et al. 2022 (ridge) and this project",
      rule: "With the ridge tuned at every ratio, ratio 0 must be best, to 0.1 %.",
      quantifier: "every",
      note: "Uncorrelated features: λ* = γ(σ² + pr²)/r², and masks only add noise to it. A ridge shrinks weak directions of the sample; masks shrink all that does not repeat over features. Where one direction is strong the two are not the same, and together do best.",
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
          { name: "Σ = I, λ*, p = 0", problem: isotropic(2, { ridge: 0.5 }) },
          { name: "Σ = I, λ*, p = 0.3", problem: isotropic(2, { ridge: 1.1, mask: fixed(0.3) }) },
        ],
        contrasts: [
          { words: "spike: masks at 0.5 against none", first: 1, second: 0, expected: "below" },
          { words: "Σ = I: masks at 0.3 against none", first: 3, second: 2, expected: "above" },
        ],
      },
    },
    {
      id: "averaged",
      statement: "Dropout is a ridge, and a random ratio a fixed one.",
      source:
        "Wager, Wang & Liang 2013 for dropout; for random ratios derived in this project (THEORY.md, equation 9.11)",
      rule: "Rescaled masks at p must have the risk of the ridge λ = p/(1−p)·diag Σ without masks, and a random law that of the fixed ratio with the same mean odds p/(1−p), to 0.01 %.",
      quantifier: "every",
      note: "With infinitely many masked copies only the first two moments of a mask are left, and they are those of a ridge. With few copies the noise of the masks themselves remains.",
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
    },
  ],
};
