import { brentRoot } from "../../numerics/index.ts";
import { ratioNodes, type Problem } from "../../problem/index.ts";
import { peakGamma } from "./phase.ts";
import { problemSpectrum } from "../population/problem-spectrum.ts";
import { rowsPerSample } from "../rows/rows-per-sample.ts";
import { fillRowClasses, rowClassRoom } from "../rows/row-classes.ts";

/**
 * The aspect ratio gamma = d/n at which the clean risk of a problem peaks, all else kept: where
 * the number of training rows N equals d, so K when all rows of K copies count and K E p with
 * masked-target rows (N = n K E p). With so many rows at ratio 0 that they fill the range of a
 * singular Sigma before, it is where they do: share/(rank/d); for ratio 0 throughout, N = rank.
 *
 * Null when nothing is infinite anywhere: with a ridge (a smooth peak may remain), under the
 * averaged loss of infinitely many copies (an adaptive ridge), and without any rows (masked
 * targets, ratio 0). Cost O(K + Q).
 * Derived in this project: THEORY.md (3.10).
 */
export function thresholdGamma(problem: Problem): number | null {
  if (problem.ridge > 0 || problem.copies === "infinity") return null;
  // copies allow no rows at ratio 0: theirs are independent up to N = d
  if (problem.copies > 1) return rowsPerSample(problem);
  const targetHidden = problem.rows === "masked-target";
  const nodes = ratioNodes(problem.mask);
  const room = rowClassRoom(nodes.ratio.length);
  const classes = fillRowClasses(room, nodes, problem.rescale, targetHidden);
  if (classes.size === 0) return null;
  return rowsPerSample(problem) * peakGamma(classes, problemSpectrum(problem).rankShare);
}

/**
 * The fixed mask ratio at which a problem with masked-target rows has N = d: p = gamma/K, when that
 * lies below 1 (THEORY.md (3.10), (10.1)). Null when all rows count (the ratio does not change N) or when nothing is infinite
 * anywhere, as in {@link thresholdGamma}.
 */
export function thresholdRatio({ rows, copies, ridge, gamma }: Problem): number | null {
  if (rows !== "masked-target" || copies === "infinity" || ridge > 0) return null;
  return gamma < copies ? gamma / copies : null;
}

/** Points at which an axis is looked at; two thresholds between neighbours would be missed. */
const looks = 97;

/**
 * Every place in [low, high] of an axis where a problem passes its threshold, in increasing order,
 * to all digits. `at(x)` is the problem at x, for any field; looked at on 97 even points (for a
 * logarithmic axis pass the logarithm), then refined. Jumps across the threshold (a ratio that
 * leaves 0) are not crossings and are left out. Cost: about 100 times that of thresholdGamma,
 * THEORY.md (3.10).
 */
export function thresholdsAlong(at: (x: number) => Problem, low: number, high: number): number[] {
  const distance = (x: number): number => {
    const problem = at(x);
    return Math.log(problem.gamma / (thresholdGamma(problem) ?? NaN));
  };
  const found: number[] = [];
  let before = NaN;
  let last = low;
  for (let i = 0; i < looks; i++) {
    const x = i === looks - 1 ? high : low + ((high - low) * i) / (looks - 1);
    const here = distance(x);
    if (here === 0) found.push(x);
    else if (before * here < 0) {
      const root = brentRoot(distance, last, x);
      if (root.residual < 1e-9) found.push(root.value);
    }
    before = here;
    last = x;
  }
  return found;
}
