import { missedBy, type MeanEstimator } from "./mean-estimator.ts";
import { withoutIteration, type Regime, type Risk, type SolverReport } from "./result.ts";
import type { InputClass } from "../rows/row-classes.ts";
import type { SpectralSide } from "../population/spectral-side.ts";
import type { Fluctuation } from "./variance.ts";

/** The fluctuation at the threshold, or where it diverges: all infinite but the training error. */
export const infiniteFluctuation: Fluctuation = {
  v1: Infinity,
  v0: Infinity,
  training: 0,
  load1: Infinity,
  load0: Infinity,
  nullNorm: Infinity,
};

/** An estimate that does not fluctuate. */
export const noFluctuation: Fluctuation = {
  v1: 0,
  v0: 0,
  training: 0,
  load1: 0,
  load0: 0,
  nullNorm: 0,
};

/** A solved problem, before its risk is put together. */
export interface Solution {
  readonly mean: MeanEstimator;
  readonly fluctuation: Fluctuation;
  readonly regime: Regime;
  readonly solver: SolverReport;
}

/** The estimate that is 0 because there are no rows to learn from. */
export function noRows(spectrum: SpectralSide): Solution {
  const { lambda, energy } = spectrum;
  let signal = 0;
  let error = 0;
  for (let k = 0; k < lambda.length; k++) {
    signal += energy[k] * lambda[k];
    error += energy[k];
  }
  const mean: MeanEstimator = {
    signal,
    missed: signal,
    missed2: signal,
    norm: 0,
    error,
    z: Infinity,
    chi: 0,
  };
  return {
    mean,
    fluctuation: noFluctuation,
    regime: "overparameterised",
    solver: withoutIteration,
  };
}

/**
 * The risk from its parts, in the units of the problem; what is infinite becomes null:
 * THEORY.md (4.8), (4.9). Cost O(1).
 */
export function assemble(
  spectrum: SpectralSide,
  test: InputClass,
  { mean, fluctuation, regime, solver }: Solution,
): Risk {
  const { v1, v0, training } = fluctuation;
  const fluctuating = test.al * v1 + (test.et > 0 ? test.et * v0 : 0);
  const excess = missedBy(mean, test) + fluctuating;
  const { noise, diagonal } = spectrum;
  const estimationRisk = (mean.error + v0) / diagonal;
  const norm2 = (mean.norm + v0) / diagonal;
  const parts = [excess, estimationRisk, norm2, mean.missed2, training];
  const mayBeInfinite = regime === "threshold" || regime === "divergent";
  const sound = parts.every((part) => part < Infinity || (mayBeInfinite && part === Infinity));
  return {
    excessRisk: finite(excess),
    totalRisk: finite(excess + noise),
    bias: finite(mean.missed2) ?? 0,
    variance: finite(v1),
    estimationRisk: finite(estimationRisk),
    norm2: finite(norm2),
    trainingError: finite(training) ?? 0,
    regime,
    solver: sound ? solver : { ...solver, converged: false },
  };
}

/** Null for what is infinite, and for what is no number where a problem left their range. */
function finite(value: number): number | null {
  return value < Infinity ? value : null;
}
