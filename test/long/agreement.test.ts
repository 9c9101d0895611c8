import { beforeAll, describe, expect, it } from "vitest";
import { loadFormulas, parseProblem } from "../../src/problem/index.ts";
import {
  createSimulator,
  QUANTITIES,
  runExperiment,
  type Quantity,
} from "../../src/simulation/index.ts";
import { risk } from "../../src/theory/index.ts";
import { AVERAGED_PROBLEMS, COPIES_PROBLEMS, RIDGE_PROBLEMS } from "../agreement/later-problems.ts";
import { AGREEMENT_PROBLEMS, type AgreementProblem } from "../agreement/problems.ts";

/** A relative deviation of a mean from theory, and its standard error. */
interface Deviation {
  readonly value: number;
  readonly error: number;
}

type Deviations = Readonly<Record<Quantity, readonly Deviation[]>>;

await loadFormulas();

/** Deviations of every problem at `scale` times its size; exact zeros (interpolation) are left out. */
function deviations(
  problems: readonly AgreementProblem[],
  scale: number,
  replicates: number,
): Deviations {
  const simulator = createSimulator();
  const found: Record<Quantity, Deviation[]> = {
    excessRisk: [],
    totalRisk: [],
    estimationRisk: [],
    norm2: [],
    trainingError: [],
  };
  for (const [place, entry] of problems.entries()) {
    const problem = parseProblem(entry.problem);
    const cell = { problem, n: Math.round(entry.n * scale) };
    // cells of one seed share draws, and so do sizes: a seed for each leaves them independent
    const seed = cell.n * 1000 + place;
    const experiment = runExperiment(simulator, cell, { seed, replicates });
    const limits = risk(problem);
    for (const quantity of QUANTITIES) {
      const { mean, standardError } = experiment[quantity];
      const theory = limits[quantity]!;
      if (theory < 1e-12) continue;
      found[quantity].push({ value: mean! / theory - 1, error: standardError! / theory });
    }
  }
  return found;
}

const mean = (x: number[]): number => x.reduce((a, b) => a + b, 0) / x.length;
const averageOf = (all: readonly Deviation[]): number => mean(all.map((one) => one.value));
const errorOf = (all: readonly Deviation[]): number =>
  Math.sqrt(mean(all.map((one) => one.error ** 2)) / all.length);

/** Mean square of the deviations beyond what chance alone gives. */
const excessSquare = (all: readonly Deviation[]): number =>
  mean(all.map((one) => one.value ** 2 - one.error ** 2));

/** Standard error of {@link excessSquare}, for normal deviations that may be biased. */
const excessSquareError = (all: readonly Deviation[]): number =>
  Math.sqrt(
    mean(all.map(({ value, error }) => 2 * error ** 4 + 4 * value ** 2 * error ** 2)) / all.length,
  );

it("the discrepancy between theory and experiment shrinks like 1/n", () => {
  const small = deviations(AGREEMENT_PROBLEMS, 0.6, 300).excessRisk;
  const large = deviations(AGREEMENT_PROBLEMS, 1.2, 100).excessRisk;
  const [atSmall, atLarge] = [small, large].map(averageOf);
  const spread = Math.hypot(errorOf(large), errorOf(small) / 2);
  // finite n makes risks larger on the whole, by 3 to 5 % at the smaller sizes; half of it at these
  expect(atSmall).toBeGreaterThan(4 * errorOf(small));
  expect(Math.abs(atLarge - atSmall / 2)).toBeLessThan(4 * spread);
}, 1_800_000);

describe.each([
  ["ridge", RIDGE_PROBLEMS, 600, 200],
  ["copies", COPIES_PROBLEMS, 400, 130],
  ["averaged", AVERAGED_PROBLEMS, 900, 300],
] as const)("with %s, between two sizes", (_group, problems, many, some) => {
  let small: Deviations;
  let large: Deviations;
  beforeAll(() => {
    small = deviations(problems, 0.5, many);
    large = deviations(problems, 1.2, some);
  }, 1_800_000);

  it.each(QUANTITIES)("every deviation of %s is small, and on the whole shrinks", (quantity) => {
    const [before, after] = [small[quantity], large[quantity]];
    // 1/n: a factor 0.5/1.2 between the sizes, its square in squares
    const expected = excessSquare(before) * (0.5 / 1.2) ** 2;
    const chance = Math.hypot(
      excessSquareError(after),
      excessSquareError(before) * (0.5 / 1.2) ** 2,
    );
    expect(excessSquare(after)).toBeLessThan(expected + 4 * chance);
    for (const { value, error } of after) {
      expect(Math.abs(value)).toBeLessThan(0.08 + 4 * error);
    }
  });
});
