import type { ClaimGroup } from "../claim.ts";
import type { Problem } from "../../../../problem/index.ts";
import { fixed, isotropic, problem, spiked } from "../problems.ts";

const ratio = { path: "mask.ratio", scale: "linear" } as const;

/** Correlated features, tested at q = 0.5. */
const factors = (gamma: number, p: number): Problem =>
  problem({
    gamma,
    spectrum: { family: "factor", share: 0.1, communality: 0.6 },
    mask: fixed(p),
    test: { mask: 0.5 },
  });

/** The best ratio, and what it depends on. */
export const bestRatioClaims: ClaimGroup = {
  title: "The best ratio",
  claims: [
    {
      id: "depends",
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
    },
    {
      id: "grows",
      statement: "The best ratio grows with model size.",
      source:
        "Widely reported for masked pretraining; taken up by Dong, Wang & Kluger 2025 (arXiv:2509.21650)",
      rule: "As γ = d/n goes from 0.2 to 256 with n fixed, the best fixed ratio must never fall (by more than 0.005), and must end more than 0.01 higher.",
      quantifier: "every",
      note: "With a fixed spectrum it grows only up to a point: spread over ever more features, a spike of fixed size is lost among them, and masks first help and then hurt. It keeps growing when more features also measure the factor better, the spike being proportional to d: it then levels off.",
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
    },
    {
      id: "as-tested",
      statement: "Train at the ratio that the inputs will be masked at in use.",
      source: "Common practice",
      rule: "The best fixed ratio must lie within 0.05 of the test ratio q.",
      quantifier: "every",
      note: "With endless samples the best linear prediction from masked inputs is learnt from inputs masked just so. With fewer, each masked row also costs variance, and the best ratio falls below q, to 0 in the end.",
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
    },
  ],
};
