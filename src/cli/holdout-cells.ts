import { featuresOf, tableProblem, type TablePopulation, type TableRows } from "../data/index.ts";
import { parseProblem, type Problem } from "../problem/index.ts";
import type { Cell } from "../simulation/index.ts";
import { sweepCells, type Axis } from "../sweep/index.ts";
import { FaultList } from "./bad-input.ts";

/** A cell of held-out experiments, and the values of the axes there. */
export interface HoldoutCell extends Cell {
  readonly values: readonly number[];
}

/** Most entries n·copies·d of a design that an experiment holds. */
const MAX_ENTRIES = 1e7;

/** Fields that the table decides. */
const OWN = /^(spectrum|signal|noise)\b/;

/**
 * The cells of held-out experiments: the table's problem with the masks, rows, copies, rescaling, ridge and test
 * inputs of another, over a grid. An axis over γ makes n, which is features over γ.
 *
 * @throws BadInput for an axis over what the table decides, and for an n that the table does not have.
 */
export function holdoutCells(
  table: TableRows,
  population: TablePopulation,
  given: Problem | undefined,
  axes: readonly Axis[],
  n: number,
): HoldoutCell[] {
  const faults = new FaultList();
  for (const { path, values } of axes) {
    if (OWN.test(path))
      faults.add("--over", values, `cannot run over ${path}: the table decides it`);
  }
  faults.throwIfAny();
  const features = featuresOf(table);
  const problem = combined(tableProblem(population, n, table.target === null), given);
  const sweepsGamma = axes.some(({ path }) => path === "gamma");
  const cells = sweepCells(problem, axes).map(({ values, problem }): HoldoutCell => {
    if (!sweepsGamma) return { values, problem, n };
    const rows = Math.max(1, Math.round(features / problem.gamma));
    return { values, n: rows, problem: { ...problem, gamma: features / rows } };
  });
  const where = sweepsGamma ? "--over" : "--n";
  for (const size of new Set(cells.map((cell) => cell.n))) {
    if (size >= table.rows) {
      const rule = `must leave rows to hold out: the table has ${table.rows}, so n is at most ${table.rows - 1}`;
      faults.add(where, size, `${rule}; found ${size}`);
    }
    const copies = Math.max(...cells.map(({ problem }) => Number(problem.copies) || 1));
    const entries = size * copies * table.columns;
    if (entries > MAX_ENTRIES) {
      const message = `means ${entries} entries (n × copies × columns), and an experiment holds at most ${MAX_ENTRIES}; choose a smaller n`;
      faults.add(where, size, message);
    }
  }
  faults.throwIfAny();
  return cells;
}

function combined(own: Problem, given: Problem | undefined): Problem {
  if (given === undefined) return own;
  const { mask, rows, copies, rescale, ridge, test } = given;
  return parseProblem({ ...own, mask, rows, copies, rescale, ridge, test });
}
