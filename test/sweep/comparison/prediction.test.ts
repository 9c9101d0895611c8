import { describe, expect, it } from "vitest";
import { parseProblem, type Problem } from "../../../src/problem/index.ts";
import { createSimulator, runExperiment, summarizeCell } from "../../../src/simulation/index.ts";
import { compareCell, type CellComparison } from "../../../src/sweep/index.ts";
import { finiteSizeRisk, risk } from "../../../src/theory/index.ts";

const simulator = createSimulator();
const two = { family: "atoms", values: [0.4, 1.6], weights: [0.5, 0.5] };
const spike = {
  spectrum: { family: "spiked", spikes: [60] },
  signal: { strength: 1, of: "variance", alignment: { kind: "weights", weights: [0, 1] } },
};

/** One experiment, held against both. */
function both(problem: Problem, n: number, replicates: number): Record<string, CellComparison> {
  const experiment = runExperiment(simulator, { problem, n }, { seed: 5, replicates });
  return {
    limit: compareCell(problem, risk(problem), experiment, { prediction: "limit" }),
    refined: compareCell(problem, risk(problem), experiment),
  };
}

describe("comparison with theory refined for the size", () => {
  const cases = [
    { name: "clean", n: 24, problem: { gamma: 0.5 } },
    {
      name: "few visible entries",
      n: 24,
      problem: { gamma: 0.4, spectrum: two, mask: { law: "fixed", ratio: 0.4 } },
    },
    {
      name: "a law of ratios",
      n: 24,
      problem: { gamma: 0.4, spectrum: two, mask: { law: "uniform", min: 0.1, max: 0.6 } },
    },
    {
      name: "a heavy spike under a ridge",
      n: 60,
      problem: { gamma: 0.25, ridge: 0.1, mask: { law: "fixed", ratio: 0.4 }, ...spike },
    },
    {
      name: "a heavy spike",
      n: 60,
      problem: { gamma: 2 / 3, mask: { law: "uniform", min: 0.1, max: 0.8 }, ...spike },
    },
    {
      name: "near the threshold",
      n: 24,
      problem: { gamma: 30 / 24, spectrum: two, mask: { law: "fixed", ratio: 0.3 } },
    },
  ];
  const distances = cases.map(({ name, n, problem: input }) => {
    const { limit, refined } = both(parseProblem(input), n, 600);
    const off = ({ mean, theory }: CellComparison): number => Math.abs(mean! / theory! - 1);
    return { name, limit, refined, far: off(limit), near: off(refined) };
  });

  it.each(distances)("is nearer to experiments: $name", ({ limit, refined, far, near }) => {
    expect([limit.prediction, refined.prediction]).toEqual(["limit", "finite-size"]);
    expect(refined.mean).toBe(limit.mean);
    expect(near, `limit off by ${far}, refined by ${near}`).toBeLessThan(0.7 * far);
    expect(refined.verdict).not.toBe("disagrees");
  });

  it("is several times nearer in all", () => {
    const rms = (which: "far" | "near"): number =>
      Math.sqrt(distances.reduce((sum, one) => sum + one[which] ** 2, 0) / distances.length);
    expect(rms("near")).toBeLessThan(0.4 * rms("far"));
  });
});

describe("the prediction used", () => {
  const made = (problem: Problem, n: number): ReturnType<typeof summarizeCell> =>
    summarizeCell(
      { problem, n },
      1,
      [0.9, 1.1, 1.2].map((excessRisk) => {
        return { excessRisk, totalRisk: 2, estimationRisk: 1, norm2: 1, trainingError: 0 };
      }),
    );

  it("is the refinement at the experiment's own n and d", () => {
    const problem = parseProblem({ gamma: 0.5, mask: { law: "fixed", ratio: 0.3 } });
    const found = compareCell(problem, risk(problem), made(problem, 41));
    expect(found.theory).toBeCloseTo(finiteSizeRisk(problem, { n: 41, d: 21 }).excessRisk!, 12);
    expect(found.limit).toBe(risk(problem).excessRisk);
  });

  it("is the limit with copies, and says so", () => {
    const problem = parseProblem({ gamma: 3, copies: 2, mask: { law: "fixed", ratio: 0.3 } });
    const experiment = made(problem, 60);
    const found = compareCell(problem, risk(problem), experiment);
    expect(found.prediction).toBe("limit");
    expect(found.theory).toBe(found.limit);
  });

  it("is the limit where the refinement is no nearer", () => {
    const problem = parseProblem({
      gamma: 1.6,
      spectrum: { family: "atoms", values: [0, 2], weights: [1, 1] },
      signal: { alignment: { kind: "weights", weights: [0, 1] } },
    });
    const found = compareCell(problem, risk(problem), made(problem, 100));
    expect(found.theory).not.toBeLessThan(risk(problem).excessRisk!);
  });

  it("is none where the mean does not exist at this size", () => {
    const mask = { law: "fixed", ratio: 0.5 };
    const problem = parseProblem({ gamma: 0.48, rows: "masked-target", mask });
    expect(risk(problem).excessRisk).not.toBeNull();
    const found = compareCell(problem, risk(problem), made(problem, 50));
    expect(found.verdict).toBe("not compared");
    expect(found.reason).toMatch(/no mean|threshold/);
  });
});
