import { brentMinimum, nelderMead } from "../../numerics/index.ts";
import type { MaskLaw, Problem } from "../../problem/index.ts";
import { expit, logit, outermost, uniformFamily } from "./law.ts";
import { problemSpectrum } from "../population/problem-spectrum.ts";
import { riskOn } from "../risk/risk.ts";
import { thresholdRatio } from "../fixed-point/threshold.ts";

/** What a neighbouring problem found; searched in addition, never instead. */
export interface OptimumHint {
  readonly ratio: number;
  readonly min: number;
  readonly max: number;
}

/** Best fixed ratio and best uniform law to the accuracy of a map. */
export interface QuickOptimum extends OptimumHint {
  /** Least excess risk of fixed ratios; Infinity where every one is infinite. */
  readonly fixed: number;
  /** Least excess risk of uniform laws, at most `fixed`. */
  readonly uniform: number;
  /** Excess risk without masks. */
  readonly unmasked: number;
}

const fixedGrid: readonly number[] = [
  -outermost,
  -11,
  -9,
  -7.5,
  -6.5,
  -5.5,
  ...Array.from({ length: 26 }, (_, i) => -4.8 + 0.36 * i),
  4.7,
  5.4,
  6.5,
  8,
  10,
  outermost,
];
const uniformGrid: readonly number[] = [
  -4, -2.8, -2, -1.4, -0.9, -0.45, 0, 0.45, 0.9, 1.4, 2.1, 3.2,
];
const besideThreshold: readonly number[] = [0.03, 0.1, 0.2];
/** Values of a smooth minimum are then good to six digits or more. */
const tolerance = 1e-3;

/** Best fixed ratio to the accuracy of a map. */
export type QuickFixed = Pick<QuickOptimum, "ratio" | "fixed" | "unmasked">;

/**
 * The best fixed ratio, THEORY.md (7.1), in about 60 risks, for maps: 38 ratios and those beside the threshold, each of
 * their local minima refined (values to 1e-6). What neighbours found is tried as well. With several
 * copies ratio 0 is left out and `unmasked` infinite, as the problem contract has it.
 */
export function quickFixedRatio(problem: Problem, hints: readonly OptimumHint[] = []): QuickFixed {
  const spectrum = problemSpectrum(problem);
  const at = (ratio: number): number =>
    riskOn(spectrum, { ...problem, mask: { law: "fixed", ratio } }).excessRisk ?? Infinity;
  const copied = problem.copies !== 1;
  const unmasked = copied ? Infinity : at(0);
  const extra = hints.filter(({ ratio }) => ratio > 0).map(({ ratio }) => logit(ratio));
  const best = lowest((x) => at(expit(x)), [...fixedGrid, ...besides(problem), ...extra]);
  const none = unmasked <= best.value * (1 + 1e-12);
  return { ratio: none ? 0 : expit(best.at), fixed: none ? unmasked : best.value, unmasked };
}

/**
 * The best fixed ratio and the best uniform law in about 100 risks instead of 1000, for maps.
 *
 * Fixed ratios as {@link quickFixedRatio} finds them. Uniform laws: U[0, b] on a grid, its lowest
 * interior minimum and the neighbourhood of the best fixed ratio, refined to values good to 1e-5
 * where they beat it; every gain known has a = 0 or lies next to the fixed ratio (THEORY.md
 * (7.1) and section 12). What neighbours found is tried as well. Cost: 0.2-0.5 ms for few eigenvalues.
 */
export function quickOptimum(problem: Problem, hints: readonly OptimumHint[] = []): QuickOptimum {
  const spectrum = problemSpectrum(problem);
  const value = (mask: MaskLaw): number =>
    riskOn(spectrum, { ...problem, mask }).excessRisk ?? Infinity;
  const { ratio, fixed, unmasked } = quickFixedRatio(problem, hints);

  const zeroTo = (x: number): number => value({ law: "uniform", min: 0, max: expit(x) });
  let uniform = { min: ratio, max: ratio, value: fixed };
  const starts: number[][] = [];
  const face = lowestOf(zeroTo, [
    ...uniformGrid,
    ...hints.filter(({ min, max }) => max > min).map(({ max }) => logit(max)),
  ]);
  if (face) {
    const rough = brentMinimum(zeroTo, face.low, face.high, face.value < fixed ? 1e-3 : 0.05);
    if (rough.value < fixed * (1 - 1e-9)) {
      uniform = { min: 0, max: expit(rough.at), value: rough.value };
      // only where a law that starts above 0 is better still need both ends be searched
      if (value(uniformFamily.law([rough.at, 0.05])) < rough.value) starts.push([rough.at, 0.05]);
    }
  }
  const away = 0.25 * Math.min(ratio, 1 - ratio);
  const local = { min: ratio - away, max: ratio + away };
  if (away > 0 && value({ law: "uniform", ...local }) < fixed * (1 - 1e-9)) {
    starts.push([logit(local.max), local.min / local.max]);
  }
  for (const start of starts) {
    const at = (point: readonly number[]): number => value(uniformFamily.law(point));
    const limits = { size: 1e-3, spread: 1e-8, evaluations: 120 };
    const found = nelderMead(at, start, [0.1, 0.1], limits);
    const law = uniformFamily.law(found.at);
    if (found.value < uniform.value * (1 - 1e-9) && law.law === "uniform") {
      uniform = { min: law.min, max: law.max, value: found.value };
    }
  }
  return { ratio, fixed, min: uniform.min, max: uniform.max, uniform: uniform.value, unmasked };
}

function besides(problem: Problem): number[] {
  const threshold = thresholdRatio(problem);
  if (threshold === null) return [];
  const peak = logit(threshold);
  const around = besideThreshold.flatMap((away) => [peak - away, peak + away]);
  return [peak, ...around].filter((x) => Math.abs(x) < outermost);
}

/** The lowest of all local minima of a grid, refined; at worst an end of the grid. */
function lowest(f: (x: number) => number, places: number[]): { at: number; value: number } {
  const grid = places.sort((a, b) => a - b);
  const values = grid.map(f);
  let best = { at: grid[0], value: values[0] };
  values.forEach((value, i) => {
    const before = values[i - 1] ?? Infinity;
    const after = values[i + 1] ?? Infinity;
    if (value < best.value) best = { at: grid[i], value };
    if (!(value <= before && value <= after)) return;
    const low = grid[Math.max(0, i - 1)];
    const high = grid[Math.min(grid.length - 1, i + 1)];
    if (high === low) return;
    const found = brentMinimum(f, low, high, tolerance);
    if (found.value < best.value) best = found;
  });
  return best;
}

/** The bracket around the lowest interior local minimum of a grid; null when it has none. */
function lowestOf(
  f: (x: number) => number,
  places: number[],
): { low: number; high: number; value: number } | null {
  const grid = places.sort((a, b) => a - b);
  const values = grid.map(f);
  let best: { low: number; high: number; value: number } | null = null;
  for (let i = 1; i + 1 < grid.length; i++) {
    const value = values[i];
    if (!(value < Infinity && value <= values[i - 1] && value <= values[i + 1])) continue;
    if (best === null || value < best.value) best = { low: grid[i - 1], high: grid[i + 1], value };
  }
  return best;
}
