import { describe, expect, it } from "vitest";
import {
  InvalidProblem,
  parseProblem,
  type MaskLaw,
  type Problem,
} from "../../../src/problem/index.ts";
import { bestFixedRatio, bestLaw, lawDerivative, risk } from "../../../src/theory/index.ts";
import { expectBestLaws } from "./best-laws.ts";

/** A masked autoencoder on data with few strong factors: case A and B of the project's tables. */
function factors(gamma: number, share: number, communality: number): Problem {
  return parseProblem({
    gamma,
    spectrum: { family: "factor", share, communality },
    signal: { alignment: { kind: "self-supervised" } },
    rows: "masked-target",
    rescale: true,
  });
}

/** The same with an outside target: case D. */
const outside = parseProblem({
  gamma: 1.1,
  spectrum: { family: "atoms", values: [25, 1.5, 0.15], weights: [0.02, 0.24, 0.74] },
  signal: {
    strength: 1,
    of: "variance",
    alignment: { kind: "weights", weights: [0.039956, 0.000733, 0] },
  },
  noise: 1.4,
  rows: "masked-target",
  rescale: true,
});

/** All rows count, inputs are rescaled, and yet one ratio is not best. */
const counterexample = parseProblem({
  gamma: 2,
  spectrum: { family: "atoms", values: [1, 0.02, 0.0001], weights: [0.01, 0.6, 0.39] },
  signal: { strength: 1.02, alignment: { kind: "weights", weights: [1, 0.02, 0] } },
  noise: 0.002,
  rescale: true,
});

/** A case: problem, least risk, share at 0, the other ratio, gains over fixed and over uniform. */
type Known = [string, Problem, number, number, number, number, number];

describe("the best law of any shape", () => {
  it.each([
    ["A", factors(1.3556, 0.01, 0.6925), 0.0382799, 0.43827, 0.68673, 0.2855, 0.2469],
    ["B", factors(1.2, 0.03, 0.6), 0.1162045, 0.36541, 0.56498, 0.1015, 0.0822],
    ["D", outside, 0.2723129, 0.54188, 0.75035, 0.4574, 0.3989],
  ] satisfies Known[])("leaves samples out and masks the others harder: case %s", (...known) => {
    const [, problem, least, share, ratio, gain, overUniform] = known;
    const best = bestLaw(problem);
    expect(best.risk.excessRisk).toBeCloseTo(least, 6);
    expect(best.mask).toMatchObject({ law: "discrete" });
    if (best.mask.law !== "discrete") return;
    expect(best.mask.ratios).toHaveLength(2);
    expect(best.mask.ratios[0]).toBe(0);
    expect(best.mask.ratios[1]).toBeCloseTo(ratio, 3);
    expect(best.mask.weights[0]).toBeCloseTo(share, 3);
    expect(best.gain).toBeCloseTo(gain, 3);
    expect(best.gainOverUniform).toBeCloseTo(overUniform, 3);
    expect(best.certificate).toMatchObject({ converged: true, attained: true, approaches: null });
  });

  it("finds a gain with all rows kept and rescaled inputs, approached as p → 1", () => {
    const best = bestLaw(counterexample);
    expect(best.fixed.risk.excessRisk).toBeCloseTo(0.00627, 5);
    expect(best.uniform.risk.excessRisk).toBeCloseTo(0.00626, 5);
    expect(best.risk.excessRisk).toBeLessThan(0.0059);
    expect(best.certificate).toMatchObject({ converged: true, attained: false, approaches: 1 });
    const mask: MaskLaw = { law: "discrete", ratios: [0, 0.95], weights: [0.8, 0.2] };
    const simple = risk({ ...counterexample, mask }).excessRisk as number;
    expect(simple).toBeCloseTo(0.00591, 5);
    expect(simple).toBeGreaterThan(best.risk.excessRisk as number);
  });

  it("counts rows of which nothing is visible, which raise a ridge, and says that none attains it", () => {
    const problem = parseProblem({ gamma: 1, noise: 0.25, ridge: 0.001 });
    const best = bestLaw(problem);
    // as p → 1 the estimate of a fixed ratio tends to 0: no fixed ratio attains the variance of the signal
    expect(best.fixed).toMatchObject({ attained: false, approaches: 1, infimum: 1 });
    expect(best.fixed.ratio).toBeLessThan(1);
    expect(best.fixed.risk.excessRisk).toBeCloseTo(1, 5);
    expect(best.certificate).toMatchObject({ converged: true, attained: false, approaches: 1 });
    expect(best.mask.law).toBe("discrete");
    if (best.mask.law !== "discrete") return;
    expect(Math.max(...best.mask.ratios)).toBeLessThan(1);
    // a share of rows in which nothing is visible is a smaller n at a larger ridge, without masks
    const [live] = best.mask.weights;
    const few = risk(parseProblem({ gamma: 1 / live, noise: 0.25, ridge: 0.001 / live }));
    expect(best.infimum).toBeCloseTo(few.excessRisk as number, 9);
    expect(best.gain).toBeCloseTo(0.252, 3);
    expect((best.risk.excessRisk as number) / best.infimum).toBeCloseTo(1, 5);
  });

  it("is one ratio where no law does better, and no masking for Σ = I", () => {
    const best = bestLaw(parseProblem({ gamma: 3 }));
    expect(best).toMatchObject({ mask: { law: "fixed", ratio: 0 }, gain: 0, gainOverUniform: 0 });
    expect(best.certificate).toMatchObject({ least: 0, converged: true, attained: true });
  });

  it("gains nothing with infinitely many copies, where every law is as good as some fixed ratio", () => {
    const problem = { ...factors(1.3556, 0.01, 0.6925), copies: "infinity" } as const;
    const best = bestLaw({ ...problem, mask: { law: "fixed", ratio: 0.5 } });
    expect(best.gain).toBe(0);
    expect(best.certificate.converged).toBe(true);
  });

  it("has no certificate where every risk is infinite", () => {
    const { certificate, risk: least } = bestLaw(parseProblem({ gamma: 1, noise: 1 }));
    expect(least.excessRisk).toBeNull();
    expect(certificate).toMatchObject({ least: null, where: null, converged: false });
  });

  it("does not take a law for best that it is not: the certificate fires on other laws", () => {
    const { ratio } = bestFixedRatio(outside);
    const found = lawDerivative({ ...outside, mask: { law: "fixed", ratio } }, [0, 0.8]);
    expect(found.defined && Math.min(...found.relative)).toBeLessThan(-0.01);
  });

  it("is not defined for a few copies", () => {
    const copied = parseProblem({ gamma: 2, copies: 2, mask: { law: "fixed", ratio: 0.3 } });
    expect(() => bestLaw(copied)).toThrow(InvalidProblem);
  });

  // test/long has more, each also against the weights of 61 ratios minimised at once
  it("passes its own certificate, and is beaten by no random law", () => expectBestLaws(8, 0));
});
