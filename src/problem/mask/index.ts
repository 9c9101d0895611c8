import type { Random } from "../../numerics/index.ts";
import { inOrder } from "../fields/in-order.ts";
import { BELOW_ONE } from "./below-one.ts";
import type { LawDrawing } from "./drawing.ts";
import type { MaskLawSpec, NearOne, NumberText, RatioNodes } from "./law.ts";
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

/** Nodes with each ratio in [0, 1) also where rounding would give 1. */
function belowOne(nodes: RatioNodes): RatioNodes {
  if (!nodes.ratio.some((p) => p >= 1)) return nodes;
  return { ...nodes, ratio: nodes.ratio.map((p) => Math.min(p, BELOW_ONE)) };
}

/** Quadrature nodes of a law; see {@link RatioNodes}. */
export function ratioNodes(law: MaskLaw): RatioNodes {
  return belowOne(specOf(law).nodes(law));
}

/** Quadrature nodes of a law that also serve integrands with poles close to p = 1. */
export function ratioNodesNearOne(law: MaskLaw, near: NearOne): RatioNodes {
  const nodes = specOf(law).nodesNearOne?.(law, near) ?? null;
  return nodes === null ? ratioNodes(law) : belowOne(nodes);
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

/** Whether E 1/(1−p) is infinite under a law. */
export function inverseVisibleMeanDiverges(law: MaskLaw): boolean {
  return specOf(law).inverseVisibleMeanDiverges(law);
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
