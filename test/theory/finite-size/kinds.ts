import { randomStream, type Random } from "../../../src/numerics/index.ts";
import { parseProblem, type Problem } from "../../../src/problem/index.ts";

/** A kind of finite experiment, and a problem of it with its number of samples. */
export interface FiniteKind {
  readonly name: string;
  readonly draw: (random: Random) => { readonly problem: Problem; readonly n: number };
}

const between = (random: Random, low: number, high: number): number =>
  low * (high / low) ** random.uniform();

/** Samples, and features well on one side of so many rows. */
function size(random: Random, side: "under" | "over", rows = 1): { n: number; gamma: number } {
  const n = Math.round(between(random, 24, 120));
  const share = side === "under" ? between(random, 0.2, 0.75) : between(random, 1.4, 4);
  return { n, gamma: Math.max(2, Math.round(share * rows * n)) / n };
}

const two = { family: "atoms", values: [0.4, 1.6], weights: [0.5, 0.5] };
const tri = { family: "atoms", values: [0.05, 0.8, 4], weights: [0.4, 0.475, 0.125] };

function common(random: Random): object {
  const spectra = [{ family: "isotropic" }, two, tri];
  return {
    spectrum: spectra[Math.floor(3 * random.uniform())],
    noise: between(random, 0.05, 1),
    rescale: random.uniform() < 0.3,
    test: { mask: random.uniform() < 0.3 ? 0.4 : 0 },
  };
}

const fixed = (random: Random): object => ({ law: "fixed", ratio: 0.1 + 0.6 * random.uniform() });
const mixed = (random: Random): object => {
  if (random.uniform() < 0.5) {
    const min = 0.3 * random.uniform();
    return { law: "uniform", min, max: min + 0.2 + 0.3 * random.uniform() };
  }
  return { law: "discrete", ratios: [0, 0.2, 0.7], weights: [1, 1, 1 + random.uniform()] };
};

const kind = (
  name: string,
  side: "under" | "over",
  more: (random: Random) => object,
  rows = 1,
): FiniteKind => ({
  name: `${name}, ${side}`,
  draw: (random) => {
    const { n, gamma } = size(random, side, rows);
    return { n, problem: parseProblem({ gamma, ...common(random), ...more(random) }) };
  },
});

const ridge = (random: Random): object => ({ ridge: between(random, 0.01, 1) });

/** What experiments of a size may differ in. */
export const FINITE_KINDS: readonly FiniteKind[] = [
  ...(["under", "over"] as const).flatMap((side) => [
    kind("no masks", side, () => ({})),
    kind("one ratio", side, (random) => ({ mask: fixed(random) })),
    kind("mixed ratios", side, (random) => ({ mask: mixed(random) })),
    kind("no masks, ridge", side, ridge),
    kind("one ratio, ridge", side, (random) => ({ mask: fixed(random), ...ridge(random) })),
    kind("mixed ratios, ridge", side, (random) => ({ mask: mixed(random), ...ridge(random) })),
  ]),
  kind(
    "masked targets",
    "under",
    (random) => ({
      mask: { law: "fixed", ratio: 0.5 + 0.2 * random.uniform() },
      rows: "masked-target",
    }),
    0.4,
  ),
  kind("masked targets", "over", (random) => ({ mask: fixed(random), rows: "masked-target" }), 0.7),
  {
    name: "no masks, rank below n and d",
    draw: (random) => {
      const n = Math.round(between(random, 24, 120));
      const d = 2 * Math.round(n * between(random, 0.6, 0.75));
      const spectrum = { family: "atoms", values: [0, 2], weights: [1, 1] };
      return {
        n,
        problem: parseProblem({ gamma: d / n, spectrum, noise: between(random, 0.1, 1) }),
      };
    },
  },
  {
    name: "no masks, n below the rank",
    draw: (random) => {
      const n = Math.round(between(random, 24, 60));
      const d = 2 * Math.round(n * between(random, 1.4, 3));
      const spectrum = { family: "atoms", values: [0, 2], weights: [1, 1] };
      return {
        n,
        problem: parseProblem({ gamma: d / n, spectrum, noise: between(random, 0.1, 1) }),
      };
    },
  },
  {
    name: "some rows unmasked, rank below their number",
    draw: (random) => {
      const n = 6 * Math.round(between(random, 24, 120) / 6);
      const spectrum = { family: "atoms", values: [0, 4], weights: [3, 1] };
      const d = 4 * Math.round(0.4 * n);
      const mask = { law: "discrete", ratios: [0, 0.5], weights: [0.8, 0.2] };
      return {
        n,
        problem: parseProblem({ gamma: d / n, spectrum, mask, noise: between(random, 0.1, 1) }),
      };
    },
  },
  kind("a heavy spike", "under", (random) => ({
    mask: fixed(random),
    rescale: false,
    spectrum: { family: "spiked", spikes: [between(random, 10, 60)] },
    signal: { strength: 1, of: "variance", alignment: { kind: "weights", weights: [0, 1] } },
  })),
];

/** A stream of its own for each problem of a kind. */
export function finiteProblem(place: number, index: number): ReturnType<FiniteKind["draw"]> {
  return FINITE_KINDS[place].draw(randomStream(71, place, index));
}
