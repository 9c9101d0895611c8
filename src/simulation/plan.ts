import type { Prepared } from "./preparation.ts";

/** A response to fit on a design, and the cells that look at its fit. */
export interface PlannedFit {
  /** One of the cells: they differ in how they test at most. */
  readonly cell: Prepared;
  /** Places of the cells in the order asked for. */
  readonly places: readonly number[];
}

/** Responses that one decomposition serves. */
export interface PlannedSolve {
  readonly cell: Prepared;
  readonly fits: readonly PlannedFit[];
}

/** Solves on leading columns of the same samples. */
export interface PlannedSamples {
  readonly cell: Prepared;
  /** Columns that the samples need. */
  readonly columns: number;
  /** Design by design; in each, ridge by ridge and with more and more columns. */
  readonly solves: readonly PlannedSolve[];
}

/**
 * The order in which cells share the most: samples, then designs, then decompositions, then fits.
 * Cost O(cells · log cells).
 */
export function planOf(cells: readonly Prepared[]): PlannedSamples[] {
  const places = [...cells.keys()];
  return groups(places, (k) => cells[k].samples).map((same) => {
    const dimensions = same.map((k) => cells[k].dimension);
    const solves = groups(same, (k) => cells[k].design).flatMap((group) =>
      groups(group, (k) => `${cells[k].problem.ridge} ${cells[k].dimension}`)
        .sort(([a], [b]) => byRidgeAndSize(cells[a], cells[b]))
        .map((members) => ({ cell: cells[members[0]], fits: fitsOf(cells, members) })),
    );
    return { cell: cells[same[0]], columns: Math.max(...dimensions), solves };
  });
}

const byRidgeAndSize = (a: Prepared, b: Prepared): number =>
  a.problem.ridge - b.problem.ridge || a.dimension - b.dimension;

/** Equal signals stand together, so that each is made once. */
function fitsOf(cells: readonly Prepared[], members: readonly number[]): PlannedFit[] {
  return groups(members, (k) => cells[k].signal).flatMap((group) =>
    groups(group, (k) => String(cells[k].problem.noise)).map((same) => ({
      cell: cells[same[0]],
      places: same,
    })),
  );
}

/** Items by name, in the order in which the names first come. */
function groups(items: readonly number[], nameOf: (item: number) => string): number[][] {
  if (items.length === 1) return [[...items]];
  const found = new Map<string, number[]>();
  for (const item of items) {
    const name = nameOf(item);
    const group = found.get(name);
    if (group) group.push(item);
    else found.set(name, [item]);
  }
  return [...found.values()];
}
