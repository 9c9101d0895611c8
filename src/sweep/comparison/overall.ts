import { chiSquareTail, standardError as errorOf, studentDeviate } from "../../numerics/index.ts";
import { judge, type CellComparison } from "./comparison.ts";
import { correlationMoments, type CorrelationMoments } from "./correlation.ts";
import { isWithin, NINETY_FIVE } from "./estimate.ts";
import { cellLevel, LEVEL, weigh, WIDEST, type Verdict } from "./words.ts";

/** Theory against experiment over all cells. */
export interface SweepComparison {
  /** Number of cells that are compared. */
  readonly cells: number;
  /** Number of cells that are not. */
  readonly notCompared: number;
  /** Mean of the cells' differences, and its 95 % interval; null without any. */
  readonly difference: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** Mean of mean/limit − 1 over the same cells. */
  readonly limitDifference: number | null;
  /** Root mean square of z over the cells that have one; null without any. */
  readonly rmsZ: number | null;
  /** Sum of the squared scores. */
  readonly chiSquare: number;
  /** How many independent cells would scatter as much in that sum: cells share draws, and err alike. */
  readonly effectiveCells: number;
  /** Probability of so large a sum, or so large a single score, were theory right; null without a cell. */
  readonly pValue: number | null;
  readonly verdict: Verdict;
  /** The verdict with its number, as a person reads it. */
  readonly words: string;
}

/** Cells judged together, and all of them as one. */
export interface Comparisons {
  readonly cells: readonly CellComparison[];
  readonly all: SweepComparison;
}

/**
 * Judges cells together: at 1 % each where all of them are beyond noise at 1 %, and within noise where
 * they are not. So 1 % is the chance of calling one of many right ones wrong, and a cell that is off
 * is not lost among others (protected tests; Fisher 1935, The Design of Experiments, §24).
 *
 * @param draws as {@link compareSweep}
 */
export function compareTogether(
  comparisons: readonly CellComparison[],
  draws?: readonly ArrayLike<number>[],
): Comparisons {
  const all = compareSweep(comparisons, draws);
  const level = (all.pValue ?? 1) < LEVEL ? LEVEL : cellLevel(all.cells);
  const cells = comparisons.map((cell) =>
    cell.score === null ? cell : { ...cell, ...judge({ ...cell, score: cell.score }, level) },
  );
  return { cells, all };
}

/**
 * The verdict over all cells, in the words of {@link compareCell}.
 *
 * Beyond noise, at 1 %, is a sum of squared scores that is too large, or a single one, each counted
 * twice. Cells of a sweep share their draws (common random numbers) and so err alike. The sum is held
 * against the distribution that correlated scores have, by its first three moments: with R their
 * correlation matrix and C cells, (χ² − C)·tr R²/tr R³ + ν is taken as chi-square of ν = (tr R²)³/(tr R³)²
 * degrees. For independent cells it is χ² on C degrees, for equal ones χ²/C on 1; with the first two
 * moments alone (Satterthwaite 1946; Brown 1975) the far tail of a few strong common errors would be
 * three times too thin. The largest score counts by Bonferroni's correction, which holds under any
 * dependence.
 *
 * The number in the words is the mean difference, or the largest one that is beyond noise alone where
 * that is larger. Noise is small where the mean difference is known to 5 % and most cells are not too
 * noisy.
 *
 * Source: Pearson (1959), Biometrika 46, 364; Imhof (1961), Biometrika 48, 419, eq. 3.
 *
 * @param draws excess risks of replicates 0, 1, … of each cell, in the order of the cells, run under
 *   one seed; left out where every cell has a seed of its own, and cells are independent.
 */
export function compareSweep(
  comparisons: readonly CellComparison[],
  draws?: readonly ArrayLike<number>[],
): SweepComparison {
  const counted = comparisons.flatMap((cell, i) =>
    cell.score === null ? [] : [{ ...cell, score: cell.score, draws: draws?.[i] ?? null }],
  );
  const cells = counted.length;
  const counts = { cells, notCompared: comparisons.length - cells };
  const zs = counted.flatMap(({ z }) => (z === null ? [] : [z]));
  const rmsZ = zs.length > 0 ? Math.sqrt(zs.reduce((sum, z) => sum + z * z, 0) / zs.length) : null;
  if (cells === 0) {
    const nothing = {
      difference: null,
      low: null,
      high: null,
      limitDifference: null,
      pValue: null,
    };
    const words = "not compared";
    return { ...counts, ...nothing, rmsZ, chiSquare: 0, effectiveCells: 0, verdict: words, words };
  }
  const shared = draws === undefined ? null : counted.map((cell) => cell.draws ?? []);
  const moments = shared === null ? { second: cells, third: cells } : correlationMoments(shared);
  const pValue = probability(
    counted.map(({ score }) => score),
    moments,
  );
  const isNoise = (scores: readonly number[]): boolean => probability(scores, moments) >= LEVEL;
  const explained =
    counted.some((cell) => cell.explained !== null) &&
    isNoise(counted.map((cell) => cell.explained ?? cell.score));
  const sized = counted.flatMap(({ atSize }) => (atSize === null ? [] : [atSize]));
  const isSized = sized.length > 0 && !isNoise(sized.map(({ score }) => score));
  const pooled = pooledDifference(counted);
  const noisy = counted.filter(isTooNoisy).length > cells / 2;
  const { verdict, words } = weigh({
    within: pValue >= LEVEL,
    explained,
    difference: largestOf(counted, pooled.difference),
    atSize: isSized ? largestOf(sized, average(sized.map(({ difference }) => difference))) : null,
    halfWidth: noisy ? Infinity : ((pooled.high ?? Infinity) - (pooled.low ?? 0)) / 2,
  });
  return {
    ...counts,
    ...pooled,
    limitDifference: limitDifference(counted),
    rmsZ,
    chiSquare: counted.reduce((sum, { score }) => sum + score ** 2, 0),
    effectiveCells: cells ** 2 / moments.second,
    pValue,
    verdict,
    words,
  };
}

/** The mean difference, or the largest one that is beyond noise alone where that is larger. */
function largestOf(
  cells: readonly { readonly difference: number | null; readonly score: number }[],
  pooled: number | null,
): number | null {
  const level = cellLevel(cells.length);
  return cells.reduce<number | null>((most, { difference, score }) => {
    if (isWithin(score, level)) return most;
    // a theory of 0 that is missed has no difference in per cent
    if (difference === null || most === null) return null;
    return Math.abs(difference) > Math.abs(most) ? difference : most;
  }, pooled);
}

function isTooNoisy({ low, high }: CellComparison): boolean {
  return low !== null && high !== null && (high - low) / 2 > WIDEST;
}

const average = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value / values.length, 0);

/** A cell with its replicates, where cells share their draws. */
type Counted = CellComparison & { readonly draws: ArrayLike<number> | null };

/**
 * Mean of the cells' differences, each counting the same: weights from standard errors would favour
 * cells that look low. Replicates of one number count as one draw of all cells that have it.
 */
function pooledDifference(
  cells: readonly Counted[],
): Pick<SweepComparison, "difference" | "low" | "high"> {
  const known = cells.flatMap(({ difference, theory, ...cell }) =>
    difference === null || theory === null ? [] : [{ ...cell, difference, theory }],
  );
  if (known.length === 0) return { difference: null, low: null, high: null };
  const difference = average(known.map((cell) => cell.difference));
  const counts = known.map(({ draws }) => draws?.length ?? 0);
  const most = Math.max(...counts);
  const parts = new Float64Array(most);
  let apart = 0;
  for (const { draws, mean, standardError, theory } of known) {
    if (!(theory > 0)) continue;
    if (draws === null) {
      apart += ((standardError ?? 0) / theory / known.length) ** 2;
      continue;
    }
    const scale = most / draws.length / theory / known.length;
    for (let i = 0; i < draws.length; i++) {
      parts[i] = (parts[i] as number) + scale * ((draws[i] as number) - (mean ?? 0));
    }
  }
  const squares = parts.reduce((sum, part) => sum + part * part, 0);
  const together = most > 1 ? (errorOf({ count: most, mean: 0, squares }) ?? 0) : 0;
  const degrees = Math.max(1, Math.min(...counts.filter((count) => count > 0)) - 1);
  const reach = most > 1 ? studentDeviate(NINETY_FIVE, degrees) : NINETY_FIVE;
  const half = reach * Math.sqrt(apart + together ** 2);
  return { difference, low: difference - half, high: difference + half };
}

function limitDifference(cells: readonly CellComparison[]): number | null {
  const known = cells.flatMap(({ mean, limit }) =>
    mean === null || limit === null || limit === 0 ? [] : [mean / limit - 1],
  );
  return known.length === 0 ? null : average(known);
}

/** Probability of so large a sum of squares, or so large a score, were the scores normal. */
function probability(scores: readonly number[], moments: CorrelationMoments): number {
  const [first = 0, second] = scores;
  if (second === undefined) return chiSquareTail(first ** 2, 1);
  const sum = scores.reduce((total, score) => total + score ** 2, 0);
  const largest = Math.max(...scores.map(Math.abs));
  const alone = chiSquareTail(largest ** 2, 1) * scores.length;
  return Math.min(1, 2 * Math.min(sumTail(sum, scores.length, moments), alone));
}

/** Probability that the squares of `cells` correlated normal scores sum to more than x. */
function sumTail(x: number, cells: number, { second, third }: CorrelationMoments): number {
  const degrees = second ** 3 / third ** 2;
  return chiSquareTail(degrees + ((x - cells) * second) / third, degrees);
}
