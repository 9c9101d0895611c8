import type { Fault } from "../fields/kinds.ts";
import { lengthFaults } from "../fields/length-faults.ts";
import { figureText, FULL, ratioHandle, TOP_RATIO, type Handle, type Point } from "./drawing.ts";
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

/** Lists longer than this have no handles: they would hide one another. */
const MOST_HANDLES = 8;

/** Lists up to this are named one ratio after another. */
const MOST_NAMED = 3;

export const discrete: MaskLawSpec<DiscreteLaw> = {
  law: "discrete",
  order: 30,
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
      symbol: "μ̃ₖ",
      tex: "\\tilde \\mu_k",
      itemSymbol: "μ̃{k}",
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
  name: ({ ratios }, number) =>
    ratios.length <= MOST_NAMED
      ? `p in {${ratios.map(number).join(", ")}}`
      : `${ratios.length} ratios`,
  words: ({ ratios }) => `${ratios.length} ratios`,
  nodes({ ratios, weights }): RatioNodes {
    const total = sum(weights);
    return {
      ratio: Float64Array.from(ratios),
      visible: Float64Array.from(ratios, (ratio) => 1 - ratio),
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
  moment({ ratios, weights }, i, j): number {
    const parts = ratios.map((p, k) => p ** i * (1 - p) ** j * (weights[k] as number));
    return sum(parts) / sum(weights);
  },
  leastVisible({ ratios, weights }): number {
    return 1 - Math.max(...ratios.filter((_, k) => (weights[k] as number) > 0));
  },
  atomAtZero({ ratios, weights }): number {
    return sum(weights.filter((_, k) => ratios[k] === 0)) / sum(weights);
  },
  largest: ({ ratios }) => Math.max(...ratios),
  hostDependent: { nodes: false, draws: false },
  drawing: {
    shape({ ratios, weights }, weigh) {
      const chances = probabilities(weights);
      const stems = ratios.map((ratio, k): Point => [
        ratio,
        FULL * (chances[k] as number) * weigh(ratio),
      ]);
      return { area: [], stems };
    },
    handles: ({ ratios, weights }) => handles(ratios, probabilities(weights)),
    moved(law, id, value) {
      const k = indexOf(id);
      return id.startsWith(CHANCE)
        ? { ...law, weights: withProbability(law.weights, k, value) }
        : { ...law, ratios: law.ratios.with(k, value) };
    },
    point: ({ ratios }, id, { stems }) =>
      id.startsWith(CHANCE) ? (stems[indexOf(id)] as Point) : [ratios[indexOf(id)] as number, 0],
    dragged: (_, id, [ratio, height]) => (id.startsWith(CHANCE) ? height / FULL : ratio),
  },
};

const CHANCE = "chance-";
const RATIO = "ratio-";

const indexOf = (id: string): number => Number(id.split("-")[1]);

function handles(ratios: readonly number[], chances: readonly number[]): Handle[] {
  if (ratios.length > MOST_HANDLES) return [];
  return ratios.flatMap((ratio, k): Handle[] => {
    const which = `${k + 1} of ${ratios.length}`;
    const foot = ratioHandle(`${RATIO}${k}`, `ratio ${which}`, ratio, 0, TOP_RATIO);
    if (ratios.length === 1) return [foot];
    const chance = chances[k] as number;
    const head: Handle = {
      id: `${CHANCE}${k}`,
      label: `probability of ratio ${which}`,
      text: figureText(chance),
      value: chance,
      min: 0,
      max: 1,
      vertical: true,
      foot: foot.id,
    };
    return [foot, head];
  });
}

/** Probabilities of weights. */
export function probabilities(weights: readonly number[]): number[] {
  const total = sum(weights);
  return weights.map((weight) => weight / total);
}

/** Weights in which entry `index` has the probability given; the others keep their proportions. */
function withProbability(weights: readonly number[], index: number, chance: number): number[] {
  const chances = probabilities(weights);
  const others = 1 - (chances[index] as number);
  return chances.map((own, k) => {
    if (k === index) return chance;
    // with nothing on the others, what is given back is shared evenly
    const portion = others > 0 ? own / others : 1 / (weights.length - 1);
    return Number(((1 - chance) * portion).toFixed(3));
  });
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
