import type { Fault } from "./fields/kinds.ts";

/** Thrown for an input that is not a problem. Holds every fault, not the first only. */
export class InvalidProblem extends Error {
  override readonly name = "InvalidProblem";
  readonly faults: readonly Fault[];

  constructor(faults: readonly Fault[]) {
    super(faults.map(faultLine).join("\n"));
    this.faults = faults;
  }
}

/** One fault as a line of text: `mask.ratio must be a number in [0, 1); found 1`. */
export function faultLine(fault: Fault): string {
  return `${fault.path === "" ? "the problem" : fault.path} ${fault.message}`;
}
