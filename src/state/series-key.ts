import { valueAt, withValueAt, type Problem } from "../problem/index.ts";
import { canonicalJson } from "../simulation/index.ts";
import type { PlotAxis } from "../sweep/index.ts";

/**
 * The name of a problem along an axis. What varies along the axis is left out, so that moving the
 * marker changes nothing.
 */
export function seriesKey(problem: Problem, axis: PlotAxis): string {
  const level = valueAt(problem, axis.path) === undefined;
  return canonicalJson([level ? problem : withValueAt(problem, axis.path, null), axis]);
}
