import type { Fault } from "../fields/kinds.ts";
import { lengthFaults } from "../fields/length-faults.ts";
import { joinPath } from "../fields/paths.ts";
import {
  MAX_EIGENVALUES,
  MAX_MAGNITUDE,
  type SpectralAtoms,
  type SpectrumFamily,
} from "./family.ts";

/** A few eigenvalues, each with a fraction of the d dimensions. */
export interface AtomsSpectrum {
  family: "atoms";
  /** Eigenvalues ≥ 0. */
  values: number[];
  /** Fractions of d; normalised to sum 1. */
  weights: number[];
}

/** A fault where every eigenvalue is 0: there would be no features at all. */
export function zeroSpectrumFaults(
  path: string,
  values: readonly number[],
  mass?: readonly number[],
): Fault[] {
  if (values.some((value, k) => value > 0 && (mass === undefined || (mass[k] ?? 0) > 0))) return [];
  return [
    {
      path,
      value: values,
      message: "must have at least one positive eigenvalue with a positive weight",
    },
  ];
}

export const atoms: SpectrumFamily<AtomsSpectrum> = {
  family: "atoms",
  order: 30,
  label: "atoms",
  help: "Chosen eigenvalues, each with a fraction of the dimensions.",
  fields: {
    values: {
      kind: "numbers",
      key: "values",
      label: "eigenvalues",
      symbol: "λₖ",
      tex: "\\lambda_k",
      itemSymbol: "λ{k}",
      help: "Eigenvalues of Σ, each ≥ 0.",
      item: { min: 0, max: MAX_MAGNITUDE },
      maxItems: MAX_EIGENVALUES,
      scale: "log",
      track: [0.01, 100],
      initial: [0.4, 1.6],
    },
    weights: {
      kind: "numbers",
      key: "weights",
      label: "fractions of d",
      symbol: "w̃ₖ",
      tex: "\\tilde w_k",
      itemSymbol: "w̃{k}",
      help: "Share of the dimensions with each eigenvalue; normalised to sum 1.",
      item: { min: 0, max: MAX_MAGNITUDE },
      maxItems: MAX_EIGENVALUES,
      positiveSum: true,
      scale: "linear",
      track: [0, 1],
      initial: [0.5, 0.5],
    },
  },
  check({ values, weights }, path): Fault[] {
    const lengths = lengthFaults(path, "weights", weights, "values", values.length);
    return lengths.length > 0
      ? lengths
      : zeroSpectrumFaults(joinPath(path, "values"), values, weights);
  },
  name: ({ values }) => `${values.length} eigenvalues`,
  hostDependent: false,
  listed: {
    hint: "drag an eigenvalue’s head to change it",
    path: (k) => `spectrum.values.${k}`,
  },
  atoms({ values, weights }): SpectralAtoms {
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    return {
      lambda: Float64Array.from(values),
      mass: Float64Array.from(weights, (weight) => weight / total),
    };
  },
};
