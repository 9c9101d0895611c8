import type { Random } from "../../numerics/index.ts";
import type { NumberField, Variant } from "../fields/kinds.ts";
import type { LawDrawing } from "./drawing.ts";

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

/** What puts a pole of the integrands close to p = 1. */
export interface NearOne {
  /** Ridge λ ≥ 0: 1/(1 + u d) has a pole at 1 − p of about −1/u, as near as the ridge is small. */
  readonly ridge: number;
  /** Whether inputs are divided by 1 − p: a pole at about −u, as near as γ is small. */
  readonly rescale: boolean;
  /** Aspect ratio γ = d/n. */
  readonly gamma: number;
}

/** Writes a number in few characters. */
export type NumberText = (value: number) => string;

/**
 * A law from which each row draws its mask ratio: everything that any part has to know of it. Where
 * two laws differ, they differ by what stands here.
 */
export interface MaskLawSpec<L extends { readonly law: string }> extends Variant<Omit<L, "law">> {
  /** Its name in links and files. */
  readonly law: L["law"];
  /** Its place in lists: lower ones come first. */
  readonly order: number;
  /** A law in a few characters, for the end of a curve: "R²MAE 0.1–0.9". */
  name(law: L, number: NumberText): string;
  /** A law in words, without its mean: "uniform from 0.1 to 0.9". */
  words(law: L, number: NumberText): string;
  /** Quadrature nodes; exact for discrete laws, spectrally accurate for smooth integrands otherwise. */
  nodes(law: L): RatioNodes;
  /**
   * Nodes that serve poles close to p = 1 as well, for laws with weight next to 1; null where
   * {@link MaskLawSpec.nodes} does.
   */
  nodesNearOne?(law: L, near: NearOne): RatioNodes | null;
  /** One draw of the ratio. */
  draw(law: L, random: Random): number;
  /** E p, exactly. */
  mean(law: L): number;
  /** Probability of the ratio 0: of rows that are not masked at all. */
  atomAtZero(law: L): number;
  /** Whether E 1/(1−p) is infinite: raw overparameterised risks then diverge. */
  inverseVisibleMeanDiverges(law: L): boolean;
  /** Largest ratio that rows have, but for a share of them that changes no integral. */
  largest(law: L): number;
  /**
   * Whether nodes, and draws, come from functions (powers, cosines, logarithms) whose last bits differ
   * between hosts: experiments then round them.
   */
  readonly hostDependent: { readonly nodes: boolean; readonly draws: boolean };
  /** How the law is drawn, and dragged. */
  readonly drawing: LawDrawing<L>;
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
