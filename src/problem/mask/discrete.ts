import type { Fault } from "../fields/kinds.ts";
import { lengthFaults } from "../spectrum/atoms.ts";
import type { MaskLawSpec, RatioNodes } from "./law.ts";

/** Each row draws its ratio from a list. */
export interface DiscreteLaw {
  law: "discrete";
  /** Mask ratios in [0, 1). */
  ratios: number[];
  /** Their probabilities; normalised to sum 1. */
  weights: number[];
}

const MAX_RATIOS = 200;

export const discrete: MaskLawSpec<DiscreteLaw> = {
  label: "a list of ratios",
  help: "Each row draws its ratio from a list with given probabilities.",
  fields: {
    ratios: {
      kind: "numbers",
      key: "ratios",
      label: "mask ratios",
      symbol: "pₖ",
      tex: "p_k",
      itemSymbol: "p{k}",
      help: "Mask ratios that a row may draw.",
      item: { min: 0, max: 1, openMax: true },
      maxItems: MAX_RATIOS,
      scale: "linear",
      track: [0, 0.95],
      initial: [0.2, 0.6],
    },
    weights: {
      kind: "numbers",
      key: "probabilities",
      label: "probabilities",
      symbol: "μₖ",
      tex: "\\mu_k",
      itemSymbol: "μ{k}",
      help: "Probability of each ratio; normalised to sum 1.",
      item: { min: 0, max: 1e9 },
      maxItems: MAX_RATIOS,
      positiveSum: true,
      scale: "linear",
      track: [0, 1],
      initial: [0.5, 0.5],
    },
  },
  check({ ratios, weights }, path): Fault[] {
    return lengthFaults(path, "weights", weights, "ratios", ratios.length);
  },
  nodes({ ratios, weights }): RatioNodes {
    const total = sum(weights);
    return {
      ratio: Float64Array.from(ratios),
      weight: Float64Array.from(weights, (weight) => weight / total),
    };
  },
  draw({ ratios, weights }, random): number {
    let left = random.uniform() * sum(weights);
    for (let k = 0; k < ratios.length; k++) {
      left -= weights[k] as number;
      if (left < 0) return ratios[k] as number;
    }
    // rounding can leave a last sliver: it belongs to the last ratio that has any weight
    return ratios[weights.findLastIndex((weight) => weight > 0)] as number;
  },
  mean({ ratios, weights }): number {
    return (
      ratios.reduce((total, ratio, k) => total + ratio * (weights[k] as number), 0) / sum(weights)
    );
  },
  atomAtZero({ ratios, weights }): number {
    return sum(weights.filter((_, k) => ratios[k] === 0)) / sum(weights);
  },
  inverseVisibleMeanDiverges(): boolean {
    return false;
  },
};

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
