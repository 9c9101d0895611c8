import type { SpectralAtoms, SpectrumFamily } from "./family.ts";

/** Σ = I: uncorrelated features of unit variance. */
export interface IsotropicSpectrum {
  family: "isotropic";
}

export const isotropic: SpectrumFamily<IsotropicSpectrum> = {
  family: "isotropic",
  order: 10,
  label: "isotropic",
  help: "Σ = I: uncorrelated features of unit variance.",
  fields: {},
  name: () => "Σ = I",
  hostDependent: false,
  atoms(): SpectralAtoms {
    return { lambda: Float64Array.of(1), mass: Float64Array.of(1) };
  },
};
