import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parseProblem } from "../../../src/problem/index.ts";
import { bestFixedRatio, risk, type Risk } from "../../../src/theory/index.ts";
import { deviation, expectSameRisk } from "../compare.ts";

interface Vector {
  name: string;
  problem: object;
  result: Partial<Risk>;
}

interface BestCase {
  name: string;
  problem: object;
  uniform: object;
  bestFixed: number;
  underUniform: number;
  tolerance: number;
}

function read(file: string): unknown {
  return JSON.parse(readFileSync(new URL(`../../vectors/${file}`, import.meta.url), "utf8"));
}

const risks = read("risk.json") as { vectors: Vector[] };
const references = read("theory.json") as { vectors: Vector[]; best: BestCase[] };

describe("reference values", () => {
  // 1e-8 is promised; these values agree to some 1e-13, and 1e-11 would show a step back
  it.each(risks.vectors.map((entry, i) => ({ ...entry, name: `${i}` })))(
    "independent solver, $name",
    ({ problem, result }) => {
      const found = risk(parseProblem(problem));
      expectSameRisk(found, result, 1e-11);
      expect(found.solver.converged).toBe(true);
    },
  );

  it.each(references.vectors)("$name", ({ problem, result }) => {
    expectSameRisk(risk(parseProblem(problem)), result, 1e-9);
  });
});

describe("best fixed ratio against R²MAE with masked-target rows", () => {
  it.each(references.best)(
    "case $name",
    ({ problem, uniform, bestFixed, underUniform, tolerance }) => {
      const best = bestFixedRatio(parseProblem(problem));
      expect(deviation(best.risk.excessRisk, bestFixed)).toBeLessThan(tolerance);
      const mixed = risk(parseProblem({ ...problem, mask: uniform }));
      expect(deviation(mixed.excessRisk, underUniform)).toBeLessThan(tolerance);
      expect(mixed.excessRisk).toBeLessThan(bestFixed);
    },
  );
});
