import { parseProblem, type Problem } from "../../../problem/index.ts";
import { risk } from "../../../theory/index.ts";

/** The excess risk of a problem given as in a file; Infinity at a threshold. */
export function excessOf(problem: object): number {
  return excess(parseProblem(problem));
}

/** The excess risk of a problem; Infinity at a threshold. */
export function excess(problem: Problem): number {
  return risk(problem).excessRisk ?? Infinity;
}

/** ‖β‖² of a problem with an outside target whose strength is a norm; 1 otherwise. */
export function strength({ signal }: Problem): number {
  return signal.strength ?? 1;
}
