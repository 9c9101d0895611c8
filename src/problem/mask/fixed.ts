import { FULL, ratioHandle, TOP_RATIO } from "./drawing.ts";
import { ratioField, type MaskLawSpec, type RatioNodes } from "./law.ts";

/** Every row is masked at the same ratio p. */
export interface FixedLaw {
  law: "fixed";
  /** Probability p in [0, 1) that an input is hidden. */
  ratio: number;
}

export const fixed: MaskLawSpec<FixedLaw> = {
  law: "fixed",
  order: 10,
  label: "fixed ratio",
  help: "Every row is masked at the same ratio p.",
  fields: {
    ratio: ratioField({
      key: "p",
      label: "mask ratio",
      symbol: "p",
      tex: "p",
      help: "Probability that an input is hidden during training.",
      default: 0,
      initial: 0,
    }),
  },
  name: ({ ratio }, number) => (ratio === 0 ? "no masks" : `p = ${number(ratio)}`),
  words: ({ ratio }, number) => `every row masked at ${number(ratio)}`,
  nodes({ ratio }): RatioNodes {
    return {
      ratio: Float64Array.of(ratio),
      visible: Float64Array.of(1 - ratio),
      weight: Float64Array.of(1),
    };
  },
  draw({ ratio }): number {
    return ratio;
  },
  mean({ ratio }): number {
    return ratio;
  },
  moment({ ratio }, i, j): number {
    return ratio ** i * (1 - ratio) ** j;
  },
  leastVisible({ ratio }): number {
    return 1 - ratio;
  },
  atomAtZero({ ratio }): number {
    return ratio === 0 ? 1 : 0;
  },
  largest: ({ ratio }) => ratio,
  hostDependent: { nodes: false, draws: false },
  drawing: {
    shape: ({ ratio }) => ({ area: [], stems: [[ratio, FULL]] }),
    handles: ({ ratio }) => [ratioHandle("ratio", "mask ratio p", ratio, 0, TOP_RATIO)],
    moved: (law, _, value) => ({ ...law, ratio: value }),
    point: ({ ratio }) => [ratio, FULL],
  },
};
