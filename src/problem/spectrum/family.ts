import type { Variant } from "../fields/kinds.ts";

/** Largest number of distinct eigenvalues of a spectrum. */
export const MAX_EIGENVALUES = 5000;

/** Largest eigenvalue, energy or variance accepted: far above use, far below overflow of its powers. */
export const MAX_MAGNITUDE = 1e9;

/**
 * A limiting spectrum as atoms.
 *
 * | symbol | meaning |
 * |---|---|
 * | `lambda` | eigenvalues of Σ, length K, ≥ 0 |
 * | `mass` | spectral mass of each, length K, sum 1; a massless spike has 0 |
 */
export interface SpectralAtoms {
  readonly lambda: Float64Array;
  readonly mass: Float64Array;
}

/** A spectrum family: its fields, and how they become atoms. Pure; cost O(K). */
export interface SpectrumFamily<S> extends Variant<Omit<S, "family">> {
  atoms(spectrum: S): SpectralAtoms;
}

/** Atoms with equal mass. */
export function equalMass(lambda: Float64Array): SpectralAtoms {
  return { lambda, mass: new Float64Array(lambda.length).fill(1 / lambda.length) };
}

/** Divides a vector, in place, by its mean (which must be positive) and returns it. */
export function divideByMean(values: Float64Array): Float64Array {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  for (let k = 0; k < values.length; k++) values[k] = (values[k] as number) / mean;
  return values;
}
