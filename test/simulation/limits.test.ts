import { expect, it } from "vitest";
import { parseProblem } from "../../src/problem/index.ts";
import { createSimulator } from "../../src/simulation/index.ts";

const mask = { law: "fixed", ratio: 0.3 };

it("runs ten million entries of a design, wide or tall", () => {
  const simulator = createSimulator();
  // more features than samples: the fit interpolates, and learns little of 10,000 directions
  const wide = { problem: parseProblem({ gamma: 10, mask }), n: 1000 };
  const observed = simulator.observe(wide, 1, 0);
  expect(observed.trainingError).toBeLessThan(1e-20);
  expect(observed.norm2).toBeGreaterThan(0.02);
  expect(Math.abs(observed.excessRisk - 0.99)).toBeLessThan(0.05);
  // ten features, a million samples: risk and residuals as known to 1/√n
  const tall = { problem: parseProblem({ gamma: 1e-5, mask }), n: 1_000_000 };
  const { trainingError, estimationRisk } = simulator.observe(tall, 1, 0);
  // Σ_z = (1−p)²Σ + p(1−p) = 1−p here: β̂ → β, and the residuals hold σ² + p‖β‖²
  expect(estimationRisk).toBeLessThan(1e-4);
  expect(trainingError).toBeCloseTo(0.25 + 0.3, 2);
  expect(() => simulator.observe({ ...wide, n: 1001 }, 1, 0)).toThrow(/10,020,010 entries/);
});
