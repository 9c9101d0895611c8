import * as fc from "fast-check";
import type { Arbitrary } from "fast-check";
import { expect } from "vitest";
import type { MaskLaw, Problem } from "../../../src/problem/index.ts";
import { lawDerivative, problemSpectrum, riskOn } from "../../../src/theory/index.ts";
import { rowNodes } from "../../../src/theory/rows/row-nodes.ts";

/** An estimate, and how far its last refinement moved it. */
interface Estimate {
  readonly value: number;
  readonly error: number;
}

/** The one-sided derivative of f at 0 by Richardson's extrapolation, the best of several steps. */
function derivativeAtZero(f: (x: number) => number): Estimate {
  const zero = f(0);
  let best: Estimate = { value: NaN, error: Infinity };
  for (const largest of [1e-2, 1e-3, 1e-4]) {
    let before: number[] = [];
    for (let i = 0; i < 7; i++) {
      const step = largest / 2 ** i;
      const row = [(f(step) - zero) / step];
      before.forEach((old, k) => row.push(row[k] + (row[k] - old) / (2 ** (k + 1) - 1)));
      const error = Math.abs(row[i] - row[i - 1]);
      if (i > 2 && error < best.error) best = { value: row[i], error };
      before = row;
    }
  }
  return best;
}

/** That D is the derivative along mixtures, on drawn problems and ratios. */
export function expectDerivative(
  drawn: Arbitrary<{ readonly problem: Problem; readonly ratio: number }>,
  numRuns: number,
): void {
  let compared = 0;
  fc.assert(
    fc.property(drawn, ({ problem, ratio }) => {
      const found = lawDerivative(problem, [ratio]);
      if (!found.defined) return;
      const spectrum = problemSpectrum(problem);
      const nodes = rowNodes(problem, spectrum);
      const risk = (part: number): number => {
        const mask: MaskLaw = {
          law: "discrete",
          ratios: [...nodes.ratio, ratio],
          weights: [...Array.from(nodes.weight, (weight) => weight * (1 - part)), part],
        };
        return riskOn(spectrum, { ...problem, mask }).excessRisk ?? Infinity;
      };
      const [derivative] = found.derivative;
      const size = Math.max(Math.abs(derivative), found.excessRisk);
      const { value, error } = derivativeAtZero(risk);
      // differences that do not settle tell nothing
      if (!(error < 1e-9 * size)) return;
      compared++;
      const off = Math.abs(value - derivative) / size;
      expect(off, JSON.stringify({ problem, ratio, value, derivative })).toBeLessThan(1e-8);
    }),
    { numRuns },
  );
  expect(compared).toBeGreaterThan(0.8 * numRuns);
}
