import { ratioField, type MaskLawSpec, type RatioNodes } from "./law.ts";

/** Every row is masked at the same ratio p. */
export interface FixedLaw {
  law: "fixed";
  /** Probability p in [0, 1) that an input is hidden. */
  ratio: number;
}

export const fixed: MaskLawSpec<FixedLaw> = {
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
  nodes({ ratio }): RatioNodes {
    return { ratio: Float64Array.of(ratio), weight: Float64Array.of(1) };
  },
  draw({ ratio }): number {
    return ratio;
  },
  mean({ ratio }): number {
    return ratio;
  },
  atomAtZero({ ratio }): number {
    return ratio === 0 ? 1 : 0;
  },
  inverseVisibleMeanDiverges(): boolean {
    return false;
  },
};
