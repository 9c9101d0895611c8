import { dimension } from "./dimension.ts";
import { divideByMean, equalMass, type SpectralAtoms, type SpectrumFamily } from "./family.ts";

/** Eigenvalues that decay as a power of their rank. */
export interface PowerLawSpectrum {
  family: "power-law";
  /** Decay a: λ_k ∝ k^(−a). */
  exponent: number;
  /** Number D of eigenvalues. */
  dimension: number;
}

export const powerLaw: SpectrumFamily<PowerLawSpectrum> = {
  family: "power-law",
  order: 50,
  label: "power law",
  help: "Eigenvalues ∝ k^(−a), k = 1…D, with mean 1.",
  fields: {
    exponent: {
      kind: "number",
      key: "exponent",
      label: "decay exponent",
      symbol: "a",
      tex: "a",
      help: "Eigenvalue k is proportional to k^(−a); 0 is isotropic.",
      min: 0,
      max: 10,
      scale: "linear",
      track: [0, 3],
      initial: 1,
    },
    dimension,
  },
  name: ({ exponent }, number) => `λₖ ∝ k^−${number(exponent)}`,
  hostDependent: true,
  atoms({ exponent, dimension: count }): SpectralAtoms {
    return equalMass(
      divideByMean(Float64Array.from({ length: count }, (_, k) => (k + 1) ** -exponent)),
    );
  },
};
