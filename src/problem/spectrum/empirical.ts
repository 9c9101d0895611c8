import type { Fault } from "../fields/kinds.ts";
import { joinPath } from "../fields/paths.ts";
import { zeroSpectrumFaults } from "./atoms.ts";
import {
  equalMass,
  MAX_EIGENVALUES,
  MAX_MAGNITUDE,
  type SpectralAtoms,
  type SpectrumFamily,
} from "./family.ts";

/** A list of eigenvalues with equal weights, such as those of a table of data. */
export interface EmpiricalSpectrum {
  family: "empirical";
  /** Eigenvalues ≥ 0, each with the same share of d. */
  eigenvalues: number[];
}

export const empirical: SpectrumFamily<EmpiricalSpectrum> = {
  family: "empirical",
  order: 80,
  label: "empirical",
  help: "Eigenvalues of a real correlation matrix, each with the same share of the dimensions.",
  fields: {
    eigenvalues: {
      kind: "numbers",
      key: "eigenvalues",
      label: "eigenvalues",
      symbol: "λₖ",
      tex: "\\lambda_k",
      itemSymbol: "λ{k}",
      help: "Eigenvalues of Σ, each ≥ 0, with equal weights.",
      item: { min: 0, max: MAX_MAGNITUDE },
      maxItems: MAX_EIGENVALUES,
      scale: "log",
      track: [0.01, 100],
      initial: [4, 2, 1, 0.6, 0.25, 0.15],
    },
  },
  check({ eigenvalues }, path): Fault[] {
    return zeroSpectrumFaults(joinPath(path, "eigenvalues"), eigenvalues);
  },
  name: ({ eigenvalues }) => `${eigenvalues.length} measured eigenvalues`,
  hostDependent: false,
  atoms({ eigenvalues }): SpectralAtoms {
    return equalMass(Float64Array.from(eigenvalues));
  },
};
