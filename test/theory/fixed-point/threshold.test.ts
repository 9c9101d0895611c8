import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseProblem, type Problem } from "../../../src/problem/index.ts";
import {
  isotropicExcess,
  risk,
  thresholdGamma,
  thresholdRatio,
  thresholdsAlong,
} from "../../../src/theory/index.ts";
import { problems } from "../arbitrary.ts";
import { deviation } from "../compare.ts";

const mixture = {
  spectrum: { family: "atoms", values: [0.05, 0.8, 4], weights: [0.4, 0.475, 0.125] },
  signal: { alignment: { kind: "weights", weights: [0.5, 0.3, 0.2] } },
  mask: { law: "uniform", min: 0.1, max: 0.9 },
};
const singular = {
  spectrum: { family: "atoms", values: [0, 10 / 3], weights: [0.7, 0.3] },
  signal: { strength: 0.5, alignment: { kind: "weights", weights: [0, 1] } },
};
const partlyMasked = (clean: number): object => ({
  law: "discrete",
  ratios: [0, 0.4],
  weights: [clean, 1 - clean],
});

function expectPeak(problem: Problem): void {
  const found = risk(problem);
  expect(found.regime).toBe("threshold");
  expect([found.excessRisk, found.totalRisk, found.variance]).toEqual([null, null, null]);
  expect([found.norm2, found.estimationRisk]).toEqual([null, null]);
  expect(found.trainingError).toBe(0);
  expect(found.solver.converged).toBe(true);
}

describe("at the threshold", () => {
  it("everything that diverges is null, and the bias is the limit of both sides", () => {
    expectPeak(parseProblem({ gamma: 1 }));
    expectPeak(parseProblem({ ...mixture, gamma: 1 }));
    for (const rescale of [false, true]) {
      const bias = (gamma: number): number =>
        risk(parseProblem({ ...mixture, rescale, gamma })).bias;
      expect(deviation(bias(1), bias(1 - 1e-9))).toBeLessThan(1e-7);
      expect(deviation(bias(1), bias(1 + 1e-9))).toBeLessThan(1e-7);
    }
  });

  it("is where N = n E p with masked-target rows", () => {
    expectPeak(
      parseProblem({ gamma: 0.3, mask: { law: "fixed", ratio: 0.3 }, rows: "masked-target" }),
    );
    expectPeak(parseProblem({ ...mixture, gamma: 0.5, rows: "masked-target" }));
  });

  it("is at N = rank without masks, at N = d with any", () => {
    expectPeak(parseProblem({ ...singular, gamma: 1 / 0.3 }));
    expect(risk(parseProblem({ ...singular, gamma: 1 })).regime).toBe("underparameterised");
    expectPeak(parseProblem({ ...singular, gamma: 1, mask: { law: "fixed", ratio: 0.01 } }));
  });

  it("is harmless for rows without any noise", () => {
    const found = risk(parseProblem({ gamma: 1, noise: 0 }));
    expect(found).toMatchObject({ regime: "threshold", excessRisk: 0, bias: 0, norm2: 1 });
  });

  it("masked tests are infinite there too", () => {
    expect(risk(parseProblem({ ...mixture, gamma: 1, test: { mask: 0.3 } })).excessRisk).toBeNull();
  });
});

describe("next to the threshold", () => {
  it("keeps its digits for one ratio", () => {
    for (const away of [1e-3, 1e-6, 1e-9, 1e-12]) {
      for (const gamma of [1 - away, 1 + away]) {
        for (const p of [0, 0.3, 0.99]) {
          const problem = parseProblem({ gamma, mask: { law: "fixed", ratio: p } });
          const expected = isotropicExcess(gamma, p, 1, 0.25);
          expect(deviation(risk(problem).excessRisk, expected)).toBeLessThan(1e-13);
        }
      }
    }
  });

  it("diverges as 1/|gamma - 1|, smoothly to the last digits, for mixtures", () => {
    for (const rescale of [false, true]) {
      for (const sign of [-1, 1]) {
        // away = a power of 2, so that gamma - 1 is exact
        const scaled = (away: number): number => {
          const { excessRisk, solver } = risk(
            parseProblem({ ...mixture, rescale, gamma: 1 + sign * away }),
          );
          expect(solver.converged).toBe(true);
          expect(solver.residual).toBeLessThan(1e-12);
          return (excessRisk ?? NaN) * away;
        };
        for (const away of [2 ** -20, 2 ** -30, 2 ** -40]) {
          const [one, two, three] = [scaled(away), scaled(2 * away), scaled(3 * away)];
          const curvature = Math.abs(one - 2 * two + three) / one;
          expect(curvature).toBeLessThan(1e-12 + 100 * away * away);
        }
        expect(deviation(scaled(2 ** -40), scaled(2 ** -20))).toBeLessThan(1e-4);
      }
    }
  });
});

describe("singular Sigma and rows at ratio 0", () => {
  const at = (gamma: number, clean: number): ReturnType<typeof risk> =>
    risk(parseProblem({ ...singular, gamma, mask: partlyMasked(clean) }));

  it("clean rows that fill the range decide by ordinary least squares", () => {
    // N = d/gamma, rank 0.3 d: sigma² r/(mu0 N - r)
    expect(at(1.5, 0.6).excessRisk).toBeCloseTo(0.75, 12);
    expect(at(1.5, 0.8).excessRisk).toBeCloseTo(9 / 28, 12);
    expect(at(1.5, 0.6)).toMatchObject({ regime: "underparameterised", bias: 0 });
  });

  it("peaks where clean rows just fill the range", () => {
    const problem = parseProblem({ ...singular, gamma: 1.5, mask: partlyMasked(0.45) });
    expectPeak(problem);
    expect(thresholdGamma(problem)).toBeCloseTo(1.5, 14);
    const below = at(1.5, 0.45 - 1e-6);
    const above = at(1.5, 0.45 + 1e-6);
    expect(below.regime).toBe("overparameterised");
    expect(above.regime).toBe("underparameterised");
    for (const quantity of ["excessRisk", "norm2", "estimationRisk"] as const) {
      expect(deviation(below[quantity], above[quantity])).toBeLessThan(1e-5);
    }
  });

  it("has an infinite norm but a continuous clean risk where masked rows just fill the null space", () => {
    const here = at(0.9, 0.37);
    expect(here).toMatchObject({ regime: "threshold", norm2: null, estimationRisk: null });
    for (const away of [-1e-7, 1e-7]) {
      const near = at(0.9, 0.37 + away);
      expect(deviation(near.excessRisk, here.excessRisk)).toBeLessThan(1e-5);
      expect(deviation(near.trainingError, here.trainingError)).toBeLessThan(1e-4);
      expect(near.norm2).toBeGreaterThan(1e6);
    }
    const [left, right] = [at(0.9, 0.37 - 1e-7), at(0.9, 0.37 + 1e-7)];
    expect(deviation(left.norm2, right.norm2)).toBeLessThan(1e-4);
    const masked = { ...singular, gamma: 0.9, mask: partlyMasked(0.37), test: { mask: 0.2 } };
    expect(risk(parseProblem(masked)).excessRisk).toBeNull();
  });

  it("jumps at ratio 0", () => {
    const excess = (gamma: number, p: number): number =>
      risk(parseProblem({ ...singular, gamma, mask: { law: "fixed", ratio: p } })).excessRisk ??
      NaN;
    // r < n < d: sigma² r/(n-r) at 0, sigma² r(d-r)/((n-r)(d-n)) just above it
    expect(excess(1.5, 0)).toBeCloseTo((0.25 * 0.45) / 0.55, 12);
    expect(excess(1.5, 1e-12)).toBeCloseTo((0.25 * 0.45 * 1.05) / (0.55 * 0.5), 8);
    // d < n: sigma² r/(n-d) just above 0
    expect(excess(0.5, 0)).toBeCloseTo((0.25 * 0.15) / 0.85, 12);
    expect(excess(0.5, 1e-12)).toBeCloseTo((0.25 * 0.15) / 0.5, 8);
  });
});

describe("laws that reach ratio 1", () => {
  const toOne = { ...mixture, mask: { law: "uniform", min: 0.3, max: 1 } };

  it("diverge when raw and overparameterised: variance only", () => {
    const found = risk(parseProblem({ ...toOne, gamma: 3 }));
    expect(found).toMatchObject({ regime: "divergent", excessRisk: null, variance: null });
    expect(found.bias).toBeGreaterThan(0);
    expect(found.trainingError).toBe(0);
    const beta = { ...mixture, mask: { law: "beta", a: 2, b: 1 } };
    expect(risk(parseProblem({ ...beta, gamma: 3 })).regime).toBe("divergent");
    const hidden = { ...toOne, rows: "masked-target", gamma: 1 };
    expect(risk(parseProblem(hidden)).regime).toBe("divergent");
  });

  it("are finite below the threshold, or rescaled, or with b > 1", () => {
    expect(risk(parseProblem({ ...toOne, gamma: 0.5 })).regime).toBe("underparameterised");
    expect(risk(parseProblem({ ...toOne, gamma: 3, rescale: true })).excessRisk).toBeGreaterThan(0);
    const beta = { ...mixture, gamma: 3, mask: { law: "beta", a: 2, b: 1.1 } };
    expect(risk(parseProblem(beta)).excessRisk).toBeGreaterThan(0);
  });

  it("grow without bound as the end of the range goes to 1", () => {
    const excess = (max: number): number =>
      risk(parseProblem({ ...mixture, gamma: 3, mask: { law: "uniform", min: 0.3, max } }))
        .excessRisk ?? Infinity;
    expect(excess(0.99)).toBeGreaterThan(excess(0.9));
    expect(excess(0.999)).toBeGreaterThan(excess(0.99));
  });
});

describe("no rows", () => {
  it("leave the estimate at 0", () => {
    const problem = parseProblem({
      ...mixture,
      gamma: 2,
      rows: "masked-target",
      mask: { law: "fixed", ratio: 0 },
    });
    const found = risk(problem);
    expect(found).toMatchObject({
      regime: "overparameterised",
      variance: 0,
      norm2: 0,
      trainingError: 0,
    });
    expect(found.excessRisk).toBe(found.bias);
    expect(found.estimationRisk).toBeCloseTo(1, 14);
    expect(thresholdGamma(problem)).toBeNull();
    const masked = risk(parseProblem({ ...problem, test: { mask: 0.5 } }));
    expect(masked.excessRisk).toBeCloseTo(found.bias, 14);
  });

  it("are approached continuously", () => {
    const at = (p: number): number =>
      risk(
        parseProblem({
          ...mixture,
          gamma: 2,
          rows: "masked-target",
          mask: { law: "fixed", ratio: p },
        }),
      ).excessRisk ?? NaN;
    expect(deviation(at(1e-9), at(0))).toBeLessThan(1e-8);
  });
});

describe("threshold location", () => {
  it("is the gamma at which the risk of any problem is infinite", () => {
    fc.assert(
      fc.property(problems(), (problem) => {
        const at = thresholdGamma(problem);
        fc.pre(at !== null && at > 0);
        const here = risk({ ...problem, gamma: at });
        expect(here.regime).toBe("threshold");
        const below = risk({ ...problem, gamma: at * 0.99 }).regime;
        const above = risk({ ...problem, gamma: at * 1.01 }).regime;
        expect(below).toBe("underparameterised");
        expect(["overparameterised", "divergent"]).toContain(above);
      }),
      { numRuns: 300 },
    );
  });

  it("knows the ratio at which masked-target rows number d", () => {
    expect(thresholdRatio(parseProblem({ gamma: 0.4, rows: "masked-target" }))).toBe(0.4);
    expect(thresholdRatio(parseProblem({ gamma: 1.4, rows: "masked-target" }))).toBeNull();
    expect(thresholdRatio(parseProblem({ gamma: 0.4 }))).toBeNull();
  });

  it("is found along any axis", () => {
    const base = parseProblem({ ...mixture, gamma: 0.4, rows: "masked-target" });
    const overMax = thresholdsAlong(
      (max) => ({ ...base, mask: { law: "uniform", min: 0.1, max } }),
      0.1,
      1,
    );
    expect(overMax).toHaveLength(1);
    expect(overMax[0]).toBeCloseTo(0.7, 12);
    const overGamma = thresholdsAlong((x) => ({ ...base, gamma: Math.exp(x) }), -4, 4);
    expect(overGamma.map(Math.exp)[0]).toBeCloseTo(0.5, 12);
    const overRatio = thresholdsAlong(
      (p) => ({ ...base, mask: { law: "fixed", ratio: p } }),
      0,
      0.95,
    );
    expect(overRatio).toHaveLength(1);
    expect(overRatio[0]).toBeCloseTo(0.4, 12);
    const none = thresholdsAlong((x) => ({ ...base, noise: x }), 0, 1);
    expect(none).toEqual([]);
  });
});
