import { faultLine, InvalidProblem } from "../../problem/index.ts";

/** Why something failed, in a sentence; every fault of a problem that is none. */
export function failureText(error: unknown): string {
  if (error instanceof InvalidProblem) return error.faults.map(faultLine).join("; ");
  return error instanceof Error ? error.message : String(error);
}
