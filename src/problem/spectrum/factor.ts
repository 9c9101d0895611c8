import type { SpectralAtoms, SpectrumFamily } from "./family.ts";

/** A few strong factors behind every feature. */
export interface FactorSpectrum {
  family: "factor";
  /** Number of factors as a share w of d, in (0, 1). */
  share: number;
  /** Share h of each feature's variance that the factors explain, in [0, 1]. */
  communality: number;
}

export const factor: SpectrumFamily<FactorSpectrum> = {
  family: "factor",
  order: 40,
  label: "factor model",
  help: "w·d strong factors explain the share h of every feature: eigenvalues 1 − h and 1 − h + h/w.",
  fields: {
    share: {
      kind: "number",
      key: "share",
      label: "factors per feature",
      symbol: "w",
      tex: "w",
      help: "Number of factors divided by the number of features d.",
      min: 0,
      max: 1,
      openMin: true,
      openMax: true,
      scale: "log",
      track: [0.002, 0.5],
      initial: 0.02,
    },
    communality: {
      kind: "number",
      key: "communality",
      label: "communality",
      symbol: "h",
      tex: "h",
      help: "Share of the variance of every feature that the factors explain.",
      min: 0,
      max: 1,
      scale: "linear",
      track: [0, 0.98],
      initial: 0.6,
    },
  },
  name: ({ share, communality }, number) =>
    `factors w = ${number(share)}, h = ${number(communality)}`,
  hostDependent: false,
  atoms({ share, communality }): SpectralAtoms {
    const weak = 1 - communality;
    return {
      lambda: Float64Array.of(weak, weak + communality / share),
      mass: Float64Array.of(1 - share, share),
    };
  },
};
