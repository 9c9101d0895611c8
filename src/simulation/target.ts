import { precisionColumn, type Covariance } from "./covariance.ts";

/** What is predicted: y = xᵀβ + ε with Var ε = noise. */
export interface Target {
  /** β, length D; 0 at a self-supervised target's own coordinate. */
  readonly beta: Float64Array;
  /** σ². */
  readonly noise: number;
}

/**
 * A self-supervised target: coordinate j of x itself. Given the others it is
 * x_j = x_{−j}ᵀβ + ε with β = −Ω_{−j,j}/Ω_jj and Var ε = 1/Ω_jj, Ω = Σ⁻¹. Cost O(r·D).
 *
 * Source: Lauritzen, Graphical Models (1996), §5.1.3 (conditionals of a Gaussian vector).
 */
export function ownTarget(sigma: Covariance, coordinate: number): Target {
  const omega = precisionColumn(sigma, coordinate);
  const own = omega[coordinate];
  const beta = omega.map((value) => -value / own);
  beta[coordinate] = 0;
  return { beta, noise: 1 / own };
}
