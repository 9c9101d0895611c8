import type { Problem } from "../../problem/index.ts";
import { inputClass } from "../rows/row-classes.ts";
import { problemSpectrum } from "../population/problem-spectrum.ts";
import type { Regime } from "../risk/result.ts";
import { solutionOn } from "../risk/risk.ts";

/**
 * What the estimator makes of the signal along the eigenvectors of Sigma, one entry for each
 * eigenvalue of the population (spikes have mass 0; so have the eigenvalues that carry a
 * self-supervised target).
 */
export interface EigenRecovery {
  /** Eigenvalues and their spectral mass. */
  readonly lambda: Float64Array;
  readonly mass: Float64Array;
  /** b_k, the signal's energy on each; sum |beta|². */
  readonly energy: Float64Array;
  /** t_k = beta_k' E beta-hat / |beta_k|²: 1 is unbiased, 0 nothing, beyond 1 too much. */
  readonly recovered: Float64Array;
  /** Excess risk that the mean estimate leaves along each; sums to `bias` for clean tests. */
  readonly bias: Float64Array;
  /**
   * Excess risk of the fluctuations along each; sums to `variance` for clean tests. Null where
   * it is infinite (at the threshold, or divergent).
   */
  readonly variance: Float64Array | null;
  readonly regime: Regime;
}

/**
 * The excess risk, eigenvector by eigenvector: sum bias + sum variance = `excessRisk` of the same
 * problem, up to rounding.
 *
 * E beta-hat is t_k beta_k along eigenvector k, t_k = (1+chi) lambda/(lambda+z) (mean-estimator.ts),
 * and tr P_k Cov(beta-hat) = v_k with lambda v_k = w r (r load1 + q load0), r = lambda/(lambda+z),
 * q = 1 - r (moments.ts: the terms of the sum V = G R). On inputs with Cov = al Sigma + et t,
 * E[z y] = c Sigma beta the excess is, since al = c²,
 *
 *     sum b lambda (1 - c t)² + et t b t²  +  sum (al lambda + et t) v,
 *
 * and clean inputs have al = c = 1, et = 0. Eigenvalues 0 are not seen by clean inputs; on masked
 * ones the estimate there is pure mask noise.
 *
 * Cost: that of a risk, and O(K). Derived in this project: THEORY.md (5.4).
 */
export function eigenRecovery(problem: Problem): EigenRecovery {
  const side = problemSpectrum(problem);
  const test = inputClass(problem.test.mask, problem.rescale);
  const { mean, fluctuation, regime } = solutionOn(side, problem);
  const { z, chi } = mean;
  const { diagonal } = side;
  const size = side.lambda.length;
  const recovered = new Float64Array(size);
  const bias = new Float64Array(size);
  const variance = new Float64Array(size);
  const nullMass = 1 - side.rankShare;
  const finite = fluctuation.v1 < Infinity && (test.et === 0 || fluctuation.v0 < Infinity);
  for (let k = 0; k < size; k++) {
    const lambda = side.lambda[k];
    const b = side.energy[k];
    const w = side.mass[k];
    const known = lambda > 0 && z < Infinity;
    const r = known ? lambda / (lambda + z) : 0;
    const q = known ? z / (lambda + z) : 1;
    const t = (1 + chi) * r;
    const missed = known ? (z - chi * lambda) / (lambda + z) : 1;
    // 1 - c t = (1 - c) + c (1 - t): nothing cancels when little is missed
    const left = test.gap / test.c + test.c * missed;
    recovered[k] = t;
    bias[k] = b * lambda * left * left + test.et * b * t * t;
    if (!finite || w === 0) continue;
    const ownNull = lambda === 0 ? (w / nullMass) * fluctuation.nullNorm : 0;
    // v_k, written so that an eigenvalue 0 needs no quotient by it
    const inverse = lambda + z > 0 && z < Infinity ? 1 / (lambda + z) : 0;
    const spread = w * inverse * (r * fluctuation.load1 + q * fluctuation.load0) + ownNull;
    variance[k] = (test.al * lambda + test.et) * spread;
  }
  return {
    lambda: side.lambda.map((lambda) => lambda * diagonal),
    mass: side.mass,
    energy: side.energy.map((b) => b / diagonal),
    recovered,
    bias,
    variance: finite ? variance : null,
    regime,
  };
}
