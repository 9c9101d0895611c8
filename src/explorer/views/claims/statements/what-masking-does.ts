import type { ClaimGroup } from "../claim.ts";
import { fixed, isotropic, problem, spiked, uniform } from "../problems.ts";

const ratio = { path: "mask.ratio", scale: "linear" } as const;

/** What masking does to the risk. */
export const whatMaskingDoes: ClaimGroup = {
  title: "What masking does",
  claims: [
    {
      id: "isotropic",
      statement: "With uncorrelated features, masking never helps.",
      source: "Closed form for Σ = I, derived in this project (THEORY.md, equation 4.12)",
      rule: "In every case the best fixed ratio must be 0.",
      quantifier: "every",
      note: "Uncorrelated features say nothing about one another: a hidden input is lost. Rescaled inputs are another matter. There the ratio shrinks the fit, and near γ = 1 shrinking all the way to 0 beats fitting.",
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
    },
    {
      id: "spiked",
      statement: "With strong directions in the data, hiding inputs can lower the risk.",
      source:
        "Dong, Wang & Kluger 2025 (arXiv:2509.21650), abstract: test risk of linear regression is enough to show what masks do",
      rule: "Under each condition some problem's best fixed ratio must lower the risk by at least 1 %.",
      quantifier: "some",
      note: "A mask thins every row at random. What one strong direction says survives, as many features repeat it; the noise that the many weak directions fit does not.",
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
        contrasts: [
          { words: "masks at 0.26 against none", first: 1, second: 0, expected: "below" },
        ],
      },
    },
    {
      id: "peak",
      statement:
        "Masks leave the double-descent peak where it was, at as many features as samples.",
      source: "Derived in this project (THEORY.md, equation 3.10)",
      rule: "The aspect ratio γ = d/n at which the risk is infinite must be 1.",
      quantifier: "every",
      note: "The peak stands where rows and features are equally many. Neither weight nor law of the masks changes the number of rows; copies add rows, and hidden targets take rows away.",
      opening: {
        problem: problem({ gamma: 2, mask: fixed(0.3) }),
        pins: [
          { name: "no masks", problem: problem({ gamma: 2 }) },
          { name: "R²MAE 0.1–0.9", problem: problem({ gamma: 2, mask: uniform(0.1, 0.9) }) },
          {
            name: "hidden target, p = 0.5",
            problem: problem({ gamma: 2, mask: fixed(0.5), rows: "masked-target" }),
          },
        ],
        axis: { path: "gamma", scale: "log", range: [0.1, 10] },
        vertical: "log",
      },
      trial: {
        n: 60,
        replicates: 60,
        cells: [
          {
            name: "p = 0.5, γ = 0.5",
            problem: problem({ gamma: 0.5, mask: fixed(0.5) }),
            at: { x: 0.5, tone: 2 },
          },
          {
            name: "p = 0.5, γ = 0.9",
            problem: problem({ gamma: 0.9, mask: fixed(0.5) }),
            at: { x: 0.9, tone: 2 },
          },
          {
            name: "p = 0.5, γ = 2",
            problem: problem({ gamma: 2, mask: fixed(0.5) }),
            at: { x: 2, tone: 2 },
          },
        ],
        contrasts: [
          { words: "γ = 0.5 against γ = 0.9", first: 0, second: 1, expected: "below" },
          { words: "γ = 2 against γ = 0.9", first: 2, second: 1, expected: "below" },
        ],
      },
    },
  ],
};
