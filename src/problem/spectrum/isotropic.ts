import type { SpectralAtoms, SpectrumFamily } from "./family.ts";

/** Σ = I: uncorrelated features of unit variance. */
export interface IsotropicSpectrum {
  family: "isotropic";
}

export const isotropic: SpectrumFamily<IsotropicSpectrum> = {
  label: "isotropic",
  help: "Σ = I: uncorrelated features of unit variance.",
  fields: {},
  atoms(): SpectralAtoms {
    return { lambda: Float64Array.of(1), mass: Float64Array.of(1) };
  },
};
