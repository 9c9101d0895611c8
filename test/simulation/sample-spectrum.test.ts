import { describe, expect, it } from "vitest";
import { plainEngine, referenceKernel, type Design, type Kernel } from "../../src/kernels/index.ts";
import { parseProblem } from "../../src/problem/index.ts";
import { createSimulator, sampleSpectrum } from "../../src/simulation/index.ts";

const mask = { law: "fixed", ratio: 0.4 };
const draw = { n: 20, seed: 5, replicate: 2 };
const sum = (x: Float64Array): number => x.reduce((total, value) => total + value, 0);

describe("sampleSpectrum", () => {
  it("is that of the very design the estimator sees", () => {
    const problem = parseProblem({ gamma: 1.5, mask, copies: 2, ridge: 0.1 });
    const designs: Design[] = [];
    const spy: Kernel = {
      ...referenceKernel,
      ridge(design) {
        designs.push(design);
        return new Float64Array(design.columns);
      },
    };
    createSimulator({ engine: plainEngine(spy) }).observe({ problem, n: 20 }, 5, 2);
    const spectrum = sampleSpectrum(problem, draw);
    expect(spectrum).toEqual(referenceKernel.gramSpectrum(designs[0]));
    expect(spectrum.length).toBe(30);
    expect(designs[0].rows).toBe(40);
    expect(sampleSpectrum(problem, draw)).toEqual(spectrum);
    expect(sampleSpectrum(problem, { ...draw, replicate: 3 })).not.toEqual(spectrum);
    expect(sampleSpectrum(problem, { ...draw, seed: 6 })).not.toEqual(spectrum);
  });

  it("has zeros beyond the number of rows, and is that of Σ for many samples", () => {
    const wide = sampleSpectrum(parseProblem({ gamma: 3, mask }), draw);
    expect(wide.filter((value) => value > 0).length).toBe(20);
    expect(wide.length).toBe(60);
    const spectrum = { family: "atoms", values: [0.5, 2], weights: [0.5, 0.5] };
    const tall = parseProblem({ gamma: 0.002, spectrum, mask: { law: "fixed", ratio: 0.2 } });
    const values = sampleSpectrum(tall, { ...draw, n: 5000 });
    // eigenvalues (1 − p)²λ + p(1 − p)·mean λ
    const expected = [0.5, 2].map((lambda) => 0.64 * lambda + 0.16 * 1.25);
    values.forEach((value, k) =>
      expect(Math.abs(value / expected[k < 5 ? 0 : 1] - 1)).toBeLessThan(0.15),
    );
  });

  it("leaves out the hidden coordinate of a self-supervised target", () => {
    const own = parseProblem({
      gamma: 0.5,
      mask,
      spectrum: { family: "factor", share: 0.1, communality: 0.5 },
      signal: { alignment: { kind: "self-supervised" } },
    });
    const spectrum = sampleSpectrum(own, { ...draw, n: 60 });
    expect(spectrum.length).toBe(30);
    expect(spectrum[0]).toBeGreaterThan(1e-3);
  });

  it("is the mean over masks for infinitely many copies", () => {
    const problem = parseProblem({ gamma: 1.5, mask, copies: "infinity" });
    const averaged = sampleSpectrum(problem, draw);
    // positive definite with hardly any mask at all, and near what a thousand copies give
    expect(averaged[0]).toBeGreaterThan(0.05);
    const many = sampleSpectrum(parseProblem({ gamma: 1.5, mask, copies: 1000 }), draw);
    // a thousand masks are not all of them: compare the size
    expect(Math.abs(sum(many) / sum(averaged) - 1)).toBeLessThan(0.2);
    expect(many[0]).toBeGreaterThan(0.05);
    const scaled = { law: "uniform", min: 0.2, max: 1 };
    const infinite = parseProblem({ gamma: 0.5, mask: scaled, copies: "infinity", rescale: true });
    expect(sampleSpectrum(infinite, draw)).toEqual(new Float64Array(10).fill(Infinity));
  });

  it("refuses a mean over masks in too many features, which no draw lacks", () => {
    const wide = parseProblem({ gamma: 400, mask, copies: "infinity" });
    expect(() => sampleSpectrum(wide, { ...draw, n: 10 })).toThrow(/d ≤ 3000; here d = 4000/);
  });

  it("is 0 without rows", () => {
    const empty = parseProblem({ gamma: 0.5, rows: "masked-target" });
    expect(sampleSpectrum(empty, draw)).toEqual(new Float64Array(10));
  });
});
