import { expect } from "vitest";
import type { Risk } from "../../src/theory/index.ts";

/** The numbers of a risk, in the order of the contract. */
export const quantities = [
  "excessRisk",
  "totalRisk",
  "bias",
  "variance",
  "estimationRisk",
  "norm2",
  "trainingError",
] as const;

/** |a - b| relative to the larger, or to `floor` where both are smaller; 0 when both are null. */
export function deviation(a: number | null, b: number | null, floor = 1e-12): number {
  if (a === null || b === null) return a === b ? 0 : Infinity;
  return Math.abs(a - b) / Math.max(Math.abs(a), Math.abs(b), floor);
}

/** Expects that two risks agree in every quantity that `expected` names. */
export function expectSameRisk(
  actual: Risk,
  expected: Partial<Record<(typeof quantities)[number], number | null>>,
  tolerance: number,
  floor = 1e-12,
): void {
  for (const quantity of quantities) {
    const value = expected[quantity];
    if (value === undefined) continue;
    const off = deviation(actual[quantity], value, floor);
    expect(off, `${quantity}: ${actual[quantity]} for ${value}`).toBeLessThanOrEqual(tolerance);
  }
}
