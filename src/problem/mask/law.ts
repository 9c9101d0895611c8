import type { Random } from "../../numerics/index.ts";
import type { NumberField, Variant } from "../fields/kinds.ts";
import type { LawDrawing } from "./drawing.ts";

/**
 * Quadrature of a law of mask ratios: `Σ weight_i f(ratio_i)` is E f(p).
 *
 * | symbol | meaning |
 * |---|---|
 * | `ratio` | mask ratios p in [0, 1), length Q |
 * | `visible` | 1−p to all digits, also where p is next to 1 |
 * | `weight` | their probabilities, length Q, sum 1 |
 */
export interface RatioNodes {
  readonly ratio: Float64Array;
  readonly visible: Float64Array;
  readonly weight: Float64Array;
}

/**
 * What is to be integrated: functions of p that are rational with real poles, at least `zero` to the
 * left of 0 and `one` to the right of 1; 0 says that they may lie anywhere there. A simple pole at 1
 * itself is allowed beside them where E 1/(1−p) is finite.
 */
export interface Clearance {
  readonly zero: number;
  readonly one: number;
}

/** Writes what is lacking at v₀ = re + i im into `out`: real and imaginary part. */
export type PoleError = (re: number, im: number, out: [number, number]) => void;

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
  /** Quadrature nodes: exact for discrete laws, otherwise to some 13 digits for such functions. */
  nodes(law: L, clearance: Clearance): RatioNodes;
  /**
   * What those nodes lack of E 1/(v − v₀), v = 1−p, for a v₀ beside (0, 1) off the real axis, however
   * near; absent where nodes are exact.
   */
  poleError?(law: L, clearance: Clearance): PoleError;
  /** One draw of the ratio. */
  draw(law: L, random: Random): number;
  /** E p, exactly. */
  mean(law: L): number;
  /** E pⁱ(1−p)ʲ for whole numbers i ≥ 0 and j of either sign, to all digits; may be infinite. */
  moment(law: L, i: number, j: number): number;
  /** A lower bound, of the right order, of the 1−p below which a share ≤ 1/2 of the ratios lies. */
  leastVisible(law: L, share: number): number;
  /** Probability of the ratio 0: of rows that are not masked at all. */
  atomAtZero(law: L): number;
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
