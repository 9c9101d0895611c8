import { describe, expect, it } from "vitest";
import { parseProblem, type MaskLaw } from "../../../src/problem/index.ts";
import { gaussLegendre } from "../../../src/numerics/index.ts";
import { rowNodes } from "../../../src/theory/rows/row-nodes.ts";
import { deviation } from "../compare.ts";

/** E 1/(1-p + s) under Beta(a, b), by Gauss rules on panels in log(1-p): slow and sure. */
function nearOne(a: number, b: number, s: number): number {
  const { node, weight } = gaussLegendre(40);
  const panels = 60;
  const [low, high] = [-60 / b, -1e-12];
  const width = (high - low) / panels;
  let total = 0;
  let norm = 0;
  for (let i = 0; i < panels; i++) {
    node.forEach((x, j) => {
      const v = Math.exp(low + width * (i + (1 + x) / 2));
      const w = weight[j] * v ** b * (1 - v) ** (a - 1);
      norm += w;
      total += w / (v + s);
    });
  }
  return total / norm;
}

describe("nodes of a law under a ridge", () => {
  it.each([
    { law: "beta", a: 1, b: 1 },
    { law: "beta", a: 3, b: 0.7 },
    { law: "beta", a: 2, b: 1.1 },
    { law: "beta", a: 20, b: 2 },
    { law: "uniform", min: 0, max: 1 },
  ] as MaskLaw[])("see a pole next to ratio 1: %j", (mask) => {
    const [a, b] = mask.law === "beta" ? [mask.a, mask.b] : [1, 1];
    for (const ridge of [1e-2, 1e-5, 1e-7]) {
      const { ratio, weight } = rowNodes(parseProblem({ gamma: 3, mask, ridge }));
      const mean = ratio.reduce((sum, p, i) => sum + weight[i] / (1 - p + ridge), 0);
      expect(deviation(mean, nearOne(a, b, ridge)), `${ridge}`).toBeLessThan(1e-8);
    }
  });

  it("see the pole of rescaled inputs at 1 where a uniform law ends just before", () => {
    for (const ridge of [0, 1e-9, 1e-3, 1, 1e4]) {
      for (const gap of [1e-9, 2.2e-8, 1e-6, 2e-5]) {
        const mask = { law: "uniform", min: 0.1, max: 1 - gap };
        const problem = parseProblem({ gamma: 3, mask, ridge, rescale: true });
        const { ratio, weight } = rowNodes(problem);
        const mean = ratio.reduce((sum, p, i) => sum + weight[i] / (1 - p), 0);
        const last = 1 - mask.max;
        const exact = Math.log(0.9 / last) / (0.9 - last);
        expect(deviation(mean, exact), `${ridge}, ${gap}`).toBeLessThan(1e-8);
      }
    }
  });

  it("have the law's own mean", () => {
    for (const [a, b] of [
      [0.5, 0.5],
      [1, 3],
      [4, 4],
      [30, 70],
      [1000, 0.5],
    ]) {
      const mask = { law: "beta", a, b };
      const { ratio, weight } = rowNodes(parseProblem({ gamma: 1, mask, rescale: true }));
      const mean = ratio.reduce((sum, p, i) => sum + weight[i] * (1 - p), 0);
      expect(deviation(mean, b / (a + b))).toBeLessThan(1e-11);
    }
  });
});
