import { inOrder } from "../fields/in-order.ts";
import * as specs from "./families.ts";
import type { SpectralAtoms, SpectrumFamily } from "./family.ts";

type SpectrumOf<F> = F extends SpectrumFamily<infer S> ? S : never;

/** The spectrum of Σ = E xxᵀ; its eigenvectors are delocalised, so diag(Σ) is constant. */
export type Spectrum = SpectrumOf<(typeof specs)[keyof typeof specs]>;

type Families = { readonly [S in Spectrum as S["family"]]: SpectrumFamily<S> };

/** Every spectrum family by name, in the order in which they are offered. */
export const spectrumFamilies: Families = Object.fromEntries(
  inOrder(specs).map((spec) => [spec.family, spec]),
) as unknown as Families;

function familyOf(spectrum: Spectrum): SpectrumFamily<Spectrum> {
  return spectrumFamilies[spectrum.family];
}

/** The atoms of a checked spectrum. Cost O(K). */
export function spectralAtoms(spectrum: Spectrum): SpectralAtoms {
  return familyOf(spectrum).atoms(spectrum);
}

/** A spectrum in a few characters. */
export function spectrumName(spectrum: Spectrum, number: (value: number) => string): string {
  return familyOf(spectrum).name(spectrum, number);
}

/** Whether the eigenvalues of a spectrum differ between hosts in their last bits. */
export function eigenvaluesHostDependent(spectrum: Spectrum): boolean {
  return familyOf(spectrum).hostDependent;
}

/** How single eigenvalues of a spectrum are changed; null for families that do not list them. */
export function listedEigenvalues(spectrum: Spectrum): SpectrumFamily<Spectrum>["listed"] | null {
  return familyOf(spectrum).listed ?? null;
}
