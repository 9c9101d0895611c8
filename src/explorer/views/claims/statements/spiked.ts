import type { ClaimStatement } from "../claim.ts";
import { spikedFinding } from "../judges/masking.ts";
import { fixed, spiked } from "../problems.ts";

const ratio = { path: "mask.ratio", scale: "linear" } as const;

export const claim: ClaimStatement = {
  group: "what-masking-does",
  statement: "With strong directions in the data, hiding inputs can lower the risk.",
  source:
    "Dong, Wang & Kluger 2025 (arXiv:2509.21650), abstract: test risk of linear regression is enough to show what masks do",
  rule: "Under each condition some problem's best fixed ratio must lower the risk by at least 1 %.",
  quantifier: "some",
  note: "The shortest fit shrinks a strong direction, masks inflate it, and the two can cancel: at γ = 8 the bias falls from 0.067 to 0.009. The price is variance, which rises with every mask, here from 0.045 to 0.071.",
  opening: {
    problem: spiked(8, 20, { mask: fixed(0.26) }),
    pins: [{ name: "γ = 0.5", problem: spiked(0.5, 20, { mask: fixed(0.26) }) }],
    axis: { ...ratio, range: [0, 0.6] },
    vertical: "zero",
  },
  trial: {
    n: 60,
    replicates: 100,
    cells: [
      { name: "no masks", problem: spiked(8), at: { x: 0, tone: 1 } },
      {
        name: "p = 0.26",
        problem: spiked(8, 20, { mask: fixed(0.26) }),
        at: { x: 0.26, tone: 1 },
      },
    ],
    contrasts: [{ words: "masks at 0.26 against none", first: 1, second: 0, expected: "below" }],
  },
  judge: spikedFinding,
};
