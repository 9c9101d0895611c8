import { alignmentFaults } from "./alignment/index.ts";
import { describeValue } from "./fields/describe.ts";
import type { Fault } from "./fields/kinds.ts";
import { atomAtZero } from "./mask/index.ts";
import { signalIsReachable } from "./population.ts";
import { spectralAtoms } from "./spectrum/index.ts";
import type { Problem } from "./table.ts";

/** Most copies under a random law of ratios that are tried; beyond, "infinity" is near. */
const MAX_COPIES_AT_RANDOM = 64;

/** Faults that join several fields of an otherwise sound problem. */
export function problemRules(problem: Problem): Fault[] {
  return [...copiesFaults(problem), ...signalFaults(problem)];
}

/** Copies against masks: more of them than were tried, or copies that are no different. */
function copiesFaults({ copies, mask }: Problem): Fault[] {
  const path = "copies";
  if (copies === 1) return [];
  if (atomAtZero(mask) > 0) {
    const message = `must be 1 while rows may stay unmasked (ratio 0): their copies would be the same; found ${describeValue(copies)}`;
    return [{ path, value: copies, message }];
  }
  if (copies === "infinity" || copies <= MAX_COPIES_AT_RANDOM || mask.law === "fixed") return [];
  const message = `must be at most ${MAX_COPIES_AT_RANDOM}, or "infinity", while ratios are random; found ${copies}`;
  return [{ path, value: copies, message }];
}

/** Signal against spectrum. */
function signalFaults(problem: Problem): readonly Fault[] {
  const atoms = spectralAtoms(problem.spectrum);
  const faults = alignmentFaults(problem.signal.alignment, atoms, "signal.alignment");
  if (faults.length > 0 || signalIsReachable(problem.signal, atoms)) return faults;
  const message =
    problem.signal.of === "variance"
      ? "cannot be a variance: the signal lies on eigenvalues that are (nearly) 0"
      : "cannot be reached: this alignment gives the signal (nearly) no energy";
  return [{ path: "signal.strength", value: problem.signal.strength, message }];
}
