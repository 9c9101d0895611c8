import type { Problem } from "../../src/problem/index.ts";
import { risk, type Risk } from "../../src/theory/index.ts";
import { deviation } from "./compare.ts";
import { preciseRisk, type PreciseRisk } from "./high-precision.ts";

/**
 * Largest relative deviation of a risk from the fifty-digit reference; a quantity that is a
 * vanishing part of another (the bias of a variance, say) is judged against 1e-9 of that.
 */
export function lostDigits(problem: Problem): number {
  return largestDeviation(risk(problem), preciseRisk(problem));
}

/** The same for any reference. */
export function largestDeviation(found: Risk, exact: PreciseRisk): number {
  let worst = 0;
  const part = (quantity: keyof typeof exact, whole: number): void => {
    worst = Math.max(worst, deviation(found[quantity], exact[quantity], 1e-9 * whole));
  };
  part("excessRisk", 0);
  part("bias", exact.excessRisk);
  part("variance", exact.excessRisk);
  part("norm2", 0);
  part("estimationRisk", 0);
  part("trainingError", exact.excessRisk);
  return worst;
}
