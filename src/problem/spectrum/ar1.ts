import { dimension } from "./dimension.ts";
import { divideByMean, equalMass, type SpectralAtoms, type SpectrumFamily } from "./family.ts";

/** Features in a row, correlated as a first-order autoregression. */
export interface Ar1Spectrum {
  family: "ar1";
  /** Correlation ρ of neighbouring features, in [0, 1). */
  rho: number;
  /** Number D of eigenvalues. */
  dimension: number;
}

export const ar1: SpectrumFamily<Ar1Spectrum> = {
  family: "ar1",
  order: 60,
  label: "AR(1)",
  help: "Neighbouring features correlate at ρ; the spectrum is that of a first-order autoregression.",
  fields: {
    rho: {
      kind: "number",
      key: "rho",
      label: "autocorrelation",
      symbol: "ρ",
      tex: "\\rho",
      help: "Correlation of neighbouring features.",
      min: 0,
      max: 1,
      openMax: true,
      scale: "linear",
      track: [0, 0.98],
      initial: 0.7,
    },
    dimension,
  },
  name: ({ rho }, number) => `AR(1), ρ = ${number(rho)}`,
  hostDependent: true,
  atoms({ rho, dimension: count }): SpectralAtoms {
    // the spectral density of the process at D mid-points of (0, π); Box & Jenkins (1970), §3.2
    const density = Float64Array.from({ length: count }, (_, k) => {
      const omega = (Math.PI * (k + 0.5)) / count;
      return (1 - rho * rho) / (1 - 2 * rho * Math.cos(omega) + rho * rho);
    });
    return equalMass(divideByMean(density));
  },
};
