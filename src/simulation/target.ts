import type { Random } from "../numerics/index.ts";
import { drawSignal, precisionColumn, type Covariance } from "./covariance.ts";
import { dot } from "./vectors.ts";

/** What is predicted: y = xᵀβ + ε with Var ε = noise. */
export interface Target {
  /** β, length D; 0 at the target's own coordinate. */
  readonly beta: Float64Array;
  /** σ². */
  readonly noise: number;
  /** The coordinate of x that is the target, hidden in every input; null for an outside target. */
  readonly coordinate: number | null;
  /** The response y of a clean sample x. */
  respond(x: Float64Array, random: Random): number;
}

/** An outside target: a signal of random direction with the prescribed energies, and Gaussian noise. */
export function outsideTarget(
  sigma: Covariance,
  energies: readonly number[],
  noise: number,
  random: Random,
): Target {
  const beta = drawSignal(sigma, energies, random);
  const deviation = Math.sqrt(noise);
  return {
    beta,
    noise,
    coordinate: null,
    respond: (x, noiseRandom) => dot(x, beta) + deviation * noiseRandom.normal(),
  };
}

/**
 * A self-supervised target: coordinate j of x itself, j uniform. Given the others it is
 * x_jᵀ = x_{−j}ᵀβ + ε with β = −Ω_{−j,j}/Ω_jj and Var ε = 1/Ω_jj, Ω = Σ⁻¹.
 *
 * Source: Lauritzen, Graphical Models (1996), §5.1.3 (conditionals of a Gaussian vector).
 */
export function ownTarget(sigma: Covariance, random: Random): Target {
  const coordinate = Math.floor(random.uniform() * sigma.dimension);
  const omega = precisionColumn(sigma, coordinate);
  const beta = omega.map((value) => -value / omega[coordinate]);
  beta[coordinate] = 0;
  return { beta, noise: 1 / omega[coordinate], coordinate, respond: (x) => x[coordinate] };
}
