import type { PreparedTable } from "../preparing/prepare.ts";
import { step, type Work } from "../work.ts";
import { decompose, type Decomposition } from "./decomposition.ts";
import { discretePopulation, type DiscretePopulation } from "./discrete.ts";
import {
  columnFunctions,
  functionsAt,
  leastRidge,
  outsideFunctions,
  type PopulationFunctions,
} from "./functions.ts";
import { eigenvalueGrid, ridgeGrid } from "./grid.ts";

/** The population that stands for a table. */
export interface TablePopulation extends DiscretePopulation {
  /** Features that predict a target: all columns used, less the target where it is one of them. */
  readonly features: number;
  /** Smallest effective ridge κ that the table can tell of, κ(0+); 0 with more rows than columns. */
  readonly leastRidge: number;
  /** Largest and smallest κ at which the functions were held against the table's. */
  readonly range: readonly [high: number, low: number];
  /** Why the misfit is not below 1e-6; null where it is. */
  readonly why: string | null;
  /** Eigenvalues of the table's own correlation matrix, descending; with fewer rows the others are 0. */
  readonly sample: Float64Array;
  /** The functions themselves, averaged over targets. */
  readonly functions: readonly PopulationFunctions[];
}

/** A misfit that is good enough. */
const WANTED = 1e-6;

/** Grids tried in turn: eigenvalues per factor of ten, and how far they go below the smallest κ. */
const GRIDS: readonly (readonly [perDecade: number, below: number])[] = [
  [24, 1],
  [48, 3],
  [80, 10],
  [120, 30],
];

/**
 * Estimates the population behind a table: its functions of κ from one decomposition, averaged over all
 * columns as targets (or of the one target chosen), and the discrete population that has them. Cost
 * O(N d min(N, d) + min(N, d)³ + 100 d min(N, d)).
 *
 * @throws Stopped where it was told to stop.
 */
export async function estimatePopulation(
  table: PreparedTable,
  work: Work = {},
): Promise<TablePopulation> {
  const { rows, used, values, target } = table;
  const decomposition = await decompose({ rows, columns: used.length, values }, work);
  const ridges = ridgeGrid(decomposition);
  const functions =
    target === null
      ? await averageFunctions(decomposition, ridges, work)
      : functionsOf(decomposition, target.values, ridges);
  let best: DiscretePopulation | null = null;
  for (const [k, [perDecade, below]] of GRIDS.entries()) {
    await step(work, 0.8 + 0.2 * (k / GRIDS.length), "estimating");
    const grid = eigenvalueGrid(decomposition, ridges, perDecade, below);
    const found = discretePopulation(functions, grid, 1);
    if (best === null || found.misfit < best.misfit) best = found;
    if (best.misfit < WANTED) break;
  }
  await step(work, 1, "estimating");
  const found = best as DiscretePopulation;
  return {
    ...found,
    features: target === null ? used.length - 1 : used.length,
    leastRidge: leastRidge(decomposition),
    range: [ridges[0] as number, ridges.at(-1) as number],
    why: found.misfit < WANTED ? null : whyNot(found.misfit),
    sample: decomposition.values,
    functions,
  };
}

function whyNot(misfit: number): string {
  return (
    `No population has the table’s functions exactly, as they are estimates from finitely many rows: ` +
    `on finer and wider grids the nearest one still differs by ${misfit.toPrecision(2)}.`
  );
}

function functionsOf(
  decomposition: Decomposition,
  y: Float64Array,
  ridges: Float64Array,
): PopulationFunctions[] {
  const variance = y.reduce((sum, value) => sum + value * value, 0) / y.length;
  const functions = outsideFunctions(decomposition, decomposition.energies(y), variance);
  let ridge = ridges[0] as number;
  return Array.from(ridges, (kappa) => {
    const { ridge: found, slope: _, ...at } = functionsAt(functions, kappa, ridge);
    ridge = found;
    return { ...at, kappa };
  });
}

/** The mean over every column as the target: risks are linear in the functions of the target. */
async function averageFunctions(
  decomposition: Decomposition,
  ridges: Float64Array,
  work: Work,
): Promise<PopulationFunctions[]> {
  const { columns } = decomposition;
  const sums = Array.from(ridges, (kappa) => {
    return { kappa, seen: 0, unseen: 0, explained: 0, left: 0 };
  });
  for (let column = 0; column < columns; column++) {
    if (column % 16 === 0) await step(work, (0.8 * column) / columns, "estimating");
    const target = columnFunctions(decomposition, column);
    let ridge = ridges[0] as number;
    for (const sum of sums) {
      const found = functionsAt(target, sum.kappa, ridge);
      ridge = found.ridge;
      sum.seen += found.seen / columns;
      sum.unseen += found.unseen / columns;
      sum.explained += found.explained / columns;
      sum.left += found.left / columns;
    }
  }
  return sums;
}
