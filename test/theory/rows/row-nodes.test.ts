import { describe, expect, it } from "vitest";
import { parseProblem, type MaskLaw, type RatioNodes } from "../../../src/problem/index.ts";
import { gaussLegendre } from "../../../src/numerics/index.ts";
import { problemSpectrum } from "../../../src/theory/index.ts";
import { rowNodes } from "../../../src/theory/rows/row-nodes.ts";
import { deviation } from "../compare.ts";

function nodesOf(input: object): RatioNodes {
  const problem = parseProblem(input);
  return rowNodes(problem, problemSpectrum(problem));
}

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
      const { visible, weight } = nodesOf({ gamma: 3, mask, ridge });
      const mean = visible.reduce((sum, v, i) => sum + weight[i] / (v + ridge), 0);
      expect(deviation(mean, nearOne(a, b, ridge)), `${ridge}`).toBeLessThan(1e-8);
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
      const { visible, weight } = nodesOf({ gamma: 1, mask, rescale: true });
      const mean = visible.reduce((sum, v, i) => sum + weight[i] * v, 0);
      expect(deviation(mean, b / (a + b))).toBeLessThan(1e-11);
    }
  });
});
