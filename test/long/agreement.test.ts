import { expect, it } from "vitest";
import { parseProblem } from "../../src/problem/index.ts";
import { createSimulator, runExperiment } from "../../src/simulation/index.ts";
import { risk } from "../../src/theory/index.ts";
import { AGREEMENT_PROBLEMS } from "../agreement/problems.ts";

/** Relative deviations of the mean excess risk from theory, with their standard errors. */
function deviations(scale: number, replicates: number): { value: number; error: number }[] {
  const simulator = createSimulator();
  return AGREEMENT_PROBLEMS.map((entry) => {
    const problem = parseProblem(entry.problem);
    const cell = { problem, n: Math.round(entry.n * scale) };
    const { mean, standardError } = runExperiment(simulator, cell, {
      seed: 2,
      replicates,
    }).excessRisk;
    const theory = risk(problem).excessRisk!;
    return { value: mean! / theory - 1, error: standardError! / theory };
  });
}

const mean = (x: number[]): number => x.reduce((a, b) => a + b, 0) / x.length;

it("the discrepancy between theory and experiment shrinks like 1/n", () => {
  const small = deviations(0.5, 300);
  const large = deviations(1, 100);
  const error = (all: { error: number }[]): number =>
    Math.sqrt(mean(all.map((one) => one.error ** 2)) / all.length);
  const [atSmall, atLarge] = [small, large].map((all) => mean(all.map((one) => one.value)));
  const spread = Math.hypot(error(large), error(small) / 2);
  // finite n makes risks larger on the whole, by 3 to 5 % at half the sizes; half of it at these
  expect(atSmall).toBeGreaterThan(4 * error(small));
  expect(Math.abs(atLarge - atSmall / 2)).toBeLessThan(4 * spread);
}, 1_800_000);
