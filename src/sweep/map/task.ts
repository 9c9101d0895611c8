import {
  InvalidProblem,
  loadFormulas,
  setField,
  usesFormulas,
  type Problem,
} from "../../problem/index.ts";
import { failureText } from "../run/failure.ts";
import { MAP_FAMILIES, mapCell, type MapFamily } from "./cell.ts";

/** One axis of a map. */
export interface MapAxis {
  /** Dotted path of the field that varies. */
  readonly path: string;
  /** Its values, ascending. */
  readonly values: readonly number[];
}

/** A map to compute: a family of numbers of a problem over two of its numeric fields. */
export interface MapPlan {
  readonly problem: Problem;
  readonly x: MapAxis;
  readonly y: MapAxis;
  readonly family: MapFamily;
}

/** Some cells of a plan, by their index (row · columns + column). Plain data, cloneable. */
export interface MapTask {
  readonly id: number;
  readonly plan: MapPlan;
  readonly cells: readonly number[];
}

/** The numbers of a task's cells, cell by cell in the family's order, or why there are none. */
export type MapReply =
  | { readonly id: number; readonly values: Float64Array }
  | { readonly id: number; readonly failure: string };

/** What a worker does with a map task. Never rejects. A cell that is no problem is NaN throughout. */
export async function answerMapTask({ id, plan, cells }: MapTask): Promise<MapReply> {
  try {
    if (usesFormulas(plan.problem)) await loadFormulas();
    const columns = MAP_FAMILIES[plan.family];
    const values = new Float64Array(cells.length * columns.length).fill(Number.NaN);
    cells.forEach((cell, i) => {
      const problem = problemOfCell(plan, cell);
      if (problem === null) return;
      const found = mapCell(problem, plan.family);
      columns.forEach((column, c) => {
        values[i * columns.length + c] = found[column] ?? Number.NaN;
      });
    });
    return { id, values };
  } catch (error) {
    return { id, failure: failureText(error) };
  }
}

/** The problem of a cell; null where its values are not allowed together. */
export function problemOfCell({ problem, x, y }: MapPlan, cell: number): Problem | null {
  const columns = x.values.length;
  try {
    const across = setField(problem, x.path, x.values[cell % columns]);
    return setField(across, y.path, y.values[Math.floor(cell / columns)]);
  } catch (error) {
    if (error instanceof InvalidProblem) return null;
    throw error;
  }
}
