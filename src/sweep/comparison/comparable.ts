import {
  inverseVisibleMeanDiverges,
  meanRatio,
  ratioNodes,
  type Problem,
} from "../../problem/index.ts";
import type { Experiment } from "../../simulation/index.ts";
import {
  finiteSizeError,
  firstOrder,
  rowShape,
  FEW_VISIBLE,
  SECOND_ORDER,
  type Prediction,
} from "./finite-error.ts";
import { beyondDoublePrecision, visibleRank, type Size } from "./precision.ts";

/** Why an experiment is not compared with theory. */
export interface Obstacle {
  /** A clause for a person, the same all along an axis. */
  readonly why: string;
  /** The same with this cell's numbers. */
  readonly reason: string;
}

/** Beyond this relative error of theory at a size a verdict of "disagrees" would mean nothing. */
const LARGEST_ERROR = 0.05;

/** Rows with one or two visible inputs, per experiment, beyond which they rule its mean. */
const FEW_HEAVY_ROWS = 0.01;

/** Hidden inputs, of a row and of a column, below which a rank is not yet that of the limit: 5 % off. */
const HIDDEN_INPUTS = { singular: 16, copies: 8 };

/** Share of the rows that may have fewer. */
const HARDLY_HIDDEN = 0.1;

/**
 * What keeps experiments of a size from being held against theory, whatever they say; null where
 * nothing does. It follows from the problem and the size alone, and from ratios only: not from units.
 *
 * - no mean exists: rows with one or two visible inputs have to be fitted exactly, and the mean of
 *   1/(x₁² + x₂²) is infinite;
 * - the design is beyond double precision ({@link beyondDoublePrecision});
 * - with a singular Σ, or copies, hardly any input is hidden: theory counts ranks of large masks;
 * - theory itself is off by more than 5 % at this size, by what is known of that
 *   ({@link finiteSizeError}): few visible inputs, the threshold, single directions.
 *
 * @param prediction the better one of those that are to be compared with
 */
export function obstacle(
  problem: Problem,
  experiment: Pick<Experiment, "n" | "d" | "notices">,
  prediction: Prediction,
): Obstacle | null {
  if (hasHeavyRows(problem, experiment)) {
    return same("no mean exists: rows with hardly any visible input make its tails too heavy");
  }
  if (beyondDoublePrecision(problem, experiment)) {
    return same("beyond double precision: eigenvalues too small to be seen beside the largest");
  }
  const needed = hiddenNeeded(problem, experiment);
  if (needed !== null) {
    const { n, d } = experiment;
    const why = `fewer hidden inputs than ${needed}, where theory counts on many`;
    const { mask } = problem;
    if (mask.law !== "fixed") return same(why);
    const found = shortNumber(mask.ratio * Math.min(n, d));
    return { why, reason: `${why}: p·min(n, d) = ${found}` };
  }
  const { total, main } = finiteSizeError(problem, experiment, prediction);
  if (!(total > LARGEST_ERROR)) return null;
  if (main !== FEW_VISIBLE) return same(main);
  return fewVisible(problem, experiment, prediction);
}

function same(why: string): Obstacle {
  return { why, reason: why };
}

/** Whether rows that have to be fitted exactly have one or two visible inputs too often. */
function hasHeavyRows(problem: Problem, { n, d }: Size): boolean {
  const { rows } = rowShape(problem, n);
  const fitted = problem.ridge === 0 && problem.copies !== "infinity" && rows < d;
  // rescaled rows are the longer, and their responses matter less, the fewer inputs are visible
  if (!fitted || problem.rescale) return false;
  if (inverseVisibleMeanDiverges(problem.mask)) return true;
  const { ratio, weight } = ratioNodes(problem.mask);
  const hidden = problem.rows === "masked-target";
  let expected = 0;
  ratio.forEach((p, q) => {
    if (p === 0) return;
    const one = d * (1 - p) * Math.exp((d - 1) * Math.log(p));
    const two = p > 0 ? (one * (d - 1) * (1 - p)) / (2 * p) : 0;
    expected += rows * (weight[q] ?? 0) * (hidden ? p / meanRatio(problem.mask) : 1) * (one + two);
  });
  return expected > FEW_HEAVY_ROWS;
}

/** Hidden inputs that theory counts on where too many rows have fewer; null where that is no matter. */
function hiddenNeeded(problem: Problem, size: Size): number | null {
  const { n, d } = size;
  if (problem.ridge > 0 || problem.copies === "infinity") return null;
  const { rows } = rowShape(problem, n);
  const singular = visibleRank(problem, size) * d < Math.min(rows, d) - 0.5;
  if (!singular && problem.copies === 1) return null;
  const needed = singular ? HIDDEN_INPUTS.singular : HIDDEN_INPUTS.copies;
  const { ratio, weight } = ratioNodes(problem.mask);
  const least = needed / Math.min(n, d);
  const share = ratio.reduce((sum, p, q) => (p > 0 && p < least ? sum + (weight[q] ?? 0) : sum), 0);
  return share > HARDLY_HIDDEN ? needed : null;
}

/** Few visible inputs, with how many there would have to be under one ratio. */
function fewVisible(problem: Problem, { n, d }: Size, prediction: Prediction): Obstacle {
  const { mask } = problem;
  if (mask.law !== "fixed") {
    const reason = "rows of the highest ratios have too few visible inputs at this n";
    return { why: FEW_VISIBLE, reason };
  }
  const p = mask.ratio;
  const smaller = Math.min(rowShape(problem, n).samples, d);
  const first = firstOrder(prediction);
  // first·v + 12v² = the largest error, v = p/needed
  const root = Math.sqrt(first ** 2 + 4 * SECOND_ORDER * LARGEST_ERROR);
  const needed = (2 * SECOND_ORDER * p) / (root - first);
  const visible = (1 - p) * smaller;
  // enough of them, but for what else there is
  if (visible >= needed) return same(FEW_VISIBLE);
  const found = `(1 − p)·min(N, d) = ${shortNumber(visible)}`;
  return {
    why: FEW_VISIBLE,
    reason: `fewer visible inputs than ${Math.ceil(needed)}: ${found}`,
  };
}

const shortNumber = (value: number): string => String(Number(value.toPrecision(2)));
