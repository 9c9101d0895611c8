import type { ClaimStatement } from "../claim.ts";
import { dependsFinding } from "../judges/best-ratio.ts";
import { fixed, isotropic, spiked } from "../problems.ts";

const ratio = { path: "mask.ratio", scale: "linear" } as const;

export const claim: ClaimStatement = {
  group: "best-ratio",
  statement: "There is no universal best mask ratio: data, noise and size decide it.",
  source:
    "Dong, Wang & Kluger 2025 (arXiv:2509.21650), abstract: the framework uncovers what the ratio depends on",
  rule: "As one thing varies and all else is kept, the best fixed ratio must range over more than 0.05.",
  quantifier: "every",
  note: "Each line of the table moves one field of one problem: γ = 12 with a spike of 20 that carries the signal, or uncorrelated features.",
  opening: {
    problem: spiked(12, 20, { mask: fixed(0.4) }),
    pins: [
      { name: "σ² = 1", problem: spiked(12, 20, { mask: fixed(0.4), noise: 1 }) },
      { name: "spike 100", problem: spiked(12, 100, { mask: fixed(0.4) }) },
    ],
    axis: { ...ratio, range: [0, 0.8] },
    vertical: "zero",
  },
  trial: {
    n: 40,
    replicates: 120,
    cells: [
      { name: "spike 20, p = 0", problem: spiked(12) },
      { name: "spike 20, p = 0.4", problem: spiked(12, 20, { mask: fixed(0.4) }) },
      { name: "Σ = I, p = 0", problem: isotropic(12) },
      { name: "Σ = I, p = 0.4", problem: isotropic(12, { mask: fixed(0.4) }) },
    ],
    contrasts: [
      {
        words: "spike of 20: masks at 0.4 against none",
        first: 1,
        second: 0,
        expected: "below",
      },
      { words: "Σ = I: masks at 0.4 against none", first: 3, second: 2, expected: "above" },
    ],
  },
  judge: dependsFinding,
};
