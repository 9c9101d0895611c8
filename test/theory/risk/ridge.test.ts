import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseProblem, type MaskLaw, type Problem } from "../../../src/problem/index.ts";
import { risk, thresholdGamma } from "../../../src/theory/index.ts";
import { logUniform, problems, ratio } from "../arbitrary.ts";
import { deviation, quantities } from "../compare.ts";

const gamma = logUniform(1e-2, 1e2);
const fixedLaw = ratio.map((at): MaskLaw => ({ law: "fixed", ratio: at }));

describe("ridge", () => {
  it("never makes anything infinite, at any aspect ratio and for any law", () => {
    fc.assert(
      fc.property(
        problems({
          gamma: fc.oneof(
            gamma,
            fc.constant(1),
            logUniform(1e-12, 1e-3).map((x) => 1 + x),
          ),
          ridge: logUniform(1e-9, 1e9),
        }),
        (problem) => {
          const found = risk(problem);
          expect(found.solver.converged).toBe(true);
          expect(["underparameterised", "overparameterised"]).toContain(found.regime);
          for (const name of quantities) {
            const value = found[name];
            expect(value !== null && value >= 0 && value < Infinity, `${name} ${value}`).toBe(true);
          }
        },
      ),
      { numRuns: 400 },
    );
  });

  it("going to 0 leaves the minimum-norm estimate, on both sides of the threshold", () => {
    fc.assert(
      fc.property(problems({ gamma }), (problem) => {
        const limit = risk(problem);
        const threshold = thresholdGamma(problem);
        fc.pre(limit.excessRisk !== null && limit.excessRisk < 100 && threshold !== null);
        fc.pre(Math.abs(Math.log(problem.gamma / threshold)) > 0.05);
        // what counts as small is set by the smallest eigenvalue and by what is seen of it
        const at = (ridge: number) => risk({ ...problem, ridge: ridge * smallest(problem) });
        const [near, nearer] = [at(1e-9), at(1e-10)];
        // all of the signal is missed under an endless ridge
        const floor = 1e-3 * (risk({ ...problem, ridge: 1e40 }).totalRisk as number);
        for (const name of ["excessRisk", "bias", "trainingError"] as const) {
          // the error is linear in the ridge: a tenth of it, or none to speak of
          const away = deviation(near[name], limit[name], floor);
          const less = deviation(nearer[name], limit[name], floor);
          expect(less, name).toBeLessThan(1e-9 + 0.11 * away);
        }
        expect(nearer.regime).toBe(limit.regime);
      }),
      { numRuns: 300 },
    );
  });

  it("going to infinity shrinks the estimate to 0, as 1/ridge", () => {
    fc.assert(
      fc.property(problems({ gamma, mask: fixedLaw }), (problem) => {
        const [large, larger] = [1e16, 1e18].map((ridge) => risk({ ...problem, ridge }));
        expect(deviation(larger.norm2, (large.norm2 as number) * 1e-4, 1e-200)).toBeLessThan(1e-3);
        expect(deviation(larger.bias, larger.excessRisk, 1e-200)).toBeLessThan(1e-9);
      }),
      { numRuns: 100 },
    );
  });

  it("best for Sigma = I and one ratio is gamma (sigma² + p r²)/r², and then masks do not help", () => {
    for (const [at, p, noise] of [
      [0.4, 0.3, 0.25],
      [2, 0.5, 1],
      [5, 0.1, 0.01],
    ]) {
      const problem = parseProblem({ gamma: at, noise, mask: { law: "fixed", ratio: p } });
      const best = at * (noise + p);
      const excess = (ridge: number): number => risk({ ...problem, ridge }).excessRisk as number;
      expect(excess(best * 1.01)).toBeGreaterThan(excess(best));
      expect(excess(best * 0.99)).toBeGreaterThan(excess(best));
      const slope = (excess(best * 1.001) - excess(best * 0.999)) / (0.002 * excess(best));
      expect(Math.abs(slope)).toBeLessThan(1e-5);
    }
  });

  it("is per row, copies counted: many copies at one ridge come near to infinitely many", () => {
    const problem = parseProblem({
      gamma: 2,
      ridge: 0.3,
      copies: 1,
      mask: { law: "fixed", ratio: 0.2 },
    });
    const several = risk({ ...problem, copies: 1000 });
    const limit = risk({ ...problem, copies: "infinity" });
    expect(deviation(several.excessRisk, limit.excessRisk)).toBeLessThan(1e-2);
  });
});

function smallest({ spectrum, mask }: Problem): number {
  const values = spectrum.family === "atoms" ? spectrum.values.filter((x) => x > 0) : [0.1];
  const visible = mask.law === "fixed" ? 1 - mask.ratio : 1e-3;
  return Math.min(...values) * visible * visible;
}
