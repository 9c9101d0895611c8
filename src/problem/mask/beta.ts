import { gaussJacobi, type Random } from "../../numerics/index.ts";
import type { NumberField } from "../fields/kinds.ts";
import { betaNodesNearOne } from "./beta-near-one.ts";
import {
  betaDensity,
  betaMoments,
  betaOf,
  sampleRatios,
  SHAPE,
  spreadLimits,
} from "./beta-shape.ts";
import { RATIO_STEP, ratioHandle, TOP_RATIO } from "./drawing.ts";
import type { MaskLawSpec, RatioNodes } from "./law.ts";
import { densityOutline, outlinePoint } from "./outline.ts";

/** Each row draws its ratio from Beta(a, b). */
export interface BetaLaw {
  law: "beta";
  /** First shape, > 0: larger values push the ratios up. */
  a: number;
  /** Second shape, > 0: larger values push the ratios down. */
  b: number;
}

/**
 * Up to this b, E 1/(1−p) = (a+b−1)/(b−1) counts as infinite: above 1 it is finite, but beyond 10⁵·a,
 * and 1−p of the node that carries it would have lost its digits.
 */
const HEAVIEST = 1 + 1e-5;

/** Nodes; the integrands are smooth on [0, 1] once the ends' powers are in the weight. */
const NODES = 64;

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
  nodes({ a, b }): RatioNodes {
    // Where E 1/(1−p) is finite the weight is taken as p^(a−1)(1−p)^(b−2) and each node's weight multiplied by
    // (1−p): the rule is then exact also for the 1/(1−p) of raw overparameterised risks.
    const lowered = b > HEAVIEST ? 1 : 0;
    const { node, weight } = gaussJacobi(NODES, b - 1 - lowered, a - 1);
    const ratio = new Float64Array(NODES);
    const raised = new Float64Array(NODES);
    let total = 0;
    for (let i = 0; i < NODES; i++) {
      const p = (1 + (node[i] as number)) / 2;
      ratio[i] = p;
      raised[i] = (weight[i] as number) * (lowered ? 1 - p : 1);
      total += raised[i] as number;
    }
    for (let i = 0; i < NODES; i++) raised[i] = (raised[i] as number) / total;
    return { ratio, weight: raised };
  },
  nodesNearOne: ({ a, b }, { ridge, rescale }) =>
    ridge > 0 || rescale ? betaNodesNearOne(a, b) : null,
  draw({ a, b }, random: Random): number {
    return random.beta(a, b);
  },
  mean({ a, b }): number {
    return a / (a + b);
  },
  atomAtZero(): number {
    return 0;
  },
  inverseVisibleMeanDiverges({ b }): boolean {
    return b <= HEAVIEST;
  },
  largest: (law) => Math.max(...beta.nodes(law).ratio),
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
