import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  parseProblem,
  ratioNodes,
  type MaskLaw,
  type Problem,
} from "../../../src/problem/index.ts";
import {
  risk,
  thresholdGamma,
  thresholdRatio,
  thresholdsAlong,
} from "../../../src/theory/index.ts";
import { freshRatios } from "../../../src/theory/rows/fresh-copies.ts";
import { rowNodes } from "../../../src/theory/rows/row-nodes.ts";
import { problemSpectrum } from "../../../src/theory/population/problem-spectrum.ts";
import { copySolution } from "../../../src/theory/risk/copy-risk.ts";
import { logUniform, problems } from "../arbitrary.ts";
import { deviation, expectSameRisk, quantities } from "../compare.ts";

const base = {
  gamma: 0.5,
  spectrum: { family: "atoms", values: [0.05, 0.8, 4], weights: [0.4, 0.475, 0.125] },
  signal: { alignment: { kind: "weights", weights: [0.5, 0.3, 0.2] } },
  noise: 0.25,
};
const uniform: MaskLaw = { law: "uniform", min: 0.1, max: 0.9 };

function problemOf(changes: object): Problem {
  return parseProblem({ ...base, ...changes });
}

const ratio = fc.double({ min: 0.02, max: 0.95, noNaN: true });
const randomLaw: fc.Arbitrary<MaskLaw> = fc.oneof(
  fc.tuple(ratio, ratio).map(([a, b]): MaskLaw => ({
    law: "uniform",
    min: Math.min(a, b),
    max: Math.max(a, b),
  })),
  fc
    .array(ratio, { minLength: 2, maxLength: 4 })
    .map((ratios): MaskLaw => ({ law: "discrete", ratios, weights: ratios.map(() => 1) })),
);
const gamma = logUniform(0.05, 50);
const ridge = fc.oneof(fc.constant(0), logUniform(1e-4, 10));

/** Size against which tiny quantities are judged. */
function floorOf(problem: Problem): number {
  const { totalRisk, norm2 } = risk(problem);
  return 1e-6 * ((totalRisk ?? 1) + (norm2 ?? 1));
}

describe("copies with fresh ratios", () => {
  it("one copy is the base model, through the equations of several", () => {
    fc.assert(
      fc.property(problems({ gamma, mask: randomLaw, ridge }), (problem) => {
        const found = risk(problem);
        fc.pre(found.regime !== "threshold" && Math.abs(problem.gamma - 1) > 1e-3);
        const spectrum = problemSpectrum(problem);
        fc.pre(spectrum.rankShare === 1);
        const hidden = problem.rows === "masked-target";
        const nodes = rowNodes(problem, spectrum);
        const ratios = freshRatios(nodes, 1, problem.rescale, hidden);
        const ell = problem.ridge / spectrum.diagonal;
        const fresh = copySolution(spectrum, ratios, problem.gamma / ratios.rows, ell, false);
        const floor = floorOf(problem);
        expect(deviation(fresh.mean.missed2, found.bias, floor)).toBeLessThan(1e-11);
        expect(deviation(fresh.fluctuation.v1, found.variance, floor)).toBeLessThan(1e-11);
        expect(deviation(fresh.fluctuation.training, found.trainingError, floor)).toBeLessThan(
          1e-11,
        );
      }),
      { numRuns: 200 },
    );
  });

  it("fresh ratios of a law of one ratio are that ratio, target hidden or not", () => {
    fc.assert(
      fc.property(
        problems({ gamma, ridge }),
        ratio,
        fc.integer({ min: 2, max: 64 }),
        (problem, at, copies) => {
          const fixed: Problem = { ...problem, copies, mask: { law: "fixed", ratio: at } };
          const law: MaskLaw = { law: "discrete", ratios: [at], weights: [3] };
          const found = risk(fixed);
          fc.pre(found.excessRisk === null || found.excessRisk < 1e4);
          expectSameRisk(risk({ ...fixed, mask: law }), found, 1e-10, floorOf(fixed));
        },
      ),
      { numRuns: 200 },
    );
  });

  it("more copies of each sample come near to the averaged loss", () => {
    for (const changes of [{}, { rows: "masked-target", ridge: 0.1 }, { rescale: true }]) {
      const at = (copies: number | "infinity"): number =>
        risk(problemOf({ ...changes, mask: uniform, copies })).excessRisk ?? NaN;
      const limit = at("infinity");
      const away = [1, 2, 4, 8, 16, 32, 64].map((copies) => at(copies) - limit);
      for (let i = 1; i < 7; i++) expect(away[i]).toBeLessThan(away[i - 1]);
      expect(away[6]).toBeGreaterThan(0);
      // what is left falls as 1/K: extrapolated twice
      const [a, b, c] = away.slice(-3);
      expect(Math.abs(8 * c - 6 * b + a) / 3).toBeLessThan(1e-4 * limit);
    }
  });
});

describe("infinitely many copies", () => {
  it.each([
    {},
    { rescale: true },
    { ridge: 0.2 },
    { rows: "masked-target" },
    { rows: "masked-target", rescale: true, ridge: 0.05, test: { mask: 0.3 } },
  ])("are the limit of many copies of a fixed ratio: %j", (changes) => {
    const mask = { law: "fixed", ratio: 0.4 };
    const limit = risk(problemOf({ ...changes, mask, copies: "infinity" }));
    const errors = [250, 500, 1000].map((copies) => {
      const found = risk(problemOf({ ...changes, mask, copies }));
      return quantities.map((name) => (found[name] as number) - (limit[name] as number));
    });
    quantities.forEach((name, i) => {
      const [a, b, c] = errors.map((all) => all[i]);
      // errors fall as 1/K: extrapolated twice to 1/K = 0 nothing is left
      const rest = Math.abs((8 * c - 6 * b + a) / 3) / (limit[name] as number);
      expect(rest, name).toBeLessThan(1e-7);
      expect(Math.abs(c), name).toBeLessThan(0.01 * (limit[name] as number));
    });
  });

  it("do not tell a law of ratios from one ratio of the same averages", () => {
    fc.assert(
      fc.property(problems({ gamma }), randomLaw, (problem, mask) => {
        const hidden = problem.rows === "masked-target";
        const { ratio: ratios, weight } = ratioNodes(mask);
        const average = (f: (p: number) => number): number =>
          ratios.reduce((sum, p, i) => sum + weight[i] * f(p) * (hidden ? p : 1), 0);
        const odds = average((p) => p / (1 - p)) / average(() => 1);
        const same = problem.rescale
          ? odds / (1 + odds)
          : 1 - average((p) => (1 - p) ** 2) / average((p) => 1 - p);
        const law = risk({ ...problem, mask, copies: "infinity" });
        const one = risk({ ...problem, mask: { law: "fixed", ratio: same }, copies: "infinity" });
        const floor = floorOf({ ...problem, copies: "infinity", mask });
        expectSameRisk({ ...law, trainingError: one.trainingError }, one, 1e-11, floor);
      }),
      { numRuns: 200 },
    );
  });

  it("under rescaled ratios up to 1 fit nothing: the penalty is infinite", () => {
    const found = risk(
      problemOf({ mask: { law: "uniform", min: 0, max: 1 }, rescale: true, copies: "infinity" }),
    );
    expect(found.norm2).toBe(0);
    expect(found.trainingError).toBe(found.totalRisk);
  });
});

describe("thresholds with copies", () => {
  it("lie at as many rows as dimensions, and the risk is infinite there", () => {
    for (const mask of [{ law: "fixed", ratio: 0.3 }, uniform]) {
      for (const rows of ["all", "masked-target"]) {
        for (const copies of [2, 3]) {
          const problem = problemOf({ mask, rows, copies });
          const at = thresholdGamma(problem) as number;
          expect(risk({ ...problem, gamma: at })).toMatchObject({
            regime: "threshold",
            excessRisk: null,
          });
          const [below, above] = [1 - 1e-6, 1 + 1e-6].map((f) =>
            risk({ ...problem, gamma: at * f }),
          );
          expect(below.regime).toBe("underparameterised");
          expect(above.regime).toBe("overparameterised");
          expect(deviation(below.variance, above.variance)).toBeLessThan(1e-4);
        }
      }
    }
  });

  it("are none with a ridge or infinitely many copies", () => {
    const hidden = { rows: "masked-target", mask: { law: "fixed", ratio: 0.3 } };
    for (const changes of [{ ridge: 1e-3 }, { copies: "infinity" }]) {
      expect(thresholdGamma(problemOf({ ...hidden, ...changes }))).toBeNull();
      expect(thresholdRatio(problemOf({ ...hidden, ...changes }))).toBeNull();
    }
    expect(thresholdRatio(problemOf({ ...hidden, copies: 2 }))).toBe(0.25);
  });

  it("are found along an axis", () => {
    const at = (copies: number) => (p: number) =>
      problemOf({ rows: "masked-target", mask: { law: "fixed", ratio: p }, copies });
    expect(thresholdsAlong(at(2), 0.05, 0.95)[0]).toBeCloseTo(0.25, 12);
  });
});

describe("copies of a beta law with rescaled inputs", () => {
  it("have a risk under a law whose last node rounds to ratio 1", () => {
    const mask = { law: "beta", a: 0.6, b: 1.3 };
    const of = (b: number): number => {
      const law = { ...mask, b };
      const found = risk(parseProblem({ gamma: 0.05, mask: law, copies: 2, rescale: true }));
      expect(found.solver.converged).toBe(true);
      return found.excessRisk ?? Number.NaN;
    };
    // as it goes on from the laws next to it
    expect(of(1.3)).toBeCloseTo(Math.sqrt(of(1.29) * of(1.31)), 4);
  });
});
