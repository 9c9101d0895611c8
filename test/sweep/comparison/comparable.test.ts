import { describe, expect, it } from "vitest";
import { randomStream } from "../../../src/numerics/index.ts";
import { parseProblem } from "../../../src/problem/index.ts";
import { createSimulator, runExperiment, summarizeCell } from "../../../src/simulation/index.ts";
import {
  compareCell,
  compareSweep,
  experimentCaution,
  finiteSizeError,
  type CellComparison,
} from "../../../src/sweep/index.ts";
import { risk } from "../../../src/theory/index.ts";

const simulator = createSimulator();

function simulated(input: object, n: number, replicates: number): CellComparison {
  const problem = parseProblem(input);
  const cell = { problem, n };
  const draws = Array.from({ length: replicates }, (_, i) => {
    return simulator.observe(cell, 3, i).excessRisk;
  });
  const experiment = runExperiment(simulator, cell, { seed: 3, replicates });
  return compareCell(problem, risk(problem), experiment, { draws });
}

const small = (value: number, weight = 1): object => {
  return { family: "atoms", values: [1, value], weights: [1, weight] };
};

describe("beyond double precision", () => {
  it.each([1e-26, 1e-28, 1e-120])("is a design with eigenvalues %s", (value) => {
    const found = simulated({ gamma: 1.5, spectrum: small(value) }, 60, 20);
    expect(found).toMatchObject({ verdict: "not compared", score: null });
    expect(found.reason).toContain("double precision");
  });

  it("is no eigenvalue that is small in units alone", () => {
    const spectrum = { family: "atoms", values: [1e-120], weights: [1] };
    const found = simulated({ gamma: 1.5, spectrum }, 100, 400);
    expect(found.words).toBe("agrees");
    expect(found.score).toBeLessThan(3);
    expect(compareSweep([found]).chiSquare).toBeLessThan(9);
  });

  it("never shows where the verdict is compared: any eigenvalue, share and γ", () => {
    const random = randomStream("small eigenvalues");
    const verdicts = Array.from({ length: 50 }, () => {
      const value = 10 ** (-8 - 30 * random.uniform());
      const gamma = 10 ** (random.uniform() - 0.5);
      const mask = { law: "fixed", ratio: random.uniform() < 0.4 ? 0.4 : 0 };
      const ridge = random.uniform() < 0.3 ? 0.2 : 0;
      const input = { gamma, mask, ridge, spectrum: small(value, 3 * random.uniform() + 0.2) };
      return simulated(input, 40, 20);
    });
    const compared = verdicts.filter(({ score }) => score !== null);
    expect(compared.length).toBeGreaterThan(12);
    expect(verdicts.some(({ reason }) => reason?.includes("double") === true)).toBe(true);
    for (const { score, difference } of compared) {
      // a rank that is wrong is off by tens of per cent, and by tens of standard errors
      expect(Number.isFinite(score)).toBe(true);
      expect(Math.abs(score!), String(difference)).toBeLessThan(5);
    }
  });

  it("is not where a mask or a ridge lifts the small ones, or strong ones are enough", () => {
    const at = (input: object): string | null =>
      experimentCaution(parseProblem({ spectrum: small(1e-28), ...input }), 200);
    expect(at({ gamma: 1.5 })).toContain("double precision");
    expect(at({ gamma: 1.5, mask: { law: "fixed", ratio: 0.3 } })).toBeNull();
    expect(at({ gamma: 1.5, ridge: 0.1 })).toBeNull();
    expect(at({ gamma: 4 })).toBeNull();
    expect(at({ gamma: 0.5 })).toContain("double precision");
    const atZero = { law: "discrete", ratios: [0, 0.5], weights: [9, 1] };
    expect(at({ gamma: 1.5, mask: atZero })).toContain("double precision");
  });
});

describe("no mean", () => {
  it("exists for rows of ratio up to 1, whatever theory at this size says", () => {
    const input = { gamma: 4, mask: { law: "uniform", min: 0, max: 1 } };
    const found = simulated(input, 60, 12);
    expect(found).toMatchObject({ verdict: "not compared", theory: null });
    expect(found.reason).toContain("no mean exists");
    expect(experimentCaution(parseProblem(input), 60)).toContain("no mean exists");
  });

  it("exists where rows with hardly any visible input have to be fitted", () => {
    const law = { law: "beta", a: 2, b: 1.2 };
    const found = simulated({ gamma: 2, mask: law }, 60, 12);
    expect(found.limit).not.toBeNull();
    expect(found.reason).toContain("no mean exists");
    // least squares, and longer rows of inputs so divided, do not mind
    expect(experimentCaution(parseProblem({ gamma: 0.3, mask: law }), 200)).toBeNull();
    expect(experimentCaution(parseProblem({ gamma: 4, mask: law, rescale: true }), 200)).toBeNull();
  });

  it("exists at the threshold of hidden targets", () => {
    const mask = { law: "fixed", ratio: 0.5 };
    const found = simulated({ gamma: 0.48, rows: "masked-target", mask }, 50, 9);
    expect(found.limit).not.toBeNull();
    expect(found.verdict).toBe("not compared");
  });
});

describe("too few inputs", () => {
  it("visible: says how many there would have to be", () => {
    const found = simulated({ gamma: 3, mask: { law: "fixed", ratio: 0.9 } }, 100, 9);
    expect(found.reason).toMatch(/^fewer visible inputs than \d\d: \(1 − p\)·min\(N, d\) = 10$/);
  });

  it("hidden: where rank counts, with a singular Σ or copies", () => {
    const singular = { family: "atoms", values: [0, 3], weights: [2, 1] };
    const onRange = { alignment: { kind: "weights", weights: [0, 1] } };
    const mask = { law: "fixed", ratio: 0.02 };
    const found = simulated({ gamma: 1.5, spectrum: singular, signal: onRange, mask }, 100, 9);
    expect(found.reason).toBe(
      "fewer hidden inputs than 16, where theory counts on many: p·min(n, d) = 2",
    );
    expect(experimentCaution(parseProblem({ gamma: 2, copies: 3, mask }), 100)).toContain("hidden");
    expect(experimentCaution(parseProblem({ gamma: 2, mask }), 100)).toBeNull();
  });
});

describe("the error of theory at a size", () => {
  const at = (input: object, n: number): { limit: number; refined: number; main: string } => {
    const problem = parseProblem(input);
    const experiment = summarizeCell({ problem, n }, 1, []);
    const limit = finiteSizeError(problem, experiment);
    const refined = finiteSizeError(problem, experiment, "finite-size").total;
    return { limit: limit.total, refined, main: limit.main };
  };
  const spike = { spectrum: { family: "spiked", spikes: [60] } };

  it("shrinks like 1/n away from every limit of validity", () => {
    const input = { gamma: 2, mask: { law: "uniform", min: 0.1, max: 0.6 } };
    const [few, many] = [at(input, 200), at(input, 2000)];
    expect(few.limit).toBeLessThan(0.03);
    expect(few.limit / many.limit).toBeGreaterThan(8);
    expect(few.limit / many.limit).toBeLessThan(14);
  });

  it.each([
    ["the threshold", { gamma: 1.02 }, /threshold/],
    [
      "the threshold of hidden targets, whose number is random",
      { gamma: 0.5, mask: { law: "fixed", ratio: 0.55 }, rows: "masked-target" },
      /threshold/,
    ],
    [
      "the threshold at the rank of clean data",
      {
        gamma: 2,
        spectrum: { family: "atoms", values: [0, 2], weights: [1, 1] },
        signal: { alignment: { kind: "weights", weights: [0, 1] } },
      },
      /threshold/,
    ],
    ["ratio 1", { gamma: 3, mask: { law: "fixed", ratio: 0.97 } }, /visible/],
    ["heavy spikes", { gamma: 0.5, ...spike }, /spikes/],
    [
      "single factors",
      { gamma: 2, spectrum: { family: "factor", share: 0.0025, communality: 0.6 } },
      /directions/,
    ],
  ])("is large near %s", (_where, input, reason) => {
    const { limit, main } = at(input, 200);
    expect(limit).toBeGreaterThan(0.1);
    expect(main).toMatch(reason);
  });

  it("sees no threshold where clean data are of full rank or the law has no atom at 0", () => {
    const rows = { gamma: 0.5, mask: { law: "discrete", ratios: [0, 0.5], weights: [1, 1] } };
    expect(at(rows, 400).limit).toBeLessThan(0.05);
  });

  it("leaves out the trace of spikes that refined theory knows, but not their fluctuation", () => {
    const { limit, refined } = at({ gamma: 0.5, ...spike }, 400);
    expect(limit - refined).toBeGreaterThan(0.25);
    expect(refined).toBeLessThan(0.05);
    expect(refined).toBeGreaterThan(3600 / (2 * 259 ** 2) - 1e-9);
  });

  it("falls like the square of the distance to the threshold with refined theory", () => {
    const [near, far, farther] = [1.03, 1.25, 1.5].map((gamma) => at({ gamma }, 100).refined);
    expect(near).toBeGreaterThan(0.4);
    expect((far - 1 / 250) / (farther - 1 / 300)).toBeCloseTo(4, 9);
  });
});
