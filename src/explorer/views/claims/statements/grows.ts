import type { ClaimStatement } from "../claim.ts";
import { growsFinding } from "../judges/best-ratio.ts";
import { fixed, spiked } from "../problems.ts";

const ratio = { path: "mask.ratio", scale: "linear" } as const;

export const claim: ClaimStatement = {
  group: "best-ratio",
  statement: "The best ratio grows with model size.",
  source:
    "Wettig, Gao, Zhong & Chen 2023 (arXiv:2202.08005) for masks of words; taken up by Dong, Wang & Kluger 2025 (arXiv:2509.21650)",
  rule: "As γ = d/n goes from 0.2 to 256 with n fixed, the best fixed ratio must never fall (by more than 0.005), and must end more than 0.01 higher.",
  quantifier: "every",
  note: "With a fixed spectrum it grows only up to a point: among ever more weak directions a spike of fixed size is lost, and what masks save in bias falls faster than what they cost in variance. It keeps growing, and levels off, when more features also measure the strong direction better, the spike being proportional to d, and the signal lies along it.",
  opening: {
    problem: spiked(8, 20, { mask: fixed(0.26) }),
    pins: [
      { name: "γ = 32", problem: spiked(32, 20, { mask: fixed(0.26) }) },
      { name: "γ = 256", problem: spiked(256, 20, { mask: fixed(0.26) }) },
      { name: "γ = 32, spike ∝ d", problem: spiked(32, 81, { mask: fixed(0.26) }) },
    ],
    axis: { ...ratio, range: [0, 0.9] },
    vertical: "zero",
  },
  trial: {
    n: 30,
    replicates: 160,
    cells: [
      { name: "γ = 8, p = 0.2", problem: spiked(8, 20, { mask: fixed(0.2) }) },
      { name: "γ = 8, p = 0.6", problem: spiked(8, 20, { mask: fixed(0.6) }) },
      { name: "γ = 32, p = 0.2", problem: spiked(32, 20, { mask: fixed(0.2) }) },
      { name: "γ = 32, p = 0.6", problem: spiked(32, 20, { mask: fixed(0.6) }) },
    ],
    contrasts: [
      { words: "γ = 8: p = 0.6 against 0.2", first: 1, second: 0, expected: "above" },
      { words: "γ = 32: p = 0.6 against 0.2", first: 3, second: 2, expected: "below" },
    ],
  },
  judge: growsFinding,
};
