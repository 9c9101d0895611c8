import { createEngine, type Engine } from "../../kernels/index.ts";
import { randomStream, streamKey } from "../../numerics/index.ts";
import type { Problem } from "../../problem/index.ts";
import {
  averageLoss,
  canonicalJson,
  drawRows,
  estimateAveraged,
  estimateFromRows,
  estimateNothing,
  maskMoments,
  type Cell,
  type Estimate,
  type Observation,
  type Simulator,
} from "../../simulation/index.ts";
import { heldError, heldSums } from "./held-error.ts";
import { splitRows, splitTargets } from "./split.ts";
import type { TableRows } from "./table-rows.ts";

/** Options of {@link createHoldout}. */
export interface HoldoutOptions {
  /** What does the linear algebra: the fastest that this host can run unless told otherwise. */
  readonly engine?: Engine;
  /** Columns that are targets in each split, where each column is one; 8 unless told otherwise. */
  readonly targets?: number;
}

/** Columns that are targets in each split. */
export const TARGETS = 8;

/**
 * Held-out experiments on the rows of a table, as a simulator: replicate i of a cell is split i. It draws
 * n rows without replacement, masks and fits them as the cell's problem says (its spectrum and signal play
 * no part), and takes the error on all other rows, exactly over the masks of the test.
 *
 * Where each column is a target, a split has some of them, each predicted from all others, and its error
 * is their mean: the split is the unit. Splits go through all columns in turn.
 *
 * | in an observation | is |
 * |---|---|
 * | `totalRisk` | mean squared error on the held-out rows, in units of the target's variance |
 * | `excessRisk` | the same less the problem's noise, which is an estimate |
 * | `norm2`, `trainingError` | of the fits |
 * | `estimationRisk` | NaN: nobody knows β |
 *
 * It depends on (table, seed, cell, replicate) alone. Draws come from streams keyed by the seed: `split` and
 * `targets` by replicate, `rows` and `masks` by replicate and target. Cells share them.
 */
export function createHoldout(table: TableRows, options: HoldoutOptions = {}): Simulator {
  const engine = options.engine ?? createEngine();
  const count = options.targets ?? TARGETS;

  const observeAll = (cells: readonly Cell[], seed: number, replicate: number): Observation[] => {
    const observations = new Array<Observation>(cells.length);
    for (const [n, places] of grouped(cells, (cell) => cell.n)) {
      checkSize(table, n);
      const split = drawSplit(table, engine, n, seed, replicate);
      const targets =
        table.target === null
          ? splitTargets(table.columns, count, seed, replicate)
          : Int32Array.of(-1);
      for (const target of targets) {
        fitTarget(
          split,
          target,
          places.map((place) => [place, cells[place] as Cell]),
          (place, one) => {
            observations[place] = added(observations[place], one, 1 / targets.length);
          },
        );
      }
    }
    return observations;
  };
  return {
    observe: (cell, seed, replicate) => observeAll([cell], seed, replicate)[0] as Observation,
    observeAll,
  };
}

function grouped<T, K>(items: readonly T[], key: (item: T) => K): Map<K, number[]> {
  const groups = new Map<K, number[]>();
  items.forEach((item, place) => {
    const name = key(item);
    groups.set(name, [...(groups.get(name) ?? []), place]);
  });
  return groups;
}

/** @throws RangeError where a split leaves no row to train on or to hold out. */
function checkSize({ rows }: TableRows, n: number): void {
  if (Number.isInteger(n) && n >= 1 && n < rows) return;
  throw new RangeError(
    `n must be an integer from 1 to ${rows - 1}, as the table has ${rows} rows; found ${n}`,
  );
}

/** A split whose training rows an engine holds. */
interface Split {
  readonly table: TableRows;
  readonly engine: Engine;
  readonly n: number;
  readonly seed: number;
  readonly replicate: number;
  readonly training: Int32Array;
  readonly held: Int32Array;
}

function drawSplit(
  table: TableRows,
  engine: Engine,
  n: number,
  seed: number,
  replicate: number,
): Split {
  const order = splitRows(table.rows, n, seed, replicate);
  const { columns, values } = table;
  const training = order.subarray(0, n);
  const x = new Float64Array(n * columns);
  training.forEach((row, i) =>
    x.set(values.subarray(row * columns, (row + 1) * columns), i * columns),
  );
  engine.place({ rows: n, columns, values: x });
  return { table, engine, n, seed, replicate, training, held: order.subarray(n) };
}

/** Fits one target for every cell; cells of one design share it. */
function fitTarget(
  split: Split,
  target: number,
  cells: readonly (readonly [place: number, cell: Cell])[],
  take: (place: number, observation: Observation) => void,
): void {
  const { table, training } = split;
  const valueOf =
    table.target === null
      ? (row: number): number => table.values[row * table.columns + target] as number
      : (row: number): number => table.target?.[row] as number;
  const response = Float64Array.from(training, valueOf);
  for (const design of grouped(cells, ([, { problem }]) => designKey(problem)).values()) {
    const members = design.map((k) => cells[k] as readonly [number, Cell]);
    const first = (members[0] as readonly [number, Cell])[1].problem;
    const estimate = makeDesign(split, first, target);
    for (const fits of grouped(members, ([, { problem }]) => problem.ridge).values()) {
      const [, { problem }] = members[fits[0] as number] as readonly [number, Cell];
      const fit = estimate(response, problem.ridge);
      const coefficients = fit.coefficients;
      // hidden in every row, so 0 but for rounding
      if (target >= 0) coefficients[target] = 0;
      const sums = heldSums(table, split.held, coefficients, valueOf);
      const norm2 = coefficients.reduce((sum, b) => sum + b * b, 0);
      for (const k of fits) {
        const [place, { problem }] = members[k] as readonly [number, Cell];
        const totalRisk = heldError(sums, { ratio: problem.test.mask, rescale: problem.rescale });
        const excessRisk = totalRisk - (problem.noise ?? 0);
        const { trainingError } = fit;
        take(place, { excessRisk, totalRisk, estimationRisk: Number.NaN, norm2, trainingError });
      }
    }
  }
}

/** Name of a design, given its rows; the ridge counts where the loss is averaged over masks. */
function designKey({ mask, copies, rows, rescale, ridge }: Problem): string {
  return canonicalJson([mask, copies, rows, rescale, copies === "infinity" ? ridge : null]);
}

/** Makes Z the design of a problem; what fits a response on it. */
function makeDesign(
  { table: { columns }, engine, n, seed, replicate }: Split,
  problem: Problem,
  target: number,
): (response: Float64Array, ridge: number) => Estimate {
  const hidden = target >= 0 ? target : null;
  const { copies, ridge, rescale } = problem;
  if (copies === "infinity") {
    const moments = maskMoments(problem);
    if (moments === null || moments.spread === Infinity) {
      return (response) => estimateNothing(moments, columns, response);
    }
    const loss = averageLoss(engine, n, moments, ridge, { variance: 1, hidden });
    return (response) => estimateAveraged(engine, loss, columns, [response])[0] as Estimate;
  }
  const random = randomStream(seed, "rows", replicate, target);
  const { ratios, kept } = drawRows(problem, { n, copies }, random);
  const key = streamKey(seed, "masks", replicate, target);
  engine.mask({ key, copies, ratios, rescale, hidden });
  return (response, lambda) =>
    estimateFromRows(engine, kept, columns, [response], lambda)[0] as Estimate;
}

/** A mean as it grows: `before` with so much of one more. */
function added(before: Observation | undefined, one: Observation, share: number): Observation {
  const sum = (name: keyof Observation): number => (before?.[name] ?? 0) + share * one[name];
  return {
    excessRisk: sum("excessRisk"),
    totalRisk: sum("totalRisk"),
    estimationRisk: sum("estimationRisk"),
    norm2: sum("norm2"),
    trainingError: sum("trainingError"),
  };
}
