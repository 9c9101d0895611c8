import { averageBetweenCuts } from "../../numerics/index.ts";
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

/**
 * How near to an end of the law its integrands may have a pole: nearer ones arise only for spectra
 * whose eigenvalues differ by this factor.
 */
const CLEARANCE = 1e-6;

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
    // The integrands are rational in p with poles at p ≥ 1 and at p = −ρ/(1−ρ) ≤ 0, ρ in (0, 1].
    const { node, weight } = averageBetweenCuts(min, max, -CLEARANCE, max < 1 ? 1 : 1 + CLEARANCE);
    return { ratio: node, weight };
  },
  draw({ min, max }, random): number {
    return min + (max - min) * random.uniform();
  },
  mean({ min, max }): number {
    return (min + max) / 2;
  },
  atomAtZero({ max }): number {
    return max === 0 ? 1 : 0;
  },
  inverseVisibleMeanDiverges({ max }): boolean {
    return max === 1;
  },
};
