import { featuresOf, type TableRows } from "../../../data/index.ts";
import { setField, type Problem } from "../../../problem/index.ts";
import type { Cell } from "../../../simulation/index.ts";
import { axisValues, type PlotAxis } from "../../../sweep/index.ts";

/** The curve that a cell lands on, and where. */
export interface HeldCell {
  readonly on: "ratio" | "law" | "size";
  readonly x: number;
  readonly cell: Cell;
}

/** Most entries n·copies·d of a design that an experiment holds here. */
const MOST_ENTRIES = 1e7;
const SIZES = 7;

/**
 * Held-out experiments of a problem: fixed ratios along the axis, the law in force where it is another,
 * and sizes n up to nine tenths of the rows with the masks as they are.
 */
export function heldCells(
  problem: Problem,
  table: TableRows,
  n: number,
  places: number,
  axis: PlotAxis,
): HeldCell[] {
  const features = featuresOf(table);
  const sized = (size: number): Problem => ({ ...problem, gamma: features / size });
  const cells: HeldCell[] = [];
  const own = sized(n);
  if (n < table.rows) {
    const fixed: Problem = { ...own, mask: { law: "fixed", ratio: 0.1 } };
    const [from, to] = axis.range;
    for (const x of axisValues({ from, to, count: places, scale: "linear" })) {
      // without masks no target is hidden, and copies must differ
      if (x === 0 && (problem.rows === "masked-target" || problem.copies !== 1)) continue;
      cells.push({ on: "ratio", x, cell: { problem: setField(fixed, axis.path, x), n } });
    }
    if (own.mask.law !== "fixed") {
      const middle = (from + to) / 2;
      cells.push({ on: "law", x: middle, cell: { problem: own, n } });
    }
  }
  // masks of ratio 0 leave no row to learn from where targets must be hidden
  if (
    !(problem.rows === "masked-target" && problem.mask.law === "fixed" && problem.mask.ratio === 0)
  ) {
    const range = { from: Math.max(4, features / 8), to: 0.9 * table.rows, count: SIZES };
    if (range.from < range.to) {
      for (const size of axisValues({ ...range, scale: "log" })) {
        const x = Math.round(size);
        cells.push({ on: "size", x, cell: { problem: sized(x), n: x } });
      }
    }
  }
  const copies = problem.copies === "infinity" ? 1 : problem.copies;
  return cells.filter(({ cell }) => cell.n * copies * table.columns <= MOST_ENTRIES);
}
