import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Problem } from "../../src/problem/index.ts";
import { isotropicExcess, risk, type Risk } from "../../src/theory/index.ts";
import { law, logUniform, problems, ratio } from "../theory/arbitrary.ts";
import { deviation, expectSameRisk } from "../theory/compare.ts";

/** Off the threshold by a per cent, so that rounding of gamma does not matter. */
const gamma = logUniform(1e-3, 1e3).filter((g) => Math.abs(g - 1) > 0.01);
const clean = problems({ gamma, testRatio: fc.constant(0) });
const any = problems({ gamma });
const runs = { numRuns: 200 };

/** Size against which tiny quantities are judged: the total risk, or the norm of the signal. */
function floorOf(found: Risk): number {
  return 1e-6 * ((found.totalRisk ?? 1) + (found.norm2 ?? 1) + (found.estimationRisk ?? 1)) + 1e-12;
}

function expectSame(a: Problem, b: Problem, tolerance = 1e-10): void {
  const found = risk(a);
  const other = risk(b);
  expect(other.regime).toBe(found.regime);
  expectSameRisk(other, found, tolerance, floorOf(found));
}

function withAtoms(problem: Problem, change: (atoms: Atom[]) => Atom[]): Problem | null {
  const { spectrum, signal } = problem;
  if (spectrum.family !== "atoms" || signal.alignment.kind !== "weights") return null;
  const { weights: energies } = signal.alignment;
  const atoms = change(
    spectrum.values.map((value, k) => ({
      value,
      weight: spectrum.weights[k],
      energy: energies[k],
    })),
  );
  return {
    ...problem,
    spectrum: {
      family: "atoms",
      values: atoms.map(({ value }) => value),
      weights: atoms.map(({ weight }) => weight),
    },
    signal: {
      ...signal,
      alignment: { kind: "weights", weights: atoms.map(({ energy }) => energy) },
    },
  };
}

interface Atom {
  value: number;
  weight: number;
  energy: number;
}

describe("laws of the risk", () => {
  it("bias and variance make up the clean excess risk, and noise the rest of the total", () => {
    fc.assert(
      fc.property(clean, (problem) => {
        const { excessRisk, totalRisk, bias, variance } = risk(problem);
        fc.pre(excessRisk !== null && variance !== null);
        expect(deviation(bias + variance, excessRisk)).toBeLessThan(1e-12);
        expect(deviation(excessRisk + (problem.noise ?? 0), totalRisk)).toBeLessThan(1e-14);
      }),
      runs,
    );
  });

  it("units of x do not matter", () => {
    fc.assert(
      fc.property(any, logUniform(1e-4, 1e4), (problem, unit) => {
        const { signal } = problem;
        const variance = { ...problem, signal: { ...signal, of: "variance" as const } };
        const scaled = withAtoms(variance, (atoms) =>
          atoms.map((atom) => ({ ...atom, value: atom.value * unit })),
        );
        fc.pre(scaled !== null);
        const [here, there] = [risk(variance), risk(scaled)];
        const { norm2, estimationRisk, ...rest } = here;
        expectSameRisk(there, rest, 1e-10, floorOf(here));
        fc.pre(norm2 !== null && estimationRisk !== null);
        expect(deviation(there.norm2, norm2 / unit)).toBeLessThan(1e-10);
        expect(deviation(there.estimationRisk, estimationRisk / unit)).toBeLessThan(1e-10);
      }),
      runs,
    );
  });

  it("units of y only scale the risk", () => {
    fc.assert(
      fc.property(any, logUniform(1e-4, 1e4), (problem, unit) => {
        const strength = (problem.signal.strength ?? 1) * unit;
        const scaled = {
          ...problem,
          noise: (problem.noise ?? 0) * unit,
          signal: { ...problem.signal, strength },
        };
        const [here, there] = [risk(problem), risk(scaled)];
        fc.pre(here.excessRisk !== null && here.norm2 !== null);
        expect(deviation(there.excessRisk, here.excessRisk * unit, 1e-300)).toBeLessThan(1e-11);
        expect(deviation(there.norm2, here.norm2 * unit, 1e-300)).toBeLessThan(1e-11);
        expect(deviation(there.trainingError, here.trainingError * unit, 1e-300)).toBeLessThan(
          1e-11,
        );
      }),
      runs,
    );
  });

  it("is affine in the noise, which leaves the bias alone", () => {
    fc.assert(
      fc.property(any, (problem) => {
        const at = (noise: number): Risk => risk({ ...problem, noise });
        const [none, one, three] = [at(0), at(1), at(3)];
        fc.pre(none.excessRisk !== null && one.excessRisk !== null);
        const [r0, r1, r3] = [none, one, three].map(({ excessRisk }) => excessRisk as number);
        expect(deviation(r3, 3 * r1 - 2 * r0)).toBeLessThan(1e-9);
        expect(deviation(none.bias, three.bias)).toBeLessThan(1e-13);
        expect(r1).toBeGreaterThanOrEqual(r0);
      }),
      runs,
    );
  });

  it("every way to write one ratio is the same", () => {
    fc.assert(
      fc.property(any, ratio, (problem, at) => {
        const fixed: Problem = { ...problem, mask: { law: "fixed", ratio: at } };
        expectSame(fixed, { ...problem, mask: { law: "uniform", min: at, max: at } });
        expectSame(fixed, { ...problem, mask: { law: "discrete", ratios: [at], weights: [7] } });
        expectSame(fixed, {
          ...problem,
          mask: { law: "discrete", ratios: [at, 0.5, at], weights: [1, 0, 4] },
        });
      }),
      runs,
    );
  });

  it("a uniform law is the limit of evenly spaced ratios", () => {
    fc.assert(
      fc.property(problems({ gamma: logUniform(0.1, 10), mask: law }), (problem) => {
        fc.pre(problem.mask.law === "uniform" && problem.mask.max < 0.95);
        if (problem.mask.law !== "uniform") return;
        const { min, max } = problem.mask;
        const ratios = Array.from({ length: 200 }, (_, i) => min + ((max - min) * (i + 0.5)) / 200);
        const listed = { law: "discrete" as const, ratios, weights: ratios.map(() => 1) };
        const [here, there] = [risk(problem), risk({ ...problem, mask: listed })];
        fc.pre(here.excessRisk !== null && here.excessRisk < 1e3);
        // the mid-point rule errs by its spacing squared, times what the nearest pole makes of it
        expect(deviation(here.excessRisk, there.excessRisk, 1e-6)).toBeLessThan(0.02);
      }),
      { numRuns: 60 },
    );
  });

  it("splitting or reordering atoms changes nothing", () => {
    fc.assert(
      fc.property(any, fc.double({ min: 0.05, max: 0.95, noNaN: true }), (problem, share) => {
        const split = withAtoms(problem, ([first, ...rest]) => [
          ...rest.toReversed(),
          { ...first, weight: first.weight * share, energy: first.energy * share },
          { ...first, weight: first.weight * (1 - share), energy: first.energy * (1 - share) },
        ]);
        fc.pre(split !== null);
        expectSame(problem, split, 1e-9);
      }),
      runs,
    );
  });

  it("a massless spike without energy changes nothing", () => {
    fc.assert(
      fc.property(any, logUniform(1e-3, 1e3), (problem, spike) => {
        const { spectrum, signal } = problem;
        fc.pre(spectrum.family === "spiked" && signal.alignment.kind === "weights");
        if (spectrum.family !== "spiked" || signal.alignment.kind !== "weights") return;
        expectSame(problem, {
          ...problem,
          spectrum: { family: "spiked", spikes: [...spectrum.spikes, spike] },
          signal: {
            ...signal,
            alignment: { kind: "weights", weights: [...signal.alignment.weights, 0] },
          },
        });
      }),
      runs,
    );
  });

  it("rescaling at one ratio only shrinks the estimate by 1-p", () => {
    fc.assert(
      fc.property(any, ratio, (problem, at) => {
        const mask = { law: "fixed", ratio: at } as const;
        const raw = risk({ ...problem, mask, rescale: false, test: { mask: at } });
        const rescaled = risk({ ...problem, mask, rescale: true, test: { mask: at } });
        // the factor cancels against the one of test inputs masked at the same ratio
        expect(deviation(raw.excessRisk, rescaled.excessRisk)).toBeLessThan(1e-9);
        expect(deviation(raw.trainingError, rescaled.trainingError, 1e-9)).toBeLessThan(1e-9);
        fc.pre(raw.norm2 !== null && raw.variance !== null);
        const shrink = (1 - at) ** 2;
        expect(deviation(rescaled.norm2, raw.norm2 * shrink)).toBeLessThan(1e-9);
        expect(deviation(rescaled.variance, raw.variance * shrink)).toBeLessThan(1e-9);
      }),
      runs,
    );
  });

  it("masked targets at one ratio are fewer rows, nothing else", () => {
    fc.assert(
      fc.property(any, ratio, (problem, at) => {
        fc.pre(at > 0);
        const mask = { law: "fixed", ratio: at } as const;
        expectSame(
          { ...problem, mask, rows: "masked-target" },
          { ...problem, mask, rows: "all", gamma: problem.gamma / at },
        );
      }),
      runs,
    );
  });

  it("masked targets under a list are the list weighted by its ratios", () => {
    fc.assert(
      fc.property(any, fc.array(ratio, { minLength: 2, maxLength: 4 }), (problem, ratios) => {
        const mean = ratios.reduce((sum, at) => sum + at, 0) / ratios.length;
        fc.pre(mean > 0);
        const even = { law: "discrete", ratios, weights: ratios.map(() => 1) } as const;
        const biased = { law: "discrete", ratios, weights: ratios } as const;
        expectSame(
          { ...problem, mask: even, rows: "masked-target" },
          { ...problem, mask: biased, rows: "all", gamma: problem.gamma / mean },
          1e-9,
        );
      }),
      runs,
    );
  });

  it("for Sigma = I masking more never helps on clean inputs", () => {
    fc.assert(
      fc.property(
        gamma,
        ratio,
        ratio,
        logUniform(1e-2, 10),
        logUniform(1e-3, 10),
        (g, a, b, signal, noise) => {
          const [less, more] = [Math.min(a, b), Math.max(a, b)];
          const at = (p: number): number => isotropicExcess(g, p, signal, noise);
          expect(at(more)).toBeGreaterThanOrEqual(at(less) * (1 - 1e-14));
          const through = (p: number): number =>
            risk({
              version: 1,
              gamma: g,
              spectrum: { family: "isotropic" },
              signal: { strength: signal, of: "norm", alignment: { kind: "isotropic" } },
              noise,
              mask: { law: "fixed", ratio: p },
              rows: "all",
              rescale: false,
              copies: 1,
              ridge: 0,
              test: { mask: 0 },
            }).excessRisk ?? NaN;
          expect(through(more)).toBeGreaterThanOrEqual(through(less) * (1 - 1e-12));
        },
      ),
      runs,
    );
  });

  it("masking test inputs adds the damage that the norm predicts", () => {
    fc.assert(
      fc.property(clean, fc.double({ min: 0.01, max: 0.9, noNaN: true }), (problem, q) => {
        // rescaled tests: E(y - z'b)² = clean + q/(1-q) diag(Sigma) |b|²
        const rescaled = { ...problem, rescale: true };
        const here = risk(rescaled);
        const masked = risk({ ...rescaled, test: { mask: q } });
        fc.pre(here.excessRisk !== null && here.norm2 !== null);
        const diagonal = diagonalOf(problem);
        const damage = (q / (1 - q)) * diagonal * here.norm2;
        const expected = here.excessRisk + damage;
        expect(deviation(masked.excessRisk, expected)).toBeLessThan(1e-11);
        expect(masked.bias).toBe(here.bias);
        expect(masked.variance).toBe(here.variance);
      }),
      runs,
    );
  });

  it("a class that hardly occurs hardly matters", () => {
    fc.assert(
      fc.property(any, fc.double({ min: 0.05, max: 0.9, noNaN: true }), (problem, other) => {
        const base: Problem = { ...problem, mask: { law: "fixed", ratio: 0.4 } };
        const mask = { law: "discrete" as const, ratios: [0.4, other], weights: [1, 1e-10] };
        const [here, there] = [risk(base), risk({ ...problem, mask })];
        fc.pre(here.excessRisk !== null && here.excessRisk < 1e3 && here.regime === there.regime);
        expect(deviation(here.excessRisk, there.excessRisk, 1e-6)).toBeLessThan(1e-5);
      }),
      runs,
    );
  });
});

function diagonalOf({ spectrum }: Problem): number {
  if (spectrum.family !== "atoms") return 1;
  const { values, weights } = spectrum;
  const total = weights.reduce((sum, w) => sum + w, 0);
  return values.reduce((sum, value, k) => sum + (value * weights[k]) / total, 0);
}
