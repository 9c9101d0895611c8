import { MAX_MAGNITUDE, type SpectralAtoms, type SpectrumFamily } from "./family.ts";

/** Bulk 1 with a finite number of other eigenvalues, which carry no spectral mass (Johnstone 2001). */
export interface SpikedSpectrum {
  family: "spiked";
  /** The eigenvalues outside the bulk. */
  spikes: number[];
}

export const spiked: SpectrumFamily<SpikedSpectrum> = {
  label: "spiked",
  help: "Bulk 1 with a few larger eigenvalues that carry no spectral mass; diag(Σ) = 1.",
  fields: {
    spikes: {
      kind: "numbers",
      key: "spikes",
      label: "spikes",
      symbol: "λ",
      tex: "\\lambda",
      itemSymbol: "λ{k}",
      help: "Eigenvalues of Σ that stand out of the bulk at 1.",
      item: { min: 0, max: MAX_MAGNITUDE, openMin: true },
      maxItems: 50,
      scale: "log",
      track: [1, 200],
      initial: [20],
    },
  },
  atoms({ spikes }): SpectralAtoms {
    const lambda = Float64Array.of(1, ...spikes);
    const mass = new Float64Array(lambda.length);
    mass[0] = 1;
    return { lambda, mass };
  },
};
