import { meanRatio, ratioNodes, type Problem } from "../problem/index.ts";
import { fillRowClasses, rowClassRoom, type RowClasses } from "./row-classes.ts";

/** The training rows of a problem as classes. */
export interface RowModel {
  readonly classes: RowClasses;
  /** d/N; Infinity where there are no rows. */
  readonly gamma: number;
  /** N/n. */
  readonly rowsPerSample: number;
}

/** The row classes of a problem in room of their own. Cost O(Q). */
export function rowModel(problem: Problem): RowModel {
  const targetHidden = problem.rows === "masked-target";
  const nodes = ratioNodes(problem.mask);
  const room = rowClassRoom(nodes.ratio.length);
  const classes = fillRowClasses(room, nodes, problem.rescale, targetHidden);
  const rowsPerSample = targetHidden ? meanRatio(problem.mask) : 1;
  return { classes, gamma: problem.gamma / rowsPerSample, rowsPerSample };
}
