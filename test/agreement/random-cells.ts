import { randomStream, type Random } from "../../src/numerics/index.ts";
import { parseProblem, type Problem } from "../../src/problem/index.ts";

/** A problem and a number of samples, from all that the contract allows within ordinary sizes. */
export interface RandomCell {
  readonly problem: Problem;
  readonly n: number;
}

/** Cell number `index`: the same for everybody, with n log-uniform between 60 and 200. */
export function randomCell(index: number): RandomCell {
  const random = randomStream("verdicts, problem", index);
  const between = (a: number, b: number): number => a + (b - a) * random.uniform();
  const log = (a: number, b: number): number => a * (b / a) ** random.uniform();
  const chance = (p: number): boolean => random.uniform() < p;
  const n = Math.round(log(60, 200));
  const copies = chance(0.25) ? oneOf(random, [2, 3, "infinity"]) : 1;
  const laws = [
    { law: "fixed", ratio: between(0, 0.8) },
    { law: "uniform", min: between(0, 0.3), max: between(0.4, 0.9) },
    { law: "discrete", ratios: [between(0.05, 0.3), between(0.4, 0.8)], weights: [1, log(0.3, 3)] },
    { law: "beta", a: between(1, 4), b: between(2, 5) },
  ];
  const spectra = [
    { family: "isotropic" },
    { family: "spiked", spikes: [log(2, 0.2 * n)] },
    { family: "atoms", values: [log(0.1, 1), log(1, 5)], weights: [1, log(0.2, 2)] },
    { family: "factor", share: between(0.05, 0.3), communality: between(0.2, 0.7) },
    { family: "power-law", exponent: between(0.3, 1), dimension: 100 },
    { family: "ar1", rho: between(0.2, 0.7), dimension: 100 },
  ];
  const spectrum = oneOf(random, spectra);
  // a massless spike leaves an isotropic signal off it
  const alignments = [{ kind: "isotropic" }, { kind: "power", exponent: between(0, 1.5) }];
  const alignment =
    spectrum.family === "spiked" && chance(0.5)
      ? { kind: "weights", weights: [between(0, 1), 1] }
      : oneOf(random, alignments);
  const signal = { strength: log(0.3, 3), of: oneOf(random, ["norm", "variance"]), alignment };
  const problem = parseProblem({
    gamma: log(0.2, 5),
    spectrum,
    signal,
    noise: log(0.05, 2),
    mask: chance(0.12) && copies === 1 ? { law: "fixed", ratio: 0 } : oneOf(random, laws),
    rows: chance(0.2) && copies === 1 ? "masked-target" : "all",
    copies,
    rescale: chance(0.4),
    ridge: chance(0.3) ? log(0.01, 1) : 0,
    test: { mask: chance(0.2) ? between(0, 0.7) : 0 },
  });
  return { problem, n };
}

function oneOf<T>(random: Random, list: readonly T[]): T {
  return list[Math.floor(random.uniform() * list.length)];
}
