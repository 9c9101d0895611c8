import { describe, expect, it } from "vitest";
import { loadFormulas, parseProblem } from "../../src/problem/index.ts";
import { createSimulator, QUANTITIES, runExperiment } from "../../src/simulation/index.ts";
import { compareCell, compareSweep, finiteSizeError } from "../../src/sweep/index.ts";
import { risk } from "../../src/theory/index.ts";
import { AVERAGED_PROBLEMS, COPIES_PROBLEMS, RIDGE_PROBLEMS } from "./later-problems.ts";
import { AGREEMENT_PROBLEMS, type AgreementProblem } from "./problems.ts";

const REPLICATES = 20;
/** Finite-size error granted at most to one quantity of one problem: one standard deviation. */
const LARGEST_SYSTEMATIC = 0.06;

/** Verdicts on a right theory; with so few replicates of each problem also that noise is large. */
const RIGHT = /^(agrees|agrees within|too noisy)$/;

await loadFormulas();
const simulator = createSimulator();
/** Cells of one seed share draws: a seed for each problem leaves their deviations independent. */
const run = ({ name, problem: input, n }: AgreementProblem, place: number) => {
  const problem = parseProblem(input);
  const seed = 1000 + place;
  const experiment = runExperiment(simulator, { problem, n }, { seed, replicates: REPLICATES });
  const theory = risk(problem);
  return {
    name,
    problem,
    experiment,
    theory,
    comparison: compareCell(problem, theory, experiment),
  };
};
const [plain, ridge, copies, averaged] = [
  AGREEMENT_PROBLEMS,
  RIDGE_PROBLEMS,
  COPIES_PROBLEMS,
  AVERAGED_PROBLEMS,
].map((problems, group) => problems.map((one, place) => run(one, 100 * group + place)));
const all = [...plain, ...ridge, ...copies, ...averaged];

describe("theory and experiment", () => {
  it.each(all.map((one) => [one.name, one] as const))("agree: %s", (_name, one) => {
    const { theory: risks, experiment, problem } = one;
    const error = finiteSizeError(problem, experiment).total;
    for (const quantity of QUANTITIES) {
      const theory = risks[quantity]!;
      const { mean, standardError } = experiment[quantity];
      // finite-size error as a systematic one: sizes here are 40 to 220 samples
      const systematic = Math.min(error, LARGEST_SYSTEMATIC) * theory;
      const z = (mean! - theory) / Math.hypot(standardError!, systematic, 1e-12);
      // Student's t with 19 degrees exceeds 4.5 once in 4000; there are 245 of these
      expect(Math.abs(z), `${quantity}: theory ${theory}, mean ${mean}`).toBeLessThan(4.5);
    }
  });

  it.each(QUANTITIES)("agree over all problems without any allowance: rms z of %s", (quantity) => {
    for (const group of [plain, [...ridge, ...copies, ...averaged]]) {
      const zs = group.flatMap(({ theory, experiment }) => {
        const { mean, standardError } = experiment[quantity];
        // an interpolating fit leaves residuals of rounding only: no deviation to speak of
        if (standardError! < 1e-12) return [];
        return [(mean! - theory[quantity]!) / standardError!];
      });
      expect(zs.length).toBeGreaterThanOrEqual(10);
      const rms = Math.sqrt(zs.reduce((sum, z) => sum + z * z, 0) / zs.length);
      // 1 for a limit reached (1.06 with t's tails); the bias of small n adds its share
      expect(rms).toBeGreaterThan(0.4);
      expect(rms).toBeLessThan(2);
    }
  });

  it("agree by the verdict, which finds a theory that is off by a quarter", () => {
    const verdict = compareSweep(all.map(({ comparison }) => comparison));
    expect(verdict.verdict).toMatch(RIGHT);
    expect(verdict.cells).toBeGreaterThanOrEqual(25);
    for (const factor of [0.75, 1.25]) {
      const wrong = all.map(({ problem, theory, experiment }) => {
        const excessRisk = theory.excessRisk! * factor;
        return compareCell(problem, { ...theory, excessRisk }, experiment);
      });
      expect(compareSweep(wrong).verdict).toBe("disagrees");
    }
  });

  it.each([
    ["ridge", ridge, { ridge: 0 }],
    ["copies", copies, { copies: 1 }],
    ["masks in the averaged loss", averaged, { copies: 2 }],
  ] as const)("disagree with a theory that forgets the %s", (_what, group, forgotten) => {
    const wrong = group.map(({ problem, experiment }) =>
      compareCell(problem, risk(parseProblem({ ...problem, ...forgotten })), experiment),
    );
    expect(compareSweep(wrong).verdict).toBe("disagrees");
    expect(compareSweep(group.map(({ comparison }) => comparison)).verdict).toMatch(RIGHT);
  });
});
