import { randomStream, type Random } from "../../../numerics/index.ts";
import type { Problem } from "../../../problem/index.ts";
import { bestFixedRatio } from "../../../theory/index.ts";
import type { ScannedProblem } from "./claims-task.ts";
import { randomGain } from "./judges/random-ratio.ts";
import { excess } from "./judges/tools.ts";
import { problem, uniform, under } from "./problems.ts";

/** Largest ratio of a spread-out law. */
const HIGHEST = 0.98;

/** Problem `index` of a search: what it is depends on seed and index alone. */
export function randomProblem(seed: number, index: number): Problem {
  const random = randomStream(seed, "scan", index);
  const levels = 2 + Math.floor(3 * random.uniform());
  const values = Array.from({ length: levels }, () => logUniform(random, 0.01, 30));
  const weights = Array.from({ length: levels }, () => logUniform(random, 0.02, 1));
  const energies = Array.from({ length: levels }, () => logUniform(random, 1e-3, 1));
  return problem({
    gamma: logUniform(random, 0.05, 30),
    spectrum: { family: "atoms", values, weights },
    signal: { strength: 1, of: "variance", alignment: { kind: "weights", weights: energies } },
    noise: logUniform(random, 0.003, 3),
    rescale: random.uniform() < 0.5,
  });
}

/** How random laws fare in one problem. Cost of a search over laws of any shape, 15-40 ms. */
export function scanProblem(drawn: Problem): ScannedProblem {
  const { ratio, gain } = randomGain(drawn);
  const spread = under(drawn, uniform(ratio / 2, Math.min(HIGHEST, 1.5 * ratio)));
  const best = bestFixedRatio(drawn).risk.excessRisk ?? Infinity;
  const inside = ratio > 1e-3 && ratio < HIGHEST;
  return { problem: drawn, ratio, gain, loss: inside ? excess(spread) / best - 1 : null };
}

const logUniform = (random: Random, from: number, to: number): number =>
  from * (to / from) ** random.uniform();
