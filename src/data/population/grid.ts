import { RANK, type Decomposition } from "./decomposition.ts";
import { leastRidge } from "./functions.ts";

/** Values of κ per factor of ten, and the largest. */
const RIDGES = 11;
const LARGEST = 300;

/** κ goes down to this, and where the smallest eigenvalue asks for it, further. */
const USUAL_LEAST = 1e-3;
const LEAST = 1e-11;

/**
 * Effective ridges κ, from large to small, at which a table's functions are taken. They reach below the
 * smallest eigenvalue, so that all of the spectrum is told, and stay 2 % above {@link leastRidge}.
 */
export function ridgeGrid(decomposition: Decomposition): Float64Array {
  const { values } = decomposition;
  const top = values[0] as number;
  const bound = leastRidge(decomposition);
  const smallest = smallestOf(values);
  const low = bound > 0 ? 1.02 * bound : Math.max(LEAST, Math.min(USUAL_LEAST, 0.1 * smallest));
  const high = Math.max(LARGEST, 3 * top, 10 * low);
  return geometric(high, low, Math.ceil(RIDGES * Math.log10(high / low)) + 1);
}

/** The smallest eigenvalue that is none of rounding. */
function smallestOf(values: Float64Array): number {
  const top = values[0] as number;
  return values.findLast((value) => value > 100 * RANK * top) ?? top;
}

/**
 * Eigenvalues that the population may have: from below the smallest κ to 1.5 times the table's largest,
 * and 0 where the table has directions without variance.
 *
 * @param perDecade values per factor of ten
 * @param below how far below the smallest κ
 */
export function eigenvalueGrid(
  { rows, columns, values }: Decomposition,
  ridges: Float64Array,
  perDecade: number,
  below: number,
): Float64Array {
  const top = values[0] as number;
  const low = Math.min(USUAL_LEAST, ridges.at(-1) as number) / below;
  const high = 1.5 * top;
  const grid = geometric(low, high, Math.ceil(perDecade * Math.log10(high / low)) + 1);
  const isSingular = rows >= columns && (values.at(-1) as number) <= 100 * RANK * top;
  return isSingular ? Float64Array.of(0, ...grid) : grid;
}

function geometric(from: number, to: number, count: number): Float64Array {
  const step = Math.log(to / from) / (count - 1);
  return Float64Array.from({ length: count }, (_, i) => from * Math.exp(step * i));
}
