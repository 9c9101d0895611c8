import { MAX_MAGNITUDE, type SpectralAtoms, type SpectrumFamily } from "./family.ts";

/** Bulk 1 with a finite number of other eigenvalues, which carry no spectral mass (Johnstone 2001). */
export interface SpikedSpectrum {
  family: "spiked";
  /** The eigenvalues outside the bulk. */
  spikes: number[];
}

/** Spikes up to this many are named one after another. */
const MOST_NAMED = 3;

export const spiked: SpectrumFamily<SpikedSpectrum> = {
  family: "spiked",
  order: 20,
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
  name: ({ spikes }, number) =>
    spikes.length <= MOST_NAMED
      ? `${spikes.length > 1 ? "spikes" : "spike"} ${spikes.map(number).join(", ")}`
      : `${spikes.length} spikes`,
  hostDependent: false,
  listed: {
    hint: "drag a spike’s head to change it",
    path: (k) => (k === 0 ? null : `spectrum.spikes.${k - 1}`),
  },
  atoms({ spikes }): SpectralAtoms {
    const lambda = Float64Array.of(1, ...spikes);
    const mass = new Float64Array(lambda.length);
    mass[0] = 1;
    return { lambda, mass };
  },
};
