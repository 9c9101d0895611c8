import type { Random } from "../../numerics/index.ts";
import type { NumberField, Variant } from "../fields/kinds.ts";

/**
 * Quadrature of a law of mask ratios: `Σ weight_i f(ratio_i)` is E f(p).
 *
 * | symbol | meaning |
 * |---|---|
 * | `ratio` | mask ratios p in [0, 1), length Q |
 * | `weight` | their probabilities, length Q, sum 1 |
 */
export interface RatioNodes {
  readonly ratio: Float64Array;
  readonly weight: Float64Array;
}

/** A law from which each row draws its mask ratio. */
export interface MaskLawSpec<L> extends Variant<Omit<L, "law">> {
  /** Quadrature nodes; exact for discrete laws, spectrally accurate for smooth integrands otherwise. */
  nodes(law: L): RatioNodes;
  /** One draw of the ratio. */
  draw(law: L, random: Random): number;
  /** E p, exactly. */
  mean(law: L): number;
  /** Probability of the ratio 0: of rows that are not masked at all. */
  atomAtZero(law: L): number;
  /** Whether E 1/(1−p) is infinite: raw overparameterised risks then diverge. */
  inverseVisibleMeanDiverges(law: L): boolean;
}

/** A mask ratio as a field. */
export function ratioField(
  text: Pick<NumberField, "key" | "label" | "symbol" | "tex" | "help" | "initial"> & {
    default?: number;
    openMax?: boolean;
  },
): NumberField {
  return {
    kind: "number",
    min: 0,
    max: 1,
    openMax: true,
    scale: "linear",
    track: [0, 0.95],
    ...text,
  };
}
