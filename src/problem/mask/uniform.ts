import { gaussLegendre } from "../../numerics/index.ts";
import type { Fault } from "../fields/kinds.ts";
import { joinPath } from "../fields/paths.ts";
import { ratioField, type MaskLawSpec, type RatioNodes } from "./law.ts";

/** R²MAE: each row draws its own ratio uniformly (Dong, Wang & Kluger 2025). */
export interface UniformLaw {
  law: "uniform";
  /** Smallest ratio, in [0, 1). */
  min: number;
  /** Largest ratio, in [min, 1]. */
  max: number;
}

export const uniform: MaskLawSpec<UniformLaw> = {
  label: "uniform (R²MAE)",
  help: "R²MAE: each row draws its own ratio uniformly between two ends.",
  fields: {
    min: ratioField({
      key: "min",
      label: "lowest ratio",
      symbol: "a",
      tex: "a",
      help: "Lower end of the uniform law of mask ratios.",
      initial: 0.1,
    }),
    max: ratioField({
      key: "max",
      label: "highest ratio",
      symbol: "b",
      tex: "b",
      help: "Upper end of the uniform law of mask ratios.",
      initial: 0.9,
      openMax: false,
    }),
  },
  check({ min, max }, path): Fault[] {
    if (min <= max) return [];
    return [
      {
        path: joinPath(path, "max"),
        value: max,
        message: `must be at least min (${min}); found ${max}`,
      },
    ];
  },
  nodes({ min, max }): RatioNodes {
    if (min === max) return { ratio: Float64Array.of(min), weight: Float64Array.of(1) };
    const { node, weight } = gaussLegendre(nodeCount(min, max));
    const half = (max - min) / 2;
    const middle = (max + min) / 2;
    return {
      ratio: Float64Array.from(node, (x) => middle + half * x),
      weight: Float64Array.from(weight, (w) => w / 2),
    };
  },
  draw({ min, max }, random): number {
    return min + (max - min) * random.uniform();
  },
  mean({ min, max }): number {
    return (min + max) / 2;
  },
  inverseVisibleMeanDiverges({ max }): boolean {
    return max === 1;
  },
};

/** Where the nearest pole below p = 0 is taken to be; see {@link nodeCount}. */
const LOWER_POLE = -0.02;

/**
 * Nodes for about 14 digits. The integrands are rational in p, with a pole at p = 1 and others at
 * p = −ρ/(1−ρ), ρ in (0, 1], which comes near 0 only for extreme spectra. The Gauss–Legendre error
 * falls as R^(−2m), R = x + √(x²−1), where x is the place of the nearest pole on the interval
 * scaled to [−1, 1] (Trefethen 2008, Thm 4.5).
 */
function nodeCount(min: number, max: number): number {
  const width = max - min;
  const x = Math.min(2 - max - min, max + min - 2 * LOWER_POLE) / width;
  const rate = Math.log(x + Math.sqrt(x * x - 1));
  return Math.max(12, Math.min(128, Math.ceil(16.5 / rate)));
}
