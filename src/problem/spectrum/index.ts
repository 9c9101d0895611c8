import { ar1, type Ar1Spectrum } from "./ar1.ts";
import { atoms, type AtomsSpectrum } from "./atoms.ts";
import { empirical, type EmpiricalSpectrum } from "./empirical.ts";
import { factor, type FactorSpectrum } from "./factor.ts";
import type { SpectralAtoms, SpectrumFamily } from "./family.ts";
import { formula, type FormulaSpectrum } from "./formula.ts";
import { isotropic, type IsotropicSpectrum } from "./isotropic.ts";
import { powerLaw, type PowerLawSpectrum } from "./power-law.ts";
import { spiked, type SpikedSpectrum } from "./spiked.ts";

/** The spectrum of Σ = E xxᵀ; its eigenvectors are delocalised, so diag(Σ) is constant. */
export type Spectrum =
  | IsotropicSpectrum
  | SpikedSpectrum
  | AtomsSpectrum
  | FactorSpectrum
  | PowerLawSpectrum
  | Ar1Spectrum
  | FormulaSpectrum
  | EmpiricalSpectrum;

type Families = { readonly [S in Spectrum as S["family"]]: SpectrumFamily<S> };

/** Every spectrum family by name. A new family is its own file and one line here. */
export const spectrumFamilies: Families = {
  isotropic,
  spiked,
  atoms,
  factor,
  "power-law": powerLaw,
  ar1,
  formula,
  empirical,
};

/** The atoms of a checked spectrum. Cost O(K). */
export function spectralAtoms(spectrum: Spectrum): SpectralAtoms {
  const family = spectrumFamilies[spectrum.family] as SpectrumFamily<Spectrum>;
  return family.atoms(spectrum);
}
