import type { ClaimStatement } from "../claim.ts";
import { isotropicFinding } from "../judges/masking.ts";
import { fixed, isotropic } from "../problems.ts";

const ratio = { path: "mask.ratio", scale: "linear" } as const;

export const claim: ClaimStatement = {
  group: "what-masking-does",
  statement: "With uncorrelated features, masking never helps.",
  source: "Closed form for Σ = I, derived in this project (THEORY.md, equation 4.12)",
  rule: "In every case no fixed ratio may have a lower risk than the data without masks.",
  quantifier: "every",
  note: "Uncorrelated features say nothing about one another: a hidden input is lost. Rescaled inputs are another matter: there the ratio shrinks the fit, which helps where σ² > r², and for γ between ½ and 1 also where γσ² > (1−γ)r². And a second masked copy of every sample moves the peak away from γ = 1.",
  opening: {
    problem: isotropic(3, { mask: fixed(0.3) }),
    pins: [
      { name: "γ = 0.5", problem: isotropic(0.5, { mask: fixed(0.3) }) },
      {
        name: "γ = 1.1, rescaled",
        problem: isotropic(1.1, { mask: fixed(0.3), rescale: true }),
      },
    ],
    axis: { ...ratio, range: [0, 0.95] },
    vertical: "log",
  },
  trial: {
    n: 100,
    replicates: 60,
    cells: [
      { name: "γ = 3, p = 0", problem: isotropic(3), at: { x: 0, tone: 1 } },
      {
        name: "γ = 3, p = 0.3",
        problem: isotropic(3, { mask: fixed(0.3) }),
        at: { x: 0.3, tone: 1 },
      },
      { name: "γ = 0.5, p = 0", problem: isotropic(0.5), at: { x: 0, tone: 2 } },
      {
        name: "γ = 0.5, p = 0.3",
        problem: isotropic(0.5, { mask: fixed(0.3) }),
        at: { x: 0.3, tone: 2 },
      },
    ],
    contrasts: [
      { words: "γ = 3: masks at 0.3 against none", first: 1, second: 0, expected: "above" },
      { words: "γ = 0.5: masks at 0.3 against none", first: 3, second: 2, expected: "above" },
    ],
  },
  judge: isotropicFinding,
};
