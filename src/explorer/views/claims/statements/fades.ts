import type { ClaimStatement } from "../claim.ts";
import { fadesFinding } from "../judges/random-ratio.ts";
import { fixed, outsideD, under, uniform } from "../problems.ts";

const ratio = { path: "mask.ratio", scale: "linear" } as const;

const random = uniform(0, 0.754);

export const claim: ClaimStatement = {
  group: "random-ratio",
  statement: "The gain of a random ratio fades once the fit is regularised.",
  source: "Found in this project",
  rule: "What is left of the gain must be at most 0.1 %.",
  quantifier: "every",
  note: "A tuned ridge does what leaving samples out was good for. Averaging over all masks is a ridge itself, and a random ratio then is a fixed one. Two passes over the data only weaken the gain.",
  opening: {
    problem: under({ ...outsideD, ridge: 1 }, fixed(0.6)),
    pins: [
      { name: "R²MAE 0–0.754, ridge 1", problem: under({ ...outsideD, ridge: 1 }, random) },
      { name: "no ridge", problem: under(outsideD, fixed(0.6)) },
      { name: "R²MAE 0–0.754, no ridge", problem: under(outsideD, random) },
    ],
    axis: { ...ratio, range: [0.02, 0.95] },
    vertical: "zero",
  },
  trial: {
    n: 200,
    replicates: 100,
    cells: [
      {
        name: "D, ridge 0.5, fixed p = 0.75",
        problem: under({ ...outsideD, ridge: 0.5 }, fixed(0.75)),
      },
      {
        name: "D, ridge 0.5, R²MAE 0–0.754",
        problem: under({ ...outsideD, ridge: 0.5 }, random),
      },
    ],
    contrasts: [
      {
        words: "ridge 0.5: R²MAE against fixed p = 0.75",
        first: 1,
        second: 0,
        expected: "above",
      },
    ],
  },
  judge: fadesFinding,
};
