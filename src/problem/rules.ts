import type { Fault } from "./fields/kinds.ts";
import { signalIsReachable } from "./population.ts";
import { spectralAtoms } from "./spectrum/index.ts";
import type { SpectralAtoms } from "./spectrum/family.ts";
import type { Problem } from "./table.ts";

/** Faults that join several fields of an otherwise sound problem: signal against spectrum. */
export function problemRules(problem: Problem): Fault[] {
  const atoms = spectralAtoms(problem.spectrum);
  const faults = alignmentFaults(problem, atoms);
  if (faults.length > 0 || signalIsReachable(problem.signal, atoms)) return faults;
  const message =
    problem.signal.of === "variance"
      ? "cannot be a variance: the signal lies on eigenvalues that are (nearly) 0"
      : "cannot be reached: this alignment gives the signal (nearly) no energy";
  return [{ path: "signal.strength", value: problem.signal.strength, message }];
}

function alignmentFaults({ signal: { alignment } }: Problem, atoms: SpectralAtoms): Fault[] {
  const path = "signal.alignment";
  const positive = atoms.lambda.every((lambda) => lambda > 0);
  if (alignment.kind === "weights" && alignment.weights.length !== atoms.lambda.length) {
    const message = `must have one entry per eigenvalue (${atoms.lambda.length}); found ${alignment.weights.length}`;
    return [{ path: `${path}.weights`, value: alignment.weights, message }];
  }
  if (alignment.kind === "power" && alignment.exponent < 0 && !positive) {
    const message = `must be at least 0 while an eigenvalue is 0; found ${alignment.exponent}`;
    return [{ path: `${path}.exponent`, value: alignment.exponent, message }];
  }
  if (alignment.kind === "self-supervised" && !positive) {
    const message = "cannot be self-supervised while an eigenvalue is 0: Σ must be invertible";
    return [{ path: `${path}.kind`, value: alignment.kind, message }];
  }
  return [];
}
