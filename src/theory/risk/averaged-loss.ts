import type { AveragedClass } from "../rows/averaged-class.ts";
import { solveFixedPoint } from "../fixed-point/fixed-point.ts";
import { meanEstimator, type MeanEstimator } from "./mean-estimator.ts";
import type { SolverReport } from "./result.ts";
import { fillRowClasses, rowClassRoom } from "../rows/row-classes.ts";
import type { SpectralSide } from "../population/spectral-side.ts";
import { underRows } from "../fixed-point/under.ts";
import { fluctuation, type Fluctuation } from "./variance.ts";

/** What the mask-averaged loss makes of a problem. */
export interface AveragedLoss {
  readonly mean: MeanEstimator;
  readonly fluctuation: Fluctuation;
  /** Ridge of the plain regression on unmasked inputs, in units of t; Infinity when beta-hat = 0. */
  readonly ell: number;
  /** beta-hat = gain × the plain ridge estimate. */
  readonly gain: number;
  readonly solver: SolverReport;
}

/** One row of clean inputs. */
const cleanRows = fillRowClasses(
  rowClassRoom(1),
  { ratio: Float64Array.of(0), visible: Float64Array.of(1), weight: Float64Array.of(1) },
  false,
  false,
);

/**
 * Infinitely many copies of each sample: the loss averaged over the masks (and their ratios).
 *
 * diag(X'X/n) -> t I, hence the loss is a quadratic form in X'X/n and I, and the estimate is
 * E c/E al times plain ridge regression on unmasked inputs with penalty (E et t + lambda)/E al, the
 * averages over the ratios of the copies that count (size-biased with `targetHidden`). The averaged
 * training residual follows from E c² = al: with g = (E c)²/E al it is
 * (1-g) E y² + g times that of the plain ridge + E et t |beta-hat|².
 *
 * `gamma` = d/n, the samples counted and not the copies; `ridge` is over t. E et must be
 * finite. Cost: one evaluation with a ridge. Derived in this project: THEORY.md (9.10), (9.11).
 */
export function averagedLoss(
  spectrum: SpectralSide,
  rows: AveragedClass,
  gamma: number,
  ridge: number,
): AveragedLoss {
  const { al: visible, et: hidden, spread } = rows;
  const ell = (hidden + ridge) / visible;
  const chi = rows.gap / visible;
  const gain = 1 + chi;

  const point = solveFixedPoint(
    spectrum,
    underRows(cleanRows, gamma, ell),
    ell,
    new Float64Array(1),
  );
  const plain = fluctuation(spectrum, cleanRows, gamma, point, meanEstimator(spectrum, point.z, 0));
  const mean = meanEstimator(spectrum, point.z, chi);
  const v1 = gain * gain * plain.v1;
  const v0 = gain * gain * plain.v0;
  const lost = spread / visible;
  const training =
    lost * (mean.signal + spectrum.noise) + (1 - lost) * plain.training + hidden * (mean.norm + v0);
  const load1 = gain * gain * plain.load1;
  const load0 = gain * gain * plain.load0;
  const fluctuating: Fluctuation = { v1, v0, training, load1, load0, nullNorm: 0 };
  return { mean, fluctuation: fluctuating, ell, gain, solver: point.solver };
}
