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

/** A spectrum family: its fields, and how they become atoms. Everything that any part has to know of it. */
export interface SpectrumFamily<S extends { readonly family: string }> extends Variant<
  Omit<S, "family">
> {
  /** Its name in links and files. */
  readonly family: S["family"];
  /** Its place in lists: lower ones come first. */
  readonly order: number;
  /** A spectrum in a few characters: "AR(1), ρ = 0.7". */
  name(spectrum: S, number: (value: number) => string): string;
  /**
   * Whether eigenvalues come from functions (powers, cosines) whose last bits differ between hosts:
   * experiments then round them.
   */
  readonly hostDependent: boolean;
  /** The field that eigenvalue k is, for families that list them, with how to change it on a plot. */
  readonly listed?: { readonly hint: string; path(k: number): string | null };
  /** Pure; cost O(K). */
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
