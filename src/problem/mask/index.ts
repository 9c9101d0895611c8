import type { Random } from "../../numerics/index.ts";
import { beta, type BetaLaw } from "./beta.ts";
import { discrete, type DiscreteLaw } from "./discrete.ts";
import { fixed, type FixedLaw } from "./fixed.ts";
import type { MaskLawSpec, RatioNodes } from "./law.ts";
import { uniform, type UniformLaw } from "./uniform.ts";

/** The law from which each training row draws its mask ratio. */
export type MaskLaw = FixedLaw | UniformLaw | DiscreteLaw | BetaLaw;

type Laws = { readonly [L in MaskLaw as L["law"]]: MaskLawSpec<L> };

/** Every mask law by name. A new law is its own file and one line here. */
export const maskLaws: Laws = { fixed, uniform, discrete, beta };

function specOf(law: MaskLaw): MaskLawSpec<MaskLaw> {
  return maskLaws[law.law];
}

/** The largest number below 1: something is always left to see, and 1/(1−p) stays finite. */
export const BELOW_ONE: number = 1 - 2 ** -53;

/** Quadrature nodes of a law, each ratio in [0, 1) also where rounding would give 1; see {@link RatioNodes}. */
export function ratioNodes(law: MaskLaw): RatioNodes {
  const nodes = specOf(law).nodes(law);
  if (!nodes.ratio.some((p) => p >= 1)) return nodes;
  return { ...nodes, ratio: nodes.ratio.map((p) => Math.min(p, BELOW_ONE)) };
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
