import { inverseVisibleMeanDiverges, meanRatio, type Problem } from "../../problem/index.ts";
import type { FixedPoint } from "../fixed-point/fixed-point.ts";
import { leastRidge, solveRows } from "../fixed-point/solve-rows.ts";
import { problemSpectrum } from "../population/problem-spectrum.ts";
import { missedBy } from "../risk/mean-estimator.ts";
import { rowModel, type RowModel } from "../rows/derived-rows.ts";
import type { SpectralSide } from "../population/spectral-side.ts";
import { withoutIteration } from "../risk/result.ts";
import { inputClass, type RowClasses } from "../rows/row-classes.ts";
import { averagedSlope } from "./derivative-averaged.ts";
import { cleanSlope } from "./derivative-clean.ts";
import { firstRowsSlope } from "./derivative-first-rows.ts";
import { linearise, meanChanges, noChange, type RowChange } from "./linearise.ts";
import { rowInput } from "./row-input.ts";
import { rowTerms, type RowAdds } from "./row-sums.ts";

/**
 * D(p) = d/de R((1-e) mu + e delta_p) at e = 0: what a few rows at ratio p, in place of as many of the
 * law mu, do to the excess risk R. No law near mu is better if and only if D >= 0 at every p.
 */
export type LawDerivative =
  | {
      readonly defined: true;
      /** R(mu), > 0 or 0. */
      readonly excessRisk: number;
      /** D at each ratio asked for, in units of R. */
      readonly derivative: readonly number[];
      /** D/R at each ratio; where R = 0, Infinity for D > 0 and 0 otherwise. */
      readonly relative: readonly number[];
    }
  | { readonly defined: false; readonly reason: LawDerivativeGap };

/**
 * Why D is not defined.
 *
 * - `infinite`: R(mu) itself is, at the threshold or where it diverges;
 * - `threshold`: the clean risk is finite, but the number of rows sits where another one peaks;
 * - `copies`: 2 or more copies, finitely many, whose rows are no classes of one ratio each;
 * - `still`: the estimate is 0 whatever a few rows do (infinitely many copies, infinite penalty).
 */
export type LawDerivativeGap = "infinite" | "threshold" | "copies" | "still";

/** D as a function of one ratio in [0, 1); O(1) a call. */
export type LawSlope = (ratio: number) => number;

/**
 * The derivative D(p) of the excess risk at the problem's own law, for every ratio given; test
 * inputs, ridge and row rule stay as they are. Exact for one copy and for infinitely many, by
 * linearising the fixed point: good to some 1e-10 of R away from the threshold.
 *
 * With masked targets D counts that a sample at ratio p has a row with probability p, and with a ridge
 * that N counts rows of which hardly anything is visible.
 *
 * @param ratios in [0, 1); anything else is a RangeError.
 *
 * Cost: about two risks, then 0.1 µs a ratio. Source: derived in this project: THEORY.md (12.1),
 * (12.2); the idea of the certificate is that of Kiefer & Wolfowitz (1960) for designs.
 */
export function lawDerivative(problem: Problem, ratios: ArrayLike<number>): LawDerivative {
  const list = Array.from(ratios);
  for (const ratio of list) {
    if (!(ratio >= 0 && ratio < 1)) throw new RangeError(`ratio ${ratio} is not in [0, 1)`);
  }
  const slope = lawSlope(problem);
  if ("reason" in slope) return { defined: false, reason: slope.reason };
  const { excessRisk } = slope;
  const derivative = list.map(slope.at);
  const relative = derivative.map((value) => relativeTo(value, excessRisk));
  return { defined: true, excessRisk, derivative, relative };
}

/** D/R, and its limit where R is 0. */
export function relativeTo(derivative: number, excessRisk: number): number {
  if (excessRisk > 0) return derivative / excessRisk;
  return derivative > 0 ? Infinity : 0;
}

/** A law's excess risk with D as a function, or why there is none. */
export type SlopeFound =
  | { readonly excessRisk: number; readonly at: LawSlope }
  | { readonly reason: LawDerivativeGap };

/** {@link lawDerivative} as a function. */
export function lawSlope(problem: Problem): SlopeFound {
  const spectrum = problemSpectrum(problem);
  const { copies, mask, rows } = problem;
  if (copies === "infinity") return averagedSlope(spectrum, problem);
  if (copies > 1) return { reason: "copies" };
  const model = rowModel(problem);
  const perSample = rows === "masked-target" ? meanRatio(mask) : 1;
  if (model === null || model.classes.size === 0) return firstRowsSlope(spectrum, problem);
  return rowsSlope(spectrum, problem, { ...model, rowsPerSample: perSample });
}

/**
 * The derivative at rows of given classes; of the problem's mask only its divergence counts. `at` takes
 * ratio 1 as well, for the limit of ratios that tend to it. `rowsPerSample` is E p with masked targets.
 */
export function rowsSlope(
  spectrum: SpectralSide,
  problem: Problem,
  { classes, gamma, rowsPerSample }: RowModel,
): SlopeFound {
  const { mask, rescale, ridge } = problem;
  const ell = ridge / spectrum.diagonal;
  const { phase, point: solved } = solveRows(spectrum, classes, gamma, ell);
  const plain = ell > leastRidge;
  if (!plain) {
    if (phase === "clean" && spectrum.rankShare < 1) {
      return cleanSlope(spectrum, classes, gamma, problem);
    }
    if (phase === "norm-peak") return { reason: "threshold" };
    if (phase === "peak") return { reason: "infinite" };
    if (phase === "over" && !rescale && inverseVisibleMeanDiverges(mask)) {
      return { reason: "infinite" };
    }
  }
  const point = solved ?? ordinary(spectrum, classes, gamma);
  const linear = linearise(spectrum, classes, gamma, point);

  // D is linear in what rows add to a dozen sums: first its value for one unit of each
  const test = inputClass(problem.test.mask, rescale);
  const by = meanChanges(spectrum, linear.mean);
  const effect = (change: Partial<RowChange>): number => {
    const { z, chi, v1, v0 } = linear.change({ ...noChange, ...change });
    const along = (of: { z: number; chi: number }): number => of.z * z + of.chi * chi;
    const still = 2 * test.gap * along(by.missed) + test.al * along(by.missed2);
    return still + test.al * v1 + (test.et > 0 ? test.et * (along(by.norm) + v0) : 0);
  };
  const effects = rowTerms.map((term) => effect({ [term]: 1 }));
  // with N the ridge's share of the normal equations grows as well
  const perRow = effect({ count: 1, ell: plain ? ell / linear.scale : 0 });
  const ofRows = (of: RowAdds): number =>
    rowTerms.reduce((sum, term, i) => sum + effects[i] * of[term], 0);
  const own = ofRows(linear.own);

  const hidden = problem.rows === "masked-target";
  const at = (ratio: number): number => {
    const rows = hidden ? ratio / rowsPerSample : 1;
    const others = (rows - 1) * perRow - own;
    return rows === 0 ? others : rows * ofRows(linear.row(rowInput(ratio, rescale))) + others;
  };
  const { mean, v1, v0 } = linear;
  const excessRisk = missedBy(mean, test) + test.al * v1 + (test.et > 0 ? test.et * v0 : 0);
  return excessRisk < Infinity ? { excessRisk, at } : { reason: "infinite" };
}

/** The fixed point of ordinary least squares: every row at ratio 0, N > d, Sigma regular. */
function ordinary(spectrum: SpectralSide, { size }: RowClasses, gamma: number): FixedPoint {
  return {
    a: new Float64Array(size).fill(1 - gamma),
    z: 0,
    rho: Math.exp(spectrum.logHarmonic),
    ell: 0,
    interpolates: false,
    solver: withoutIteration,
  };
}
