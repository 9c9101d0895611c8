import {
  checkProblem,
  InvalidProblem,
  numericFields,
  withValueAt,
  type Fault,
  type Problem,
} from "../../problem/index.ts";
import { sweptAxesFaults, type Axis } from "./axis.ts";

/** One point of a sweep's grid. */
export interface SweepCell {
  /** The value of every axis here, in the order of the axes. */
  readonly values: readonly number[];
  /** The problem with those values, checked. */
  readonly problem: Problem;
}

const MAX_CELLS = 1_000_000;

/** Faults reported at most: a bad axis has the same one at every value. */
const MAX_FAULTS = 20;

/**
 * The grid of a sweep: every combination of the axes' values, the last axis running fastest. Without
 * axes it is the problem alone.
 *
 * @throws InvalidProblem with the faults of all axes and cells (the first 20 distinct ones).
 */
export function sweepCells(problem: Problem, axes: readonly Axis[]): SweepCell[] {
  const faults = [...sweptAxesFaults(axes), ...pathFaults(problem, axes), ...sizeFaults(axes)];
  if (faults.length > 0) throw new InvalidProblem(faults);
  let points: number[][] = [[]];
  for (const { values } of axes) {
    points = points.flatMap((point) => values.map((value) => [...point, value]));
  }
  const found = new Map<string, Fault>();
  const cells = points.flatMap((values): SweepCell[] => {
    // All values are set before the check: min and max of a law may both be swept.
    let input: unknown = problem;
    axes.forEach(({ path }, i) => (input = withValueAt(input, path, values[i])));
    const checked = checkProblem(input);
    if ("value" in checked) return [{ values, problem: checked.value }];
    for (const fault of checked.faults) found.set(`${fault.path} ${fault.message}`, fault);
    return [];
  });
  if (found.size > 0) throw new InvalidProblem([...found.values()].slice(0, MAX_FAULTS));
  return cells;
}

function pathFaults(problem: Problem, axes: readonly Axis[]): Fault[] {
  const known = numericFields(problem).map((field) => field.path);
  return axes
    .filter(({ path }) => !known.includes(path))
    .map(({ path, values }) => {
      const list = known.slice(0, 12).join(", ");
      const message = `is not a numeric field of this problem, which has: ${list}`;
      return { path, value: values, message };
    });
}

function sizeFaults(axes: readonly Axis[]): Fault[] {
  const size = axes.reduce((product, { values }) => product * values.length, 1);
  if (size <= MAX_CELLS) return [];
  const message = `must make at most ${MAX_CELLS} cells; these axes make ${size}`;
  return [{ path: "over", value: size, message }];
}
