import type { ClaimStatement } from "../claim.ts";
import { asTestedFinding } from "../judges/best-ratio.ts";
import type { Problem } from "../../../../problem/index.ts";
import { fixed, problem } from "../problems.ts";

const ratio = { path: "mask.ratio", scale: "linear" } as const;

/** Correlated features, tested at q = 0.5. */
const factors = (gamma: number, p: number): Problem =>
  problem({
    gamma,
    spectrum: { family: "factor", share: 0.1, communality: 0.6 },
    mask: fixed(p),
    test: { mask: 0.5 },
  });

export const claim: ClaimStatement = {
  group: "best-ratio",
  statement: "Train at the ratio that the inputs will be masked at in use.",
  source: "Common practice",
  rule: "The best fixed ratio must lie within 0.05 of the test ratio q.",
  quantifier: "every",
  note: "With endless samples the best linear prediction from masked inputs is learnt from inputs masked just so. With fewer it is another: masks cost variance, which lowers it, here to 0 in the end; and they undo the shrinkage of strong directions, which raises it (a spike of 20 at γ = 8 tested at 0.3 is best trained at 0.52).",
  opening: {
    problem: factors(0.3, 0.5),
    pins: [
      { name: "γ = 0.04", problem: factors(0.04, 0.5) },
      { name: "γ = 3", problem: factors(3, 0.5) },
    ],
    axis: { ...ratio, range: [0, 0.8] },
    vertical: "zero",
  },
  trial: {
    n: 200,
    replicates: 60,
    cells: [
      { name: "γ = 0.1, p = 0.45", problem: factors(0.1, 0.45) },
      { name: "γ = 0.1, p = 0", problem: factors(0.1, 0) },
      { name: "γ = 1.5, p = 0.5", problem: factors(1.5, 0.5) },
      { name: "γ = 1.5, p = 0", problem: factors(1.5, 0) },
    ],
    contrasts: [
      { words: "γ = 0.1: masks at 0.45 against none", first: 0, second: 1, expected: "below" },
      { words: "γ = 1.5: masks at 0.5 against none", first: 2, second: 3, expected: "above" },
    ],
  },
  judge: asTestedFinding,
};
