import type { Fault } from "../fields/kinds.ts";
import { joinPath } from "../fields/paths.ts";
import { MAX_EIGENVALUES, MAX_MAGNITUDE } from "../spectrum/family.ts";
import type { AlignmentKind } from "./alignment.ts";

/** Energies in proportion to a given list. */
export interface WeightsAlignment {
  kind: "weights";
  /** One entry per eigenvalue in the order of the spectrum (spiked: bulk first, then the spikes). */
  weights: number[];
}

export const weightsAlignment: AlignmentKind<WeightsAlignment> = {
  kind: "weights",
  order: 30,
  hostDependent: false,
  label: "chosen energies",
  help: "Energy in proportion to a list, one entry per eigenvalue (spiked: bulk first, then the spikes).",
  fields: {
    weights: {
      kind: "numbers",
      key: "energies",
      label: "signal energies",
      symbol: "b̃ₖ",
      tex: "\\tilde b_k",
      itemSymbol: "b̃{k}",
      help: "Relative energy of β along each eigenvalue’s directions, in the order of the spectrum.",
      item: { min: 0, max: MAX_MAGNITUDE },
      maxItems: MAX_EIGENVALUES,
      positiveSum: true,
      scale: "linear",
      track: [0, 1],
      initial: [1],
    },
  },
  faultsIn({ weights }, { lambda }, path): Fault[] {
    if (weights.length === lambda.length) return [];
    const message = `must have one entry per eigenvalue (${lambda.length}); found ${weights.length}`;
    return [{ path: joinPath(path, "weights"), value: weights, message }];
  },
  energies({ weights }): Float64Array {
    return Float64Array.from(weights);
  },
};
