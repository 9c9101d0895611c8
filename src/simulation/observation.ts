import { quadraticForm, type Covariance } from "./covariance.ts";
import type { Estimate } from "./estimate.ts";
import type { Target } from "./target.ts";

/** The quantities observed in every replicate, in the order in which they are stored. */
export const QUANTITIES = [
  "excessRisk",
  "totalRisk",
  "estimationRisk",
  "norm2",
  "trainingError",
] as const;

/** Name of a quantity. */
export type Quantity = (typeof QUANTITIES)[number];

/** What one replicate yields. */
export interface Observation {
  /** E(y − ŷ)² − σ² on a new sample, given this fit. */
  readonly excessRisk: number;
  /** E(y − ŷ)² on a new sample, given this fit. */
  readonly totalRisk: number;
  /** ‖β̂ − β‖². */
  readonly estimationRisk: number;
  /** ‖β̂‖². */
  readonly norm2: number;
  /**
   * Mean squared residual on the training rows, copies counted; for infinitely many copies its mean
   * over masks, the averaged loss without its ridge. NaN when there are no rows.
   */
  readonly trainingError: number;
}

/** How a new sample is treated before the fit sees it. */
export interface TestTreatment {
  /** Mask ratio q in [0, 1) of its inputs. */
  readonly ratio: number;
  /** Whether the visible inputs are divided by 1 − q. */
  readonly rescale: boolean;
}

/**
 * Everything observed of one fit β̂, exactly: no test sample is drawn. A new sample x has inputs
 * z_j = s·m_j·x_j with masks m_j ~ Bernoulli(1 − q) and s = 1 or 1/(1 − q), so
 *
 *     E[z] given x = v·x,  v = s(1 − q),      E(zᵀβ̂ − v·xᵀβ̂)² = s²q(1 − q)·Σ_j Σ_jj β̂_j²,
 *
 * and E(y − zᵀβ̂)² = σ² + (vβ̂ − β)ᵀΣ(vβ̂ − β) + s²q(1 − q)·Σ_j Σ_jj β̂_j².
 *
 * Cost O(r·D).
 */
export function observe(
  { coefficients: fit, trainingError }: Estimate,
  sigma: Covariance,
  { beta, noise }: Target,
  { ratio, rescale }: TestTreatment,
): Observation {
  const scale = rescale ? 1 / (1 - ratio) : 1;
  const seen = rescale ? 1 : 1 - ratio;
  const error = new Float64Array(fit.length);
  let norm2 = 0;
  let estimationRisk = 0;
  for (let j = 0; j < fit.length; j++) {
    const value = fit[j];
    error[j] = seen * value - beta[j];
    norm2 += value * value;
    estimationRisk += (value - beta[j]) ** 2;
  }
  const maskError = scale ** 2 * ratio * (1 - ratio) * sigma.variance * norm2;
  const excessRisk = quadraticForm(sigma, error, error) + maskError;
  return { excessRisk, totalRisk: excessRisk + noise, estimationRisk, norm2, trainingError };
}
