import type { Problem } from "../../problem/index.ts";
import { problemSpectrum } from "../population/problem-spectrum.ts";
import { fillCopyClasses } from "./copy-classes.ts";
import { fillRowClasses, rowClassRoom, type RowClasses } from "./row-classes.ts";
import { rowNodes } from "./row-nodes.ts";
import { rowsPerSample } from "./rows-per-sample.ts";

/** The training rows of a problem as classes. */
export interface RowModel {
  readonly classes: RowClasses;
  /** d/N. */
  readonly gamma: number;
  /** N/n. */
  readonly rowsPerSample: number;
}

/**
 * The row classes of a problem, in room of their own; null where its rows are no classes: copies
 * with fresh random ratios, and infinitely many copies: THEORY.md (1.1), (9.1). Cost O(Q).
 */
export function rowModel(problem: Problem): RowModel | null {
  const { copies, mask, rescale } = problem;
  const targetHidden = problem.rows === "masked-target";
  if (copies === "infinity" || (copies > 1 && mask.law !== "fixed")) return null;
  const nodes = rowNodes(problem, problemSpectrum(problem));
  const room = rowClassRoom(Math.max(nodes.ratio.length, copies + 1));
  const classes =
    copies > 1
      ? fillCopyClasses(room, nodes.ratio[0], copies, rescale, targetHidden)
      : fillRowClasses(room, nodes, rescale, targetHidden);
  const rows = rowsPerSample(problem);
  return { classes, gamma: problem.gamma / rows, rowsPerSample: rows };
}
