import * as fc from "fast-check";
import type { Arbitrary } from "fast-check";
import { expect } from "vitest";
import { bfgsMinimum } from "../../../src/numerics/index.ts";
import { ratioNodes, type MaskLaw, type Problem } from "../../../src/problem/index.ts";
import { bestLaw, lawDerivative, risk } from "../../../src/theory/index.ts";

/** 10^x, x even on a grid: no bias towards the ends. */
function spread(low: number, high: number): Arbitrary<number> {
  return fc.integer({ min: 0, max: 10_000 }).map((i) => low * (high / low) ** (i / 10_000));
}

const share = fc.integer({ min: 0, max: 1000 }).map((i) => i / 1000);

/** Both row rules, rescaled or not, a quarter with a ridge, a third with masked tests. */
const anyProblem: Arbitrary<Problem> = fc
  .record({
    gamma: spread(0.05, 10),
    atoms: fc.array(fc.tuple(spread(1e-4, 30), spread(0.01, 1), share), {
      minLength: 2,
      maxLength: 4,
    }),
    noise: spread(1e-3, 3),
    rows: fc.constantFrom("all" as const, "masked-target" as const),
    rescale: fc.boolean(),
    ridge: fc.oneof(...[0, 0, 0].map((none) => fc.constant(none)), spread(1e-4, 1)),
    test: fc.constantFrom(0, 0, 0.3),
  })
  .map(({ gamma, atoms, noise, rows, rescale, ridge, test }) => ({
    version: 1,
    gamma,
    spectrum: {
      family: "atoms",
      values: atoms.map(([value]) => value),
      weights: atoms.map(([, weight]) => weight),
    },
    signal: {
      strength: 1,
      of: "variance",
      alignment: { kind: "weights", weights: atoms.map(([, , energy], i) => energy + +(i === 0)) },
    },
    noise,
    mask: { law: "fixed", ratio: 0.5 },
    rows,
    copies: 1,
    rescale,
    ridge,
    test: { mask: test },
  }));

/** Ratios evenly in log(p/(1-p)), and 0. */
const grid = [0, ...Array.from({ length: 60 }, (_, i) => 1 / (1 + Math.exp(9 - (18 * i) / 59)))];

/** Weights of a grid of ratios minimised at once, by the derivative. */
function leastOnGrid(problem: Problem, start: readonly number[]): number {
  const f = (at: readonly number[]): { value: number; gradient: number[] } => {
    const top = Math.max(...at);
    const raw = at.map((x) => Math.exp(x - top));
    const total = raw.reduce((sum, x) => sum + x, 0);
    const weights = raw.map((x) => x / total);
    const mask: MaskLaw = { law: "discrete", ratios: grid, weights };
    const found = lawDerivative({ ...problem, mask }, grid);
    if (!found.defined) return { value: Infinity, gradient: at.map(() => 0) };
    return { value: found.excessRisk, gradient: weights.map((w, i) => w * found.derivative[i]) };
  };
  return bfgsMinimum(f, start, { tolerance: 1e-7, reach: 4, evaluations: 250 }).value;
}

/**
 * That the best laws of drawn problems pass their certificate on a grid of its own, are beaten by no
 * law of one to four drawn ratios, and by no weights of 61 ratios from so many starts.
 */
export function expectBestLaws(numRuns: number, starts: number): void {
  const law = fc.array(fc.tuple(share, share), { minLength: 1, maxLength: 4 });
  const laws = fc.array(law, { minLength: 40, maxLength: 40 });
  const logits = fc.array(fc.integer({ min: -30, max: 30 }), { minLength: 61, maxLength: 61 });
  const many = fc.array(logits, { minLength: starts, maxLength: starts });
  fc.assert(
    fc.property(anyProblem, laws, many, (problem, drawn, from) => {
      const best = bestLaw(problem);
      const facts = JSON.stringify({ problem, mask: best.mask, certificate: best.certificate });
      const least = best.risk.excessRisk ?? Infinity;
      expect(best.certificate.converged, facts).toBe(true);
      expect(best.gain).toBeGreaterThanOrEqual(0);
      const there = lawDerivative({ ...problem, mask: best.mask }, grid);
      expect(there.defined, facts).toBe(true);
      if (!there.defined) return;
      expect(Math.min(...there.relative), facts).toBeGreaterThan(-1e-6);
      // what the law itself is made of neither helps nor harms
      const own = lawDerivative({ ...problem, mask: best.mask }, ratioNodes(best.mask).ratio);
      const weights = ratioNodes(best.mask).weight;
      const along = own.defined ? own.relative.map((value, i) => value * weights[i]) : [NaN];
      for (const value of along) expect(Math.abs(value), facts).toBeLessThan(1e-6);
      for (const atoms of drawn) {
        const ratios = atoms.map(([p]) => 0.99 * p);
        const mask: MaskLaw = { law: "discrete", ratios, weights: atoms.map(([, w]) => w + 0.01) };
        const other = risk({ ...problem, mask }).excessRisk ?? Infinity;
        expect(other, `${facts} ${JSON.stringify(mask)}`).toBeGreaterThan(least * (1 - 1e-6));
      }
      for (const start of from) {
        const other = leastOnGrid(
          problem,
          start.map((x) => x / 5),
        );
        expect(other, facts).toBeGreaterThan(least * (1 - 1e-5));
      }
    }),
    { numRuns },
  );
}
