import type { Random } from "../../numerics/index.ts";
import { betaNodes, betaPoleError } from "./beta-nodes.ts";
import type { NumberField } from "../fields/kinds.ts";
import {
  betaDensity,
  betaMoments,
  betaOf,
  sampleRatios,
  SHAPE,
  spreadLimits,
} from "./beta-shape.ts";
import { RATIO_STEP, ratioHandle, TOP_RATIO } from "./drawing.ts";
import type { MaskLawSpec } from "./law.ts";
import { densityOutline, outlinePoint } from "./outline.ts";

/** Each row draws its ratio from Beta(a, b). */
export interface BetaLaw {
  law: "beta";
  /** First shape, > 0: larger values push the ratios up. */
  a: number;
  /** Second shape, > 0: larger values push the ratios down. */
  b: number;
}

/** A share of the rows that changes no integral. */
const RARE = 1e-9;

function shape(key: "a" | "b", help: string): NumberField {
  return {
    kind: "number",
    key,
    label: `shape ${key}`,
    symbol: key,
    tex: key,
    help,
    ...SHAPE,
    scale: "log",
    track: [0.5, 20],
    initial: 2,
  };
}

export const beta: MaskLawSpec<BetaLaw> = {
  law: "beta",
  order: 40,
  label: "beta",
  help: "Each row draws its ratio from Beta(a, b), with mean a/(a+b).",
  fields: {
    a: shape("a", "First shape of the beta law; larger values push the ratios up."),
    b: shape("b", "Second shape of the beta law; larger values push the ratios down."),
  },
  name: ({ a, b }, number) => `Beta(${number(a)}, ${number(b)})`,
  words: ({ a, b }, number) => `Beta(${number(a)}, ${number(b)})`,
  nodes: betaNodes,
  poleError: betaPoleError,
  draw({ a, b }, random: Random): number {
    return random.beta(a, b);
  },
  mean({ a, b }): number {
    return a / (a + b);
  },
  moment({ a, b }, i, j): number {
    if (b + j <= 0) return Infinity;
    return (rising(a, i) * rising(b, j)) / rising(a + b, i + j);
  },
  leastVisible({ a, b }, share): number {
    // P(1−p < δ) grows as δ^b, and no faster than in proportion around the mean
    return (0.1 * share ** Math.max(1, 1 / b) * b) / (a + b);
  },
  atomAtZero(): number {
    return 0;
  },
  largest(law) {
    const { ratio, weight } = betaNodes(law, { zero: 1, one: 1 });
    let beyond = 0;
    let last = ratio.length;
    while (beyond < RARE) beyond += weight[--last] as number;
    return ratio[last] as number;
  },
  hostDependent: { nodes: true, draws: true },
  drawing: {
    shape: ({ a, b }, weigh, highest) => ({
      area: densityOutline(sampleRatios(a, b), betaDensity(a, b), weigh, highest),
      stems: [],
    }),
    handles({ a, b }) {
      const { mean, spread } = betaMoments(a, b);
      const [low, high] = spreadLimits(mean);
      const width = ratioHandle("spread", "standard deviation of the ratio", spread, low, high);
      return [
        ratioHandle("mean", "mean ratio", mean, RATIO_STEP, TOP_RATIO),
        { ...width, fine: true },
      ];
    },
    moved(law, id, value) {
      const { mean, spread } = betaMoments(law.a, law.b);
      return id === "mean"
        ? { ...law, ...betaOf(value, Math.min(spread, spreadLimits(value)[1])) }
        : { ...law, ...betaOf(mean, value) };
    },
    point(law, id, { area }) {
      const { mean, spread } = betaMoments(law.a, law.b);
      return outlinePoint(area, id === "mean" ? mean : mean + spreadSide(law) * spread);
    },
    dragged: (law, id, [ratio]) =>
      id === "spread" ? spreadSide(law) * (ratio - betaMoments(law.a, law.b).mean) : ratio,
  },
};

/** The side of the mean on which the spread is marked: where there is room. */
function spreadSide({ a, b }: BetaLaw): 1 | -1 {
  return a <= b ? 1 : -1;
}

/** x(x+1)…(x+n−1), and its inverse downwards: Γ(x+n)/Γ(x). */
function rising(x: number, n: number): number {
  let product = 1;
  for (let k = 0; k < n; k++) product *= x + k;
  for (let k = -1; k >= n; k--) product /= x + k;
  return product;
}
