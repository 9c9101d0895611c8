import type { ClaimGroup } from "../claim.ts";
import type { MaskLaw } from "../../../../problem/index.ts";
import { autoencoderA, fixed, outsideD, spiked, under, uniform } from "../problems.ts";

const ratio = { path: "mask.ratio", scale: "linear" } as const;

const random = uniform(0, 0.754);
/** Ratio 0 keeps no row of a hidden target: such samples are left out. */
const fewer: MaskLaw = { law: "discrete", ratios: [0, 0.75], weights: [0.54, 0.46] };

/** Whether drawing the ratio at random helps. */
export const randomRatioClaims: ClaimGroup = {
  title: "R²MAE: a random ratio",
  claims: [
    {
      id: "all-rows",
      statement: "With all rows kept, no random law of ratios beats the best fixed ratio.",
      source:
        "Numerical evidence of this project; arXiv:2509.21650 claims gains for its own linear model, which may keep other rows",
      rule: "The best uniform law and the best law on two ratios must not gain more than 0.1 % over the best fixed ratio.",
      quantifier: "every",
      note: "Evidence, not a proof: no counterexample is known with all rows kept, a ridgeless fit and clean tests. Corner cases with hardly any noise and masked tests gain a few hundredths of a per cent.",
      opening: {
        problem: spiked(8, 20, { mask: fixed(0.26) }),
        pins: [
          { name: "R²MAE 0–0.5", problem: spiked(8, 20, { mask: uniform(0, 0.5) }) },
          { name: "R²MAE 0.2–0.32", problem: spiked(8, 20, { mask: uniform(0.2, 0.32) }) },
        ],
        axis: { ...ratio, range: [0, 0.6] },
        vertical: "zero",
      },
      scanned: true,
      trial: {
        n: 60,
        replicates: 200,
        cells: [
          { name: "fixed p = 0.26", problem: spiked(8, 20, { mask: fixed(0.26) }) },
          { name: "R²MAE 0–0.8", problem: spiked(8, 20, { mask: uniform(0, 0.8) }) },
        ],
        contrasts: [
          { words: "R²MAE 0–0.8 against fixed p = 0.26", first: 1, second: 0, expected: "above" },
        ],
      },
    },
    {
      id: "hidden-target",
      statement: "A random ratio (R²MAE) can beat the best fixed ratio.",
      source:
        "Dong, Wang & Kluger 2025 (arXiv:2509.21650), abstract, for the linear model; where and why was found in this project",
      rule: "Under each condition the best uniform law must gain at least 1 % over the best fixed ratio in some problem.",
      quantifier: "some",
      note: "Where a row counts only if its target is hidden, one ratio sets both how many rows there are and how noisy they are. A range starting at 0 uncouples the two: fewer rows, heavier masks.",
      opening: {
        problem: under(autoencoderA, fixed(0.218)),
        pins: [{ name: "R²MAE 0–0.544", problem: under(autoencoderA, uniform(0, 0.544)) }],
        axis: { ...ratio, range: [0.05, 0.6] },
        vertical: "fit",
      },
      trial: {
        n: 300,
        replicates: 300,
        cells: [
          { name: "D, fixed p = 0.137", problem: under(outsideD, fixed(0.137)) },
          { name: "D, R²MAE 0–0.754", problem: under(outsideD, random) },
        ],
        contrasts: [
          {
            words: "D: R²MAE against the best fixed ratio",
            first: 1,
            second: 0,
            expected: "below",
          },
        ],
      },
    },
    {
      id: "fewer-rows",
      statement: "Where R²MAE wins, one fixed ratio on fewer rows wins by more.",
      source: "Found in this project",
      rule: "Leaving out a share of the samples and masking the rest at one ratio, both chosen best, must gain more than the best uniform law.",
      quantifier: "every",
      note: "So the gain is one of leaving rows out near the double-descent peak, not of variety among the masks.",
      opening: {
        problem: under(autoencoderA, fixed(0.218)),
        pins: [
          { name: "R²MAE 0–0.544", problem: under(autoencoderA, uniform(0, 0.544)) },
          {
            name: "56 % of samples at 0.69",
            problem: under(autoencoderA, {
              law: "discrete",
              ratios: [0, 0.687],
              weights: [0.438, 0.562],
            }),
          },
        ],
        axis: { ...ratio, range: [0.05, 0.6] },
        vertical: "zero",
      },
      trial: {
        n: 300,
        replicates: 120,
        cells: [
          { name: "D, R²MAE 0–0.754", problem: under(outsideD, random) },
          { name: "D, 46 % of samples at 0.75", problem: under(outsideD, fewer) },
        ],
        contrasts: [
          { words: "D: fewer rows against R²MAE", first: 1, second: 0, expected: "below" },
        ],
      },
    },
    {
      id: "fades",
      statement: "The gain of a random ratio fades once the fit is regularised.",
      source: "Found in this project",
      rule: "What is left of the gain must be at most 0.1 %.",
      quantifier: "every",
      note: "A tuned ridge removes the peak that leaving rows out was good for. Averaging over all masks is a ridge itself, and a random ratio then is a fixed one. Two passes over the data only weaken the gain.",
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
    },
  ],
};
