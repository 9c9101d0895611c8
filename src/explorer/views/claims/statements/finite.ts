import type { ClaimStatement } from "../claim.ts";
import { finiteFinding } from "../judges/masking.ts";
import { fixed, isotropic, spiked, uniform } from "../problems.ts";

export const claim: ClaimStatement = {
  group: "limits",
  statement:
    "Aspect ratio, spectrum, signal and the distribution of masks decide the risk: a few hundred samples behave as the limit says.",
  source:
    "Dong, Wang & Kluger 2025 (arXiv:2509.21650), abstract: masking is characterised by the test risk of minimum-norm regression; its limits were measured in this project",
  rule: "At n = 300, theory refined for that size must lie within 5 % of the limit.",
  quantifier: "every",
  note: "The refinement counts the visible inputs of each row and corrects the threshold; the simulation knows nothing of either. Where it says the limit is far off, so do experiments.",
  opening: {
    problem: isotropic(3, { mask: fixed(0.3) }),
    pins: [{ name: "R²MAE 0.1–0.9", problem: isotropic(3, { mask: uniform(0.1, 0.9) }) }],
    axis: { path: "gamma", scale: "log", range: [0.1, 10] },
    vertical: "log",
  },
  trial: {
    n: 300,
    replicates: 30,
    cells: [
      { name: "γ = 0.5, p = 0.3", problem: isotropic(0.5, { mask: fixed(0.3) }) },
      { name: "γ = 2, R²MAE 0.1–0.9", problem: isotropic(2, { mask: uniform(0.1, 0.9) }) },
      { name: "γ = 0.25, spike 60, p = 0.4", problem: spiked(0.25, 60, { mask: fixed(0.4) }) },
    ],
    contrasts: [
      {
        words: "γ = 0.5, p = 0.3 against the limit",
        first: 0,
        second: "theory",
        expected: "same",
      },
      { words: "γ = 2, R²MAE against the limit", first: 1, second: "theory", expected: "same" },
      {
        words: "heavy spike against the limit",
        first: 2,
        second: "theory",
        expected: "differs",
      },
    ],
  },
  judge: finiteFinding,
};
