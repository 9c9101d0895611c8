import { averageBetweenCuts } from "../../numerics/index.ts";
import type { Fault } from "../fields/kinds.ts";
import { joinPath } from "../fields/paths.ts";
import { BELOW_ONE } from "./below-one.ts";
import { FULL, ratioHandle, TOP_RATIO, type Point } from "./drawing.ts";
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

/** Height of the law, low enough for the size-biased one, at most twice as high. */
const BLOCK = FULL / 2;

export const uniform: MaskLawSpec<UniformLaw> = {
  law: "uniform",
  order: 20,
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
  name: ({ min, max }, number) => `R²MAE ${number(min)}–${number(max)}`,
  words: ({ min, max }, number) => `uniform from ${number(min)} to ${number(max)}`,
  nodes({ min, max }): RatioNodes {
    // The integrands are rational in p with poles at p ≥ 1 and at p = −ρ/(1−ρ) ≤ 0, ρ in (0, 1].
    const { node, weight } = averageBetweenCuts(min, max, -CLEARANCE, max < 1 ? 1 : 1 + CLEARANCE);
    return { ratio: node, weight };
  },
  nodesNearOne(law, { ridge, rescale, gamma }): RatioNodes | null {
    const { min, max } = law;
    if (!(ridge > 0 && max > 1 - 1e-5 && min < max)) return null;
    // rescaled inputs have p/(1-p) itself, with its pole at 1: the usual nodes of a law that ends before know of it
    if (rescale && max < 1) return null;
    // cuts that close in on 1
    const clearance = Math.max(1e-14, Math.min(1e-6, ridge / (10 * Math.max(1, gamma))));
    const right = Math.max(1, max) + clearance;
    const { node, weight } = averageBetweenCuts(min, max, -CLEARANCE, right);
    return { ratio: node.map((p) => Math.min(p, BELOW_ONE)), weight };
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
  largest: ({ max }) => max,
  hostDependent: { nodes: true, draws: false },
  drawing: {
    shape({ min, max }, weigh) {
      if (max - min < 1e-9) return { area: [], stems: [[min, FULL]] };
      const area: Point[] = [
        [min, 0],
        [min, BLOCK * weigh(min)],
        [max, BLOCK * weigh(max)],
        [max, 0],
      ];
      return { area, stems: [] };
    },
    handles: ({ min, max }) => [
      {
        ...ratioHandle("min", "lowest ratio a", min, 0, Math.min(max, TOP_RATIO)),
        edge: true,
      },
      { ...ratioHandle("max", "highest ratio b", max, min, 1), edge: true },
    ],
    moved: (law, id, value) => ({ ...law, [id]: value }),
    point: ({ min, max }, id) => [id === "min" ? min : max, BLOCK],
  },
};
