import { ratioNodes, spectralAtoms, type Problem } from "../../problem/index.ts";

/** Size of an experiment: n samples of d features. */
export interface Size {
  readonly n: number;
  readonly d: number;
}

/** How far above the rounding of its largest singular value a singular value is sure to be seen. */
const MARGIN = 100;

/** Rows or columns by which two ranks may differ, as masses are shares. */
const SAME_RANK = 0.5;

/**
 * Whether double precision gives a design another rank than theory does. A singular value counts for
 * a fit from about ε·max(N, d) of the largest one on (ε = 2⁻⁵²), so eigenvalues of Σ below the square of
 * that, over the largest, are nothing to an experiment, while theory counts all that are not 0. It
 * matters where fewer eigenvalues are left than there are rows to fit; a mask, a ridge or a loss
 * averaged over masks lifts small eigenvalues, and counts for what it lifts them by. Depends on ratios
 * of eigenvalues alone. Cost O(K + nodes of the law).
 */
export function beyondDoublePrecision(problem: Problem, size: Size): boolean {
  const spread = spreadOf(problem, size);
  const seen = (value: number): boolean => value > spread.least;
  const copies = problem.copies === "infinity" ? 1 : problem.copies;
  const { ratio, weight } = ratioNodes(problem.mask);
  if (seen(problem.ridge)) return false;
  let [clean, masked, lift] = [0, 0, 0];
  ratio.forEach((p, q) => {
    const hidden = p * (1 - p) * spread.diagonal;
    const share = (weight[q] ?? 0) * (problem.rows === "masked-target" ? p : 1);
    lift += share * hidden;
    if (seen(hidden)) masked += share;
    else clean += share;
  });
  if (problem.copies === "infinity" && seen(lift)) return false;
  const rank = (full: number): number =>
    Math.min(size.d, Math.min(size.n * copies * clean, full) + size.n * copies * masked);
  return Math.abs(rank(spread.positive) - rank(spread.visible)) > SAME_RANK;
}

/** Eigenvalues of Σ at a size. */
interface Spread {
  /** What an eigenvalue must exceed to be seen beside the largest. */
  readonly least: number;
  /** How many are above 0, and how many of them are seen. */
  readonly positive: number;
  readonly visible: number;
  /** Their mean, the variance of an entry. */
  readonly diagonal: number;
}

function spreadOf({ spectrum }: Problem, { n, d }: Size): Spread {
  const { lambda, mass } = spectralAtoms(spectrum);
  const largest = lambda.reduce((most, value) => Math.max(most, value), 0);
  const least = largest * (MARGIN * Number.EPSILON * Math.max(n, d)) ** 2;
  let [positive, visible, trace] = [0, 0, 0];
  lambda.forEach((value, k) => {
    const count = mass[k] === 0 ? 1 : d * (mass[k] ?? 0);
    // sums of the largest numbers overflow
    trace += (value / (largest || 1)) * count;
    if (value > 0) positive += count;
    if (value > least) visible += count;
  });
  return { least, positive, visible, diagonal: (largest * trace) / d };
}

/** Share of d eigenvalues that an experiment can see; 1 where Σ is regular to double precision. */
export function visibleRank(problem: Problem, size: Size): number {
  return Math.min(1, spreadOf(problem, size).visible / size.d);
}
