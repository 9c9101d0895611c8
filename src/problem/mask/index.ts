import type { Random } from "../../numerics/index.ts";
import { inOrder } from "../fields/in-order.ts";
import { BELOW_ONE } from "./below-one.ts";
import type { LawDrawing } from "./drawing.ts";
import type { Clearance, MaskLawSpec, NumberText, PoleError, RatioNodes } from "./law.ts";
import * as specs from "./laws.ts";

export { BELOW_ONE } from "./below-one.ts";

type LawOf<S> = S extends MaskLawSpec<infer L> ? L : never;

/** The law from which each training row draws its mask ratio. */
export type MaskLaw = LawOf<(typeof specs)[keyof typeof specs]>;

type Laws = { readonly [L in MaskLaw as L["law"]]: MaskLawSpec<L> };

/** Every mask law by name, in the order in which they are offered. */
export const maskLaws: Laws = Object.fromEntries(
  inOrder(specs).map((spec) => [spec.law, spec]),
) as unknown as Laws;

function specOf(law: MaskLaw): MaskLawSpec<MaskLaw> {
  return maskLaws[law.law];
}

/** Poles as near to the ends as these are within reach of the nodes unless told otherwise. */
const USUAL: Clearance = { zero: 1e-6, one: 1e-6 };

/**
 * Quadrature nodes of a law, each ratio in [0, 1) also where rounding would give 1; see
 * {@link RatioNodes} and, for what they integrate, {@link Clearance}.
 */
export function ratioNodes(law: MaskLaw, clearance: Clearance = USUAL): RatioNodes {
  const nodes = specOf(law).nodes(law, clearance);
  if (!nodes.ratio.some((p) => p >= 1)) return nodes;
  return { ...nodes, ratio: nodes.ratio.map((p) => Math.min(p, BELOW_ONE)) };
}

/** What {@link ratioNodes} lack of E 1/(1−p − v₀) for v₀ next to (0, 1); null where they are exact. */
export function poleError(law: MaskLaw, clearance: Clearance): PoleError | null {
  return specOf(law).poleError?.(law, clearance) ?? null;
}

/** One draw of the mask ratio from a law, in [0, 1) also where rounding would give 1. */
export function drawRatio(law: MaskLaw, random: Random): number {
  return Math.min(specOf(law).draw(law, random), BELOW_ONE);
}

/** The mean E p of a law, exactly. */
export function meanRatio(law: MaskLaw): number {
  return specOf(law).mean(law);
}

/** Probability under a law of the ratio 0, exactly: of rows that are not masked at all. */
export function atomAtZero(law: MaskLaw): number {
  return specOf(law).atomAtZero(law);
}

/** E pⁱ(1−p)ʲ for whole numbers i ≥ 0 and j, to all digits; Infinity where it diverges. */
export function ratioMoment(law: MaskLaw, i: number, j: number): number {
  return specOf(law).moment(law, i, j);
}

/** A lower bound, of the right order, of the 1−p below which a share ≤ 1/2 of the ratios lies. */
export function leastVisible(law: MaskLaw, share: number): number {
  return specOf(law).leastVisible(law, share);
}

/** Whether E 1/(1−p) is infinite under a law. */
export function inverseVisibleMeanDiverges(law: MaskLaw): boolean {
  return ratioMoment(law, 0, -1) === Infinity;
}

/** Largest ratio that rows have, but for a share of them that changes no integral. */
export function largestRatio(law: MaskLaw): number {
  return specOf(law).largest(law);
}

/** Whether a law's nodes, and its draws, differ between hosts in their last bits. */
export function hostDependence(law: MaskLaw): { readonly nodes: boolean; readonly draws: boolean } {
  return specOf(law).hostDependent;
}

/** A law in a few characters. */
export function maskLawName(law: MaskLaw, number: NumberText): string {
  return specOf(law).name(law, number);
}

/** A law in words, with its mean where the words do not say it. */
export function maskLawText(law: MaskLaw, number: NumberText): string {
  const words = specOf(law).words(law, number);
  return law.law === "fixed" ? words : `${words}, mean ratio ${number(meanRatio(law))}`;
}

/** How a law is drawn, and dragged. */
export function lawDrawing(law: MaskLaw): LawDrawing<MaskLaw> {
  return specOf(law).drawing;
}
