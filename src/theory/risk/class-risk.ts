import { cleanRows } from "./clean-rows.ts";
import type { FixedPoint } from "../fixed-point/fixed-point.ts";
import { solvePeak, solveRows } from "../fixed-point/solve-rows.ts";
import { gainExcess, meanEstimator, missedBy, type MeanEstimator } from "./mean-estimator.ts";
import { phaseOf, type Phase } from "../fixed-point/phase.ts";
import { withoutIteration, type Regime, type SolverReport } from "./result.ts";
import { infiniteFluctuation, noFluctuation, type Solution } from "./assemble.ts";
import type { InputClass, RowClasses } from "../rows/row-classes.ts";
import type { SpectralSide } from "../population/spectral-side.ts";
import { fluctuation } from "./variance.ts";

/**
 * One evaluation of the general model: row classes against a spectrum.
 *
 * | field | meaning |
 * |---|---|
 * | `classes` | the training rows |
 * | `gamma` | d/N, N the number of training rows |
 * | `ridge` | lambda >= 0 in Z'Z/N + lambda I |
 * | `inverseMeanDiverges` | the law behind raw classes has E 1/(1-p) = infinity, which finite nodes cannot show |
 * | `test` | how test inputs look |
 */
export interface ClassModel {
  readonly classes: RowClasses;
  readonly gamma: number;
  readonly ridge: number;
  readonly inverseMeanDiverges: boolean;
  readonly test: InputClass;
}

/**
 * Mean and fluctuation of the minimum-norm or ridge estimator for rows of given classes. Total over
 * every gamma > 0: what is infinite is null, and with a ridge nothing is. `a` is scratch for Q entries,
 * for callers in a hurry. Cost O(K + Q) times 4-7.
 *
 * Derived in this project: THEORY.md (3.3) to (4.10).
 */
export function classSolution(
  spectrum: SpectralSide,
  model: ClassModel,
  a: Float64Array = new Float64Array(model.classes.size),
): Solution {
  const { classes, gamma, inverseMeanDiverges } = model;
  const ell = model.ridge / spectrum.diagonal;
  const { phase, point } = solveRows(spectrum, classes, gamma, ell, a);
  if (point === null) {
    if (phase === "peak") return peak(spectrum, model, a);
    const found = cleanRows(spectrum, classes, gamma, phase !== "clean");
    const regime = phase === "clean" ? "underparameterised" : "threshold";
    return { ...found, regime, solver: withoutIteration };
  }
  if (point.interpolates && inverseMeanDiverges) {
    const mean = meanEstimator(spectrum, point.z, gainExcess(classes, point.a));
    return { mean, fluctuation: infiniteFluctuation, regime: "divergent", solver: point.solver };
  }
  return solved(spectrum, model, point, regimeOf(phase));
}

/** The side of the threshold; rows as many as dimensions are still independent. */
function regimeOf(phase: Phase): Regime {
  return phase === "over" || phase === "peak" ? "overparameterised" : "underparameterised";
}

function solved(
  spectrum: SpectralSide,
  model: ClassModel,
  point: FixedPoint,
  regime: Regime,
): Solution {
  const { classes, gamma } = model;
  const mean = meanEstimator(spectrum, point.z, gainExcess(classes, point.a));
  const found = fluctuation(spectrum, classes, gamma, point, mean);
  return { mean, fluctuation: found, regime, solver: point.solver };
}

/**
 * The limit at the threshold: the mean estimator stays finite and the same from both sides, the
 * fluctuation is infinite unless the rows are noiseless throughout (ratio 0, sigma² = 0), when it
 * vanishes.
 */
function peak(spectrum: SpectralSide, model: ClassModel, a: Float64Array): Solution {
  const { classes, gamma } = model;
  const { mean, solver } = peakMean(spectrum, classes, gamma, a);
  const { size, al, et, c, gap } = classes;
  let missed = spectrum.noise;
  for (let q = 0; q < size; q++) {
    const row = { al: al[q], et: et[q], c: c[q], gap: gap[q] };
    missed += c[q] > 0 ? missedBy(mean, row) : et[q] * mean.norm;
  }
  return {
    mean,
    fluctuation: missed > 0 ? infiniteFluctuation : noFluctuation,
    regime: "threshold",
    solver,
  };
}

function peakMean(
  spectrum: SpectralSide,
  classes: RowClasses,
  gamma: number,
  a: Float64Array,
): { mean: MeanEstimator; solver: SolverReport } {
  // Where clean rows fill the range of Sigma, z -> 0 and chi -> 0: nothing is missed on the range.
  const filled = phaseOf(classes, gamma * (1 - 1e-9), spectrum.rankShare) === "clean";
  if (filled) return { mean: meanEstimator(spectrum, 0, 0), solver: withoutIteration };
  const point = solvePeak(spectrum, classes, a);
  const mean = meanEstimator(spectrum, point.z, gainExcess(classes, point.a));
  return { mean, solver: point.solver };
}
